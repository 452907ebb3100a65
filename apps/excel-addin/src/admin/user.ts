import type { Agency, User, UserChange } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { button, el } from '../element.js';
import { choice, Draft, form, input } from '../draft.js';
import { copyBox } from './copying.js';
import { madePassword } from './made-password.js';
import { UserKeys } from './user.keys.js';
import { timeTold } from '../told.js';
import { inLanguage, roleNames, userWords as words, words as common } from './admin.words.js';
import type { Part } from '../part.js';
import { save } from './saving.js';
import { wholeList } from '../whole-list.js';

const roles = Object.keys(roleNames) as User['role'][];
const secret = { type: 'password', autocomplete: 'new-password' };

/** One user, or a new one. */
export class UserPart implements Part {
  private readonly draft: Draft;
  private readonly password: Draft;
  private readonly keys: UserKeys;
  private user: User | null = null;
  /** A password that was made here, shown until the form is sent or left. */
  private made: string | null = null;
  private agencies: readonly Agency[] = [];
  private tag = '';

  constructor(
    private readonly app: SignedIn,
    private readonly id: string,
  ) {
    this.draft = Draft.held(app, 'user', id);
    if (this.isNew) this.draft.give({ role: 'officer' });
    this.password = Draft.held(app, 'password', id);
    this.keys = new UserKeys(app, id);
  }

  view(): Node[] {
    const { user } = this;
    return [this.form(), ...(user ? [this.passwordForm(), this.keys.view(), this.access(user)] : [])];
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.agencies = await wholeList((query) => this.app.api('listAgencies', { query, signal }));
    this.made = null;
    if (this.isNew) return;
    await this.loadUser(signal);
    await this.keys.load(signal);
  }

  private async loadUser(signal: AbortSignal): Promise<void> {
    const onTag = (tag: string) => (this.tag = tag);
    this.user = await this.app.api('getUser', { params: { id: this.id }, signal, onTag });
    const { displayName, role, agencyCode } = this.user;
    this.draft.give({ displayName, role, agencyCode: agencyCode ?? '' });
  }

  private get isNew(): boolean {
    return this.id === 'new';
  }

  private form(): Node {
    const { draft, user } = this;
    const { language } = this.app;
    const agencies = Object.fromEntries(this.agencies.map(({ code, name }) => [code, `${code} · ${name}`]));
    return el(
      'section',
      { class: 'part' },
      el('h2', {}, user ? `${words.user[language]} ${user.username}` : words.add[language]),
      user &&
        el(
          'p',
          { class: 'intro' },
          `${words.lastLogin[language]}: ${user.lastLoginAt === null ? words.never[language] : timeTold(user.lastLoginAt)}`,
        ),
      form(
        () => this.send(),
        this.isNew &&
          input(draft, { field: 'username', label: words.username[language], hint: words.usernameHint[language] }),
        input(draft, { field: 'displayName', label: words.displayName[language] }),
        choice(draft, { field: 'role', label: words.role[language] }, inLanguage(roleNames, language)),
        choice(
          draft,
          { field: 'agencyCode', label: words.agency[language], hint: words.agencyHint[language] },
          {
            '': words.department[language],
            ...agencies,
          },
        ),
        this.isNew &&
          input(draft, {
            field: 'password',
            label: words.firstPassword[language],
            hint: words.passwordHint[language],
            attributes: secret,
          }),
        this.isNew && this.maker(draft),
        el('button', { type: 'submit', class: 'primary', 'data-key': 'save' }, common.save[language]),
      ),
    );
  }

  private passwordForm(): Node {
    const { language } = this.app;
    return el(
      'section',
      { class: 'part' },
      el('h2', {}, words.resetPassword[language]),
      form(
        () =>
          this.change(
            { draft: this.password, needed: ['password'] },
            () => ({
              password: this.password.get('password'),
              keepApiKeys: this.password.get('apiKeys') === 'keep',
            }),
            'passwordSet',
          ),
        input(this.password, {
          field: 'password',
          label: words.newPassword[language],
          hint: words.resetHint[language],
          attributes: secret,
        }),
        this.maker(this.password),
        choice(
          this.password,
          { field: 'apiKeys', label: words.keys[language] },
          { '': words.endKeys[language], keep: words.keepKeys[language] },
        ),
        el('button', { type: 'submit', 'data-key': 'set-password' }, words.setPassword[language]),
      ),
    );
  }

  /** Makes a password and shows it this once. */
  private maker(draft: Draft): Node {
    const { app, made } = this;
    const { language } = app;
    const make = button('make-password', words.makePassword[language], {
      onclick: () => {
        this.made = madePassword();
        draft.set('password', this.made);
        app.draw();
      },
    });
    return el(
      'div',
      { class: 'field' },
      make,
      made !== null && copyBox(app, { key: 'made', label: words.madeOnce[language], text: made }),
    );
  }

  private unlock(): void {
    const { app, id } = this;
    app.run(async (signal) => {
      await app.api('unlockUser', { params: { id }, signal });
      await this.loadUser(signal);
      app.say(words.unlocked);
    });
  }

  private access({ disabled, lockedUntil }: User): Node {
    const { language } = this.app;
    const label = (disabled ? words.enable : words.disable)[language];
    return el(
      'section',
      { class: 'part' },
      el('h2', {}, words.access[language]),
      el('p', {}, (disabled ? words.isDisabled : words.isActive)[language]),
      lockedUntil !== null && el('p', {}, `${words.lockedUntil[language]} ${timeTold(lockedUntil)}.`),
      lockedUntil !== null && button('unlock', words.unlock[language], { onclick: () => this.unlock() }),
      button('toggle', label, {
        onclick: () =>
          this.change(
            { draft: this.draft, needed: [] },
            () => ({ disabled: !disabled }),
            disabled ? 'enabled' : 'ended',
          ),
      }),
    );
  }

  private send(): void {
    const { app, draft } = this;
    if (!this.isNew) return this.change({ draft, needed: ['displayName'] }, () => this.typed(), 'saved');
    if (!draft.isComplete(app.language, ['username', 'displayName', 'password'])) return app.draw();
    let added: User;
    save(app, draft, {
      send: async (signal) => {
        const body = { ...this.typed(), username: draft.get('username'), password: draft.get('password') };
        added = await app.api('addUser', { body, signal });
      },
      done: common.saved,
      reload: async () => app.go({ screen: 'admin', params: { part: 'users', id: added.id } }),
    });
  }

  private change(
    { draft, needed }: { draft: Draft; needed: readonly string[] },
    change: () => UserChange,
    done: 'saved' | 'passwordSet' | 'enabled' | 'ended',
  ): void {
    const { app, id } = this;
    if (!draft.isComplete(app.language, needed)) return app.draw();
    save(app, draft, {
      send: async (signal) => {
        await app.api('changeUser', { params: { id }, headers: { 'if-match': this.tag }, body: change(), signal });
      },
      done: done === 'saved' ? common.saved : words[done],
      reload: async (signal) => {
        await this.loadUser(signal);
        await this.keys.load(signal);
      },
    });
  }

  private typed() {
    const { draft } = this;
    return {
      displayName: draft.get('displayName'),
      role: roles.find((role) => role === draft.get('role')) ?? 'viewer',
      agencyCode: draft.get('agencyCode') || null,
    };
  }
}
