import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { readApiLevels } from './api-levels.js';

const declarations = createRequire(import.meta.url).resolve('@types/office-js/index.d.ts');
process.stdout.write(`${JSON.stringify(readApiLevels(readFileSync(declarations, 'utf8')), null, 2)}\n`);
