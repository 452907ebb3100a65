import 'reflect-metadata';
import { existsSync } from 'node:fs';

// What the environment already says stands.
if (existsSync('.env')) process.loadEnvFile();
// Whoever only asks for a key does not wait for the server to be loaded.
process.exitCode =
  process.argv[2] === 'bot-key'
    ? await (await import('./bot-key.js')).printBotKey(process.env)
    : await (await import('./start.js')).start(process.env);
