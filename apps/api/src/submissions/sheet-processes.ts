import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Semaphore, type Turn } from '../semaphore.js';
import type { SheetAnswer, SheetTask } from './sheet.task.js';

interface Bounds {
  readonly seconds: number;
  readonly residentMegabytes: number;
}

/**
 * What one task may cost; beyond it the process is killed and the list refused. Of each account the judge remembers the
 * id: a million take about 60 MB, and as shared strings of the workbook they take as much again.
 */
const boundsOf: Readonly<Record<SheetTask['kind'], Bounds>> = {
  services: { seconds: 60, residentMegabytes: 256 },
  accounts: { seconds: 600, residentMegabytes: 900 },
  declared: { seconds: 20, residentMegabytes: 256 },
};
/** How many processes of a task work side by side, and how many askers wait for one. */
const turnsOf: Readonly<Record<SheetTask['task'], { readonly atOnce: number; readonly mostWaiting: number }>> = {
  judge: { atOnce: 2, mostWaiting: 8 },
  mark: { atOnce: 2, mostWaiting: 32 },
  cells: { atOnce: 2, mostWaiting: 16 },
};
const heapMegabytes = 192;
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

/** A task whose content is found when its turn has come, so that those who wait hold nothing. */
interface LateTask {
  readonly task: SheetTask['task'];
  prepare(): Promise<SheetTask>;
}

type ShowProgress = (progress: Progress) => void;

/**
 * Each task has a process of its own, bounded in time and memory; a few of a task work side by side. Where lists come, the next process is started while
 * none works: to start takes longer than to judge most lists.
 */
@Injectable()
export class SheetProcesses implements OnModuleDestroy {
  private readonly turns = {
    judge: new Semaphore(turnsOf.judge),
    mark: new Semaphore(turnsOf.mark),
    cells: new Semaphore(turnsOf.cells),
  };
  private working = 0;
  private spare: ChildProcess | null = null;
  private isOver = false;

  /** Waits for the turn; once the asker has gone, the process is killed. */
  async start(turn: Turn, asked: SheetTask | LateTask, onProgress?: ShowProgress): Promise<SheetProcess> {
    const release = await this.turns[asked.task].acquire(turn);
    try {
      const task = 'prepare' in asked ? await asked.prepare() : asked;
      const started = this.begin(task, { signal: turn.gone, onProgress });
      void started.outcome.then(release, release);
      return started;
    } catch (error) {
      release();
      throw error;
    }
  }

  private begin(task: SheetTask, surroundings: Surroundings): SheetProcess {
    const child = this.takeSpare() ?? startProcess([]);
    if (!child.stdout) throw new Error('The sheet process has no stdout');
    this.working++;
    const outcome = outcomeOf(child, boundsOf[task.kind], surroundings).finally(() => this.rest());
    child.send(task, () => undefined); // One that has died already says so by its end.
    return { output: child.stdout, outcome, kill: () => child.kill('SIGKILL') };
  }

  onModuleDestroy(): void {
    this.isOver = true;
    this.takeSpare()?.kill('SIGKILL');
  }

  private takeSpare(): ChildProcess | null {
    const { spare } = this;
    this.spare = null;
    return spare?.connected ? spare : null;
  }

  private rest(): void {
    this.working--;
    if (this.working > 0 || this.spare?.connected || this.isOver) return;
    const spare = startProcess(['ahead']);
    // The next task tries again, and tells.
    spare.on('error', () => this.spare === spare && (this.spare = null));
    this.spare = spare;
  }
}

interface Surroundings {
  /** Ends the process early. */
  readonly signal: AbortSignal | undefined;
  readonly onProgress: ShowProgress | undefined;
}

/** Started `ahead` of its task, a process loads what it may need meanwhile. */
function startProcess(args: readonly 'ahead'[]): ChildProcess {
  const child = fork(join(import.meta.dirname, 'sheet.child.js'), args, {
    execArgv: [`--max-old-space-size=${heapMegabytes}`, `--max-semi-space-size=${youngMegabytes}`],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    // The process reads untrusted files: it needs none of our secrets.
    env: {},
  });
  // Whoever asks for something meanwhile comes first.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL);
  return child;
}

function outcomeOf(child: ChildProcess, bounds: Bounds, { signal, onProgress }: Surroundings): Promise<Outcome> {
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
  const giveUp = () => child.kill('SIGKILL');
  signal?.addEventListener('abort', giveUp);
  if (signal?.aborted) giveUp();
  return new Promise<Outcome>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, killedBy) => {
      if (outcome) resolve(outcome);
      else if (signal?.aborted) reject(signal.reason as Error);
      else if (complaint.includes('heap out of memory')) resolve({ answer: 'refused', code: 'READ_OUT_OF_MEMORY' });
      else reject(new Error(`The sheet process ended with ${killedBy ?? code}: ${complaint}`));
    });
  }).finally(() => {
    stopWatching();
    signal?.removeEventListener('abort', giveUp);
  });
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
