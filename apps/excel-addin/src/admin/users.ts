import type { User } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { el } from '../element.js';
import { timeTold } from '../told.js';
import { roleNames, userWords as words, whats } from './admin.words.js';
import type { Part } from '../part.js';
import { linkToOne, SearchedList } from './searched-list.js';
import { wholeList } from '../whole-list.js';

const orders = ['byName', 'byLastLogin', 'byFirstLogin'] as const;
type Order = (typeof orders)[number];

const byName = (a: User, b: User) => a.username.localeCompare(b.username);
const byLastLogin = (a: User, b: User) => (b.lastLoginAt ?? '').localeCompare(a.lastLoginAt ?? '') || byName(a, b);
const comparing = { byName, byLastLogin, byFirstLogin: (a: User, b: User) => byLastLogin(b, a) };

/** Who may sign in. */
export class UsersPart implements Part {
  private readonly list: SearchedList<User>;
  private order: Order = 'byName';

  constructor(private readonly app: SignedIn) {
    this.list = new SearchedList(app, {
      part: 'users',
      what: whats.users,
      add: words.add,
      textsOf: ({ username, displayName, agencyCode, role }) => [username, displayName, agencyCode, roleNames[role].vi],
      columns: () => this.columns(),
    });
  }

  view(): Node[] {
    return [this.sorting(), ...this.list.view()];
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.list.items = await wholeList((query) => this.app.api('listUsers', { query, signal }));
    this.sort();
  }

  private sorting(): Node {
    const { language } = this.app;
    const options = orders.map((order) =>
      el('option', { value: order, selected: order === this.order }, words[order][language]),
    );
    const select = el('select', { id: 'users-order', 'data-key': 'users-order' }, ...options);
    select.addEventListener('change', () => {
      this.order = orders.find((order) => order === select.value) ?? 'byName';
      this.sort();
      this.app.draw();
    });
    return el('div', { class: 'field' }, el('label', { for: 'users-order' }, words.order[language]), select);
  }

  private sort(): void {
    this.list.items = [...(this.list.items ?? [])].sort(comparing[this.order]);
  }

  private columns() {
    const { language } = this.app;
    return [
      {
        head: words.username[language],
        isHead: true,
        cell: ({ id, username }: User) => linkToOne('users', id, username),
      },
      { head: words.displayName[language], cell: ({ displayName }: User) => displayName },
      { head: words.role[language], cell: ({ role }: User) => roleNames[role][language] },
      { head: words.agency[language], cell: ({ agencyCode }: User) => agencyCode ?? words.department[language] },
      {
        head: words.lastLogin[language],
        cell: ({ lastLoginAt }: User) => (lastLoginAt === null ? words.never[language] : timeTold(lastLoginAt)),
      },
      {
        head: words.state[language],
        cell: ({ disabled, lockedUntil }: User) =>
          (disabled ? words.disabled : lockedUntil === null ? words.active : words.kept)[language],
      },
    ];
  }
}
