// Checks everything, fast to slow, and stops at the first failure: `npm test`, on CI too.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'emc-check-'));
const results = join(folder, 'jest.json');
const bin = (name) => join(import.meta.dirname, 'node_modules', '.bin', name);

const steps = [
  ['format', bin('prettier'), '--check', '--log-level=warn', '.'],
  ['types', bin('tsc'), '-b'],
  ['lint', bin('nx'), 'run-many', '-t', 'lint', '--outputStyle=static'],
  ['unused code', bin('knip'), '--no-config-hints'],
  ['tests', process.execPath, 'jest.js', '--maxWorkers=2', '--json', `--outputFile=${results}`],
];

process.exitCode = 1;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const failed = steps.find((step) => !passes(step));
if (failed) console.log(`\nFAILED: ${failed[0]}. The steps after it did not run.`);
else process.exitCode = 0;
console.log(summary());

function passes([name, command, ...args]) {
  console.log(`\n── ${name}`);
  const started = Date.now();
  const { status, error } = spawnSync(command, args, {
    cwd: import.meta.dirname,
    stdio: ['ignore', name === 'tests' ? 'ignore' : 'inherit', 'inherit'],
    env: { ...process.env, NX_TUI: 'false' },
    shell: process.platform === 'win32',
  });
  if (error) console.log(String(error));
  console.log(`── ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return status === 0;
}

/** A step that fails before the tests, or a test file that cannot be run, counts as one failure. */
function summary() {
  if (failed && failed[0] !== 'tests') return '0 passed, 1 failed, 0 skipped';
  const jest = JSON.parse(readFileSync(results, 'utf8'));
  const wrong = jest.numFailedTests + jest.numRuntimeErrorTestSuites;
  return `${jest.numPassedTests} passed, ${wrong} failed, ${jest.numPendingTests + jest.numTodoTests} skipped`;
}
