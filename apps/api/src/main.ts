import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { start } from './start.js';

// What the environment already says stands.
if (existsSync('.env')) process.loadEnvFile();
process.exitCode = await start(process.env);
