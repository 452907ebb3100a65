import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Logger } from '@nestjs/common';

const program = fileURLToPath(new URL('../../../bot/dist/main.js', import.meta.url));
const firstWaitMs = 1_000;
const longestWaitMs = 60_000;
/** Whoever ran for so long did not fail at its start. */
const ranWellMs = 60_000;
const endMs = 10_000;

/** The bot beside the API, as a process of its own: what breaks it does not break the API, and it is started again. */
export class BotProcess {
  private readonly log = new Logger('Bot');
  private child: ChildProcess | undefined;
  private timer: NodeJS.Timeout | undefined;
  private waitMs = firstWaitMs;
  private isEnding = false;

  constructor(private readonly env: NodeJS.ProcessEnv) {}

  start(): void {
    if (!existsSync(program)) {
      this.log.warn(`There is no bot at ${program}; build it and start again.`);
      return;
    }
    const startedAt = Date.now();
    // Over the channel the bot learns that this process is gone, however it went.
    const child = spawn(process.execPath, [program], { env: this.env, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    this.child = child;
    child.once('error', (error) => this.log.warn(error));
    child.once('exit', (code, signal) => {
      this.child = undefined;
      if (this.isEnding) return;
      if (Date.now() - startedAt > ranWellMs) this.waitMs = firstWaitMs;
      this.log.warn(`The bot ended (${signal ?? code}); it starts again in ${this.waitMs / 1000} s.`);
      this.timer = setTimeout(() => this.start(), this.waitMs);
      this.waitMs = Math.min(this.waitMs * 2, longestWaitMs);
    });
  }

  /** Lets the bot finish what it has in hand, for a few seconds. */
  async end(): Promise<void> {
    this.isEnding = true;
    clearTimeout(this.timer);
    const { child } = this;
    if (!child) return;
    const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    const patience = setTimeout(() => child.kill('SIGKILL'), endMs);
    await ended;
    clearTimeout(patience);
  }
}
