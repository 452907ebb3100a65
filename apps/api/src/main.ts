import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { printBotKey, start } from './start.js';

// What the environment already says stands.
if (existsSync('.env')) process.loadEnvFile();
process.exitCode = await (process.argv[2] === 'bot-key' ? printBotKey : start)(process.env);
