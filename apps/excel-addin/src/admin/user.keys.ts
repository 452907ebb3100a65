import type { ApiKey } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { el } from '../element.js';
import { Asking } from '../me/asking.js';
import { words as ownWords } from '../me/me.words.js';
import { table } from '../table.js';
import { timeTold } from '../told.js';
import { wholeList } from '../whole-list.js';
import { userWords as words } from './admin.words.js';

/** The API keys of one user, as an administrator sees and revokes them. */
export class UserKeys {
  private keys: readonly ApiKey[] = [];
  private readonly asking: Asking;

  constructor(
    private readonly app: SignedIn,
    private readonly id: string,
  ) {
    this.asking = new Asking(app);
  }

  view(): Node {
    const { language } = this.app;
    return el(
      'section',
      { class: 'part' },
      el('h2', {}, words.keys[language]),
      this.keys.length === 0
        ? el('p', {}, words.noKeys[language])
        : table({ caption: words.keys[language], isTitled: true, columns: this.columns(), rows: this.keys }),
    );
  }

  async load(signal: AbortSignal): Promise<void> {
    const params = { id: this.id };
    this.keys = await wholeList((query) => this.app.api('listUserApiKeys', { params, query, signal }));
  }

  private columns() {
    const { language } = this.app;
    const at = (time: string | null) => (time === null ? ownWords.never[language] : timeTold(time));
    return [
      { head: ownWords.name[language], isHead: true, cell: ({ name }: ApiKey) => name },
      { head: ownWords.createdAt[language], cell: ({ createdAt }: ApiKey) => timeTold(createdAt) },
      { head: ownWords.expiresAt[language], cell: ({ expiresAt }: ApiKey) => at(expiresAt) },
      { head: ownWords.lastUsedAt[language], cell: ({ lastUsedAt }: ApiKey) => at(lastUsedAt) },
      { head: ownWords.state[language], cell: (key: ApiKey) => this.state(key) },
    ];
  }

  private state({ id: key, revokedAt }: ApiKey): Node | string {
    const { language } = this.app;
    if (revokedAt !== null) return `${ownWords.revoked[language]}\n${timeTold(revokedAt)}`;
    return this.asking.button({
      key: `revoke ${key}`,
      label: ownWords.revoke[language],
      really: ownWords.reallyRevoke[language],
      leave: ownWords.leave[language],
      act: () => this.revoke(key),
    });
  }

  private revoke(key: string): void {
    const { app, id } = this;
    app.run(async (signal) => {
      await app.api('revokeUserApiKey', { params: { id, key }, signal });
      await this.load(signal);
      app.say(ownWords.keyEnded);
    });
  }
}
