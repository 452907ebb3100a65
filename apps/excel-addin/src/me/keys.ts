import type { ApiKey, IssuedApiKey } from '@emc/contract';
import { copyBox } from '../admin/copying.js';
import { wholeList } from '../whole-list.js';
import type { SignedIn } from '../app.js';
import { el } from '../element.js';
import { Draft, form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { table } from '../table.js';
import { timeTold } from '../told.js';
import { Asking } from './asking.js';
import { words } from './me.words.js';

/** The API keys of whoever is signed in. */
export class Keys {
  private readonly draft: Draft;
  private readonly asking: Asking;
  private keys: readonly ApiKey[] = [];
  private issued: IssuedApiKey | null = null;

  constructor(private readonly app: SignedIn) {
    this.asking = new Asking(app);
    this.draft = Draft.kept(app, 'key', '');
  }

  view(): Node {
    const { app, keys, issued, draft } = this;
    const { language } = app;
    return el(
      'section',
      { class: 'part' },
      el('h2', {}, words.keys[language]),
      el('p', { class: 'intro' }, words.keysHint[language]),
      keys.length === 0
        ? el('p', {}, words.noKeys[language])
        : table({ caption: words.yourKeys[language], columns: this.columns(), rows: keys }),
      issued !== null &&
        el(
          'div',
          { class: 'summary' },
          el('p', {}, words.issued[language]),
          copyBox(app, { key: 'key', label: words.key[language], text: issued.key }),
        ),
      form(
        () => this.issue(),
        input(draft, { field: 'name', label: words.keyName[language], hint: words.keyNameHint[language] }),
        input(draft, {
          field: 'password',
          label: words.present[language],
          hint: words.keyPasswordHint[language],
          attributes: { type: 'password', autocomplete: 'current-password' },
        }),
        el('button', { type: 'submit', 'data-key': 'issue-key' }, words.issue[language]),
      ),
    );
  }

  async load(signal: AbortSignal): Promise<void> {
    this.issued = null;
    await this.read(signal);
  }

  private async read(signal: AbortSignal): Promise<void> {
    this.keys = await wholeList((query) => this.app.api('listApiKeys', { query, signal }));
  }

  private columns() {
    const { language } = this.app;
    return [
      { head: words.name[language], isHead: true, cell: ({ name }: ApiKey) => name },
      { head: words.createdAt[language], cell: ({ createdAt }: ApiKey) => timeTold(createdAt) },
      {
        head: words.lastUsedAt[language],
        cell: ({ lastUsedAt }: ApiKey) => (lastUsedAt === null ? words.never[language] : timeTold(lastUsedAt)),
      },
      {
        head: words.expiresAt[language],
        cell: ({ expiresAt }: ApiKey) => (expiresAt === null ? words.noEnd[language] : timeTold(expiresAt)),
      },
      { head: words.state[language], cell: (key: ApiKey) => this.state(key) },
    ];
  }

  private state({ id, revokedAt }: ApiKey): Node | string {
    const { language } = this.app;
    if (revokedAt !== null) return `${words.revoked[language]}\n${timeTold(revokedAt)}`;
    return this.asking.button({
      key: `revoke ${id}`,
      label: words.revoke[language],
      really: words.reallyRevoke[language],
      leave: words.leave[language],
      act: () => this.revoke(id),
    });
  }

  private issue(): void {
    const { app, draft } = this;
    if (!draft.isComplete(app.language, ['name', 'password'])) return app.draw();
    app.run(async (signal) => {
      const sent = await draft.send(async () => {
        const body = { name: draft.get('name'), password: draft.get('password') };
        this.issued = await app.api('addApiKey', { body, signal });
      });
      if (!sent) return app.say(formWords.lookAtFields);
      draft.clear();
      await this.read(signal);
    });
  }

  private revoke(id: string): void {
    const { app } = this;
    app.run(async (signal) => {
      await app.api('revokeApiKey', { params: { id }, signal });
      if (this.issued?.id === id) this.issued = null;
      await this.read(signal);
      app.say(words.keyEnded);
    });
  }
}
