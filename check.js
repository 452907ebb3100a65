// Checks everything, fast to slow, and stops after the first stage that fails: `npm test`, on CI too.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'emc-check-'));
const results = join(folder, 'jest.json');
const bin = (name) => join(import.meta.dirname, 'node_modules', '.bin', name);

/** Steps of one stage run at the same time: each of them alone leaves a core idle. */
const stages = [
  [
    ['format', bin('prettier'), '--check', '--log-level=warn', '.'],
    ['types', bin('tsc'), '-b'],
  ],
  [
    ['lint', bin('nx'), 'run-many', '-t', 'lint', '--outputStyle=static'],
    ['unused code', bin('knip'), '--no-config-hints'],
  ],
  [['tests', process.execPath, 'jest.js', '--maxWorkers=2', '--forceExit', '--json', `--outputFile=${results}`]],
];

process.exitCode = 1;
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
const failed = await firstFailed();
if (failed) console.log(`\nFAILED: ${failed}. What comes after it did not run.`);
else process.exitCode = 0;
console.log(summary());

/** The name of the step that failed, once the others of its stage have ended. */
async function firstFailed() {
  for (const stage of stages) {
    const passed = await Promise.all(stage.map(passes));
    const step = stage[passed.indexOf(false)];
    if (step) return step[0];
  }
  return null;
}

/** Tests are seen as they run, and a test that failed may leave something open, which must not hold the check; what others say comes in one piece, when they have ended. */
function passes([name, command, ...args]) {
  const started = Date.now();
  const isTests = name === 'tests';
  const child = spawn(command, args, {
    cwd: import.meta.dirname,
    stdio: ['ignore', isTests ? 'ignore' : 'pipe', isTests ? 'inherit' : 'pipe'],
    env: { ...process.env, NX_TUI: 'false' },
    shell: process.platform === 'win32',
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
  return new Promise((resolve) => {
    child.on('error', (error) => (said += error));
    child.on('close', (status) => {
      console.log(`\n── ${name}\n${said}── ${name}: ${status === 0 ? 'ok' : 'FAILED'}, ${secondsSince(started)} s`);
      resolve(status === 0);
    });
  });
}

function secondsSince(started) {
  return ((Date.now() - started) / 1000).toFixed(1);
}

/** A step that fails before the tests, or a test file that cannot be run, counts as one failure. */
function summary() {
  if (failed && failed !== 'tests') return '0 passed, 1 failed, 0 skipped';
  const jest = JSON.parse(readFileSync(results, 'utf8'));
  const wrong = jest.numFailedTests + jest.numRuntimeErrorTestSuites;
  return `${jest.numPassedTests} passed, ${wrong} failed, ${jest.numPendingTests + jest.numTodoTests} skipped`;
}
