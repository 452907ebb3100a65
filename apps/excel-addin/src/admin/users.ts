import type { User } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { timeTold } from '../told.js';
import { roleNames, userWords as words, whats } from './admin.words.js';
import type { Part } from '../part.js';
import { linkToOne, SearchedList } from './searched-list.js';
import { wholeList } from '../whole-list.js';

/** Who may sign in. */
export class UsersPart implements Part {
  private readonly list: SearchedList<User>;

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
    return this.list.view();
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.list.items = await wholeList((query) => this.app.api('listUsers', { query, signal }));
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
        cell: ({ disabled }: User) => (disabled ? words.disabled : words.active)[language],
      },
    ];
  }
}
