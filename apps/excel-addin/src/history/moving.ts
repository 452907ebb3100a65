import { finalStates, type Submission } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { follow } from '../submit/follow.js';
import { words } from './history.words.js';

export function isOver({ state }: Submission): boolean {
  return finalStates.includes(state);
}

/** A browser opens six connections to a host at most. */
const mostAtOnce = 3;

/** Follows submissions that have no result yet beside whatever else the officer does, until it is left. */
export class Moving {
  private readonly leaving = new AbortController();
  private readonly followed = new Set<string>();

  constructor(
    private readonly app: SignedIn,
    private readonly onNews: (submission: Submission) => void,
  ) {}

  follow(submissions: readonly Submission[]): void {
    for (const submission of submissions) {
      if (isOver(submission) || this.followed.has(submission.id) || this.followed.size >= mostAtOnce) continue;
      this.followed.add(submission.id);
      void this.followOne(submission.id);
    }
  }

  leave(): void {
    this.leaving.abort();
  }

  private async followOne(id: string): Promise<void> {
    const { signal } = this.leaving;
    try {
      for await (const news of follow(this.app.api, id, signal)) {
        if (signal.aborted) return;
        this.onNews(news);
      }
    } catch {
      if (!signal.aborted) this.app.say(words.newsLost);
    } finally {
      this.followed.delete(id);
    }
  }
}
