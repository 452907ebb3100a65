import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';

/** Answers that somebody waits for. Whoever stops EMC cuts all connections, so they are to be given before. */
@Injectable()
export class WaitingAnswers {
  private readonly open = new Set<ServerResponse>();

  add(answer: ServerResponse): void {
    this.open.add(answer);
    answer.once('close', () => this.open.delete(answer));
  }

  /** Resolves when all that are open now have been given, or after `ms`. */
  async given(ms: number): Promise<void> {
    const all = [...this.open].map((answer) => once(answer, 'close').catch(() => undefined));
    await Promise.race([Promise.all(all), sleep(ms, undefined, { ref: false })]);
  }
}
