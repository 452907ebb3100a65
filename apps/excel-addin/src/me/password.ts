import type { SignedIn } from '../app.js';
import { el } from '../element.js';
import { choice, Draft, form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { words } from './me.words.js';

const fields = ['password', 'newPassword', 'again'] as const;

/** Changing one's own password. */
export class PasswordForm {
  private readonly draft = new Draft('my-password');
  private differs = false;

  constructor(private readonly app: SignedIn) {}

  view(): Node {
    const { draft } = this;
    const { language } = this.app;
    const secret = (autocomplete: string) => ({ type: 'password', autocomplete });
    return el(
      'section',
      { class: 'part' },
      el('h2', {}, words.password[language]),
      form(
        () => this.send(),
        input(draft, { field: 'password', label: words.present[language], attributes: secret('current-password') }),
        input(draft, {
          field: 'newPassword',
          label: words.next[language],
          hint: words.nextHint[language],
          attributes: secret('new-password'),
        }),
        input(draft, {
          field: 'again',
          label: words.again[language],
          ...(this.differs && { hint: words.differs[language] }),
          attributes: { ...secret('new-password'), ...(this.differs && { 'aria-invalid': 'true' }) },
        }),
        choice(
          draft,
          { field: 'apiKeys', label: words.apiKeys[language] },
          { '': words.endKeys[language], keep: words.keepKeys[language] },
        ),
        el('button', { type: 'submit', class: 'primary', 'data-key': 'change-password' }, words.change[language]),
      ),
    );
  }

  private send(): void {
    const { app, draft } = this;
    this.differs = draft.get('newPassword') !== draft.get('again');
    if (!draft.isComplete(app.language, fields) || this.differs) return app.draw();
    const keepApiKeys = draft.get('apiKeys') === 'keep';
    const body = { password: draft.get('password'), newPassword: draft.get('newPassword'), keepApiKeys };
    app.run(async (signal) => {
      const sent = await draft.send(async () => {
        await app.api('changeMyPassword', { body, signal });
      });
      if (!sent) return app.say(formWords.lookAtFields);
      draft.clear();
      app.say(words.changed);
    });
  }
}
