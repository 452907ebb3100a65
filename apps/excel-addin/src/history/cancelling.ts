import type { Submission } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { button, el } from '../element.js';
import { words } from './history.words.js';
import { isOver } from './moving.js';
import { mayAct } from './part.js';

/** Ends a submission that has no result yet, once the officer has been asked. */
export class Cancelling {
  /** The submission that the officer is asked about. */
  private asked: string | null = null;

  constructor(
    private readonly app: SignedIn,
    private readonly onNews: (submission: Submission) => void,
  ) {}

  /** The button, or the question behind it; nothing where there is nothing to end. */
  view(submission: Submission): Node | null {
    const { id } = submission;
    const { language } = this.app;
    if (isOver(submission) || !mayAct(this.app)) return null;
    if (this.asked !== id) {
      return button(`cancel ${id}`, words.cancel[language], {
        'aria-label': `${words.cancel[language]} ${submission.receipt.number}`,
        onclick: () => this.ask(id),
      });
    }
    return el(
      'div',
      { class: 'question' },
      el('p', {}, words.cancelAsked[language]),
      button(`cancel ${id}`, words.cancelThis[language], { class: 'primary', onclick: () => this.cancel(id) }),
      button(`leave ${id}`, words.leave[language], { onclick: () => this.ask(null) }),
    );
  }

  private ask(id: string | null): void {
    this.asked = id;
    this.app.draw();
  }

  private cancel(id: string): void {
    this.asked = null;
    this.app.run(async (signal) => {
      const submission = await this.app.api('cancelSubmission', { params: { id }, signal });
      this.onNews(submission);
      this.app.say(submission.state === 'cancelled' ? words.cancelled : words.cancelAskedFor);
    });
  }
}
