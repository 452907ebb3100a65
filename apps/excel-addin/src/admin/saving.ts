import type { Sentence } from '@emc/domain';
import type { App } from '../app.js';
import type { Draft } from '../draft.js';
import { formWords } from '../form.words.js';
import { isRefusal } from '../session.js';
import { words } from './admin.words.js';

interface Saving {
  readonly send: (signal: AbortSignal) => Promise<void>;
  /** Said when it was taken. */
  readonly done: Sentence;
  /** Reads it anew: after it was taken, and when somebody else was quicker. */
  readonly reload: (signal: AbortSignal) => Promise<void>;
}

/** Sends what was typed; what others have changed meanwhile is shown instead of being written over. */
export function save(app: App, draft: Draft, { send, done, reload }: Saving): void {
  app.run(async (signal) => {
    try {
      if (!(await draft.send(() => send(signal)))) return app.say(formWords.lookAtFields);
      await reload(signal);
      draft.forget();
      app.say(done);
    } catch (error) {
      if (!isRefusal(error, 'CHANGED_MEANWHILE')) throw error;
      await draft.renew(() => reload(signal));
      app.say(words.changedMeanwhile);
    }
  });
}
