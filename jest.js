// Jest needs --experimental-vm-modules for ES modules; npm scripts on Windows cannot set it portably.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const bin = createRequire(import.meta.url).resolve('jest/bin/jest');
const run = spawnSync(
  process.execPath,
  [
    '--experimental-vm-modules',
    '--no-warnings',
    bin,
    '--config',
    `${import.meta.dirname}/jest.config.js`,
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
process.exit(run.status ?? 1);
