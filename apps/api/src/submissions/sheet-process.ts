import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { SheetAnswer, SheetTask } from './sheet.task.js';

interface Bounds {
  readonly seconds: number;
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
}

/**
 * What one task may cost; beyond it the process is killed and the list refused. Of each account the judge remembers the
 * id: a million take about 60 MB, and as shared strings of the workbook they take as much again.
 */
const boundsOf: Readonly<Record<SheetTask['kind'], Bounds>> = {
  services: { seconds: 60, heapMegabytes: 192, residentMegabytes: 256 },
  accounts: { seconds: 600, heapMegabytes: 192, residentMegabytes: 900 },
  declared: { seconds: 20, heapMegabytes: 128, residentMegabytes: 256 },
};
/** Half of what V8 would take three times for what is short-lived: a long list is read as fast, in 20 MB less. */
const youngMegabytes = 8;
const watchEveryMs = 100;
const pageBytes = 4096;

export type Progress = Extract<SheetAnswer, { answer: 'progress' }>;
type Outcome = Exclude<SheetAnswer, Progress>;
type Overrun = 'READ_TIMEOUT' | 'READ_OUT_OF_MEMORY';

export interface SheetProcess {
  /** Rows or workbook, as the process writes them; to be read to its end. */
  readonly output: Readable;
  /** Rejects only when the machinery broke, or by the signal. */
  readonly outcome: Promise<Outcome>;
  kill(): void;
}

interface Surroundings {
  /** Ends the process early. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
}

/** Starts a task in a process of its own, bounded in time and memory. */
export function startSheetProcess(task: SheetTask, { signal, onProgress }: Surroundings = {}): SheetProcess {
  const bounds = boundsOf[task.kind];
  const child = fork(join(import.meta.dirname, 'sheet.child.js'), {
    execArgv: [`--max-old-space-size=${bounds.heapMegabytes}`, `--max-semi-space-size=${youngMegabytes}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // The process reads untrusted files: it needs none of our secrets.
    env: {},
    ...(signal && { signal }),
    killSignal: 'SIGKILL',
  });
  // Whoever asks for something meanwhile comes first.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  if (!child.stdout) throw new Error('The sheet process has no stdout');
  const outcome = outcomeOf(child, bounds, onProgress);
  outcome.catch(() => undefined); // Whoever asked may have been stopped by the output already.
  child.send(task);
  return { output: child.stdout, outcome, kill: () => child.kill('SIGKILL') };
}

function outcomeOf(child: ChildProcess, bounds: Bounds, onProgress?: (progress: Progress) => void): Promise<Outcome> {
  let outcome: Outcome | undefined;
  let complaint = '';
  const stopWatching = watch(child, bounds, (code) => {
    outcome ??= { answer: 'refused', code };
    child.kill('SIGKILL');
  });
  child.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-4000)));
  child.on('message', (said: SheetAnswer) => {
    if (said.answer === 'progress') onProgress?.(said);
    else outcome ??= said;
  });
  return new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      if (outcome) resolve(outcome);
      else if (complaint.includes('heap out of memory')) resolve({ answer: 'refused', code: 'READ_OUT_OF_MEMORY' });
      else reject(new Error(`The sheet process ended with ${signal ?? code}: ${complaint}`));
    });
  }).finally(stopWatching);
}

/** Tells when the process takes too long or too much; answers what ends the watch. */
function watch(child: ChildProcess, bounds: Bounds, overrun: (code: Overrun) => void): () => void {
  const timer = setTimeout(() => overrun('READ_TIMEOUT'), bounds.seconds * 1000);
  const look = setInterval(() => {
    void residentMegabytes(child.pid).then((size) => size > bounds.residentMegabytes && overrun('READ_OUT_OF_MEMORY'));
  }, watchEveryMs);
  return () => {
    clearTimeout(timer);
    clearInterval(look);
  };
}

/** Zero where the system does not tell (outside Linux); the heap bound holds there. */
async function residentMegabytes(pid: number | undefined): Promise<number> {
  const pages = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '');
  return (Number(pages.split(' ')[1] ?? 0) * pageBytes) / 1_048_576;
}
