import type { Agency } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { dayTold } from '../told.js';
import { agencyKinds, agencyWords as words, whats } from './admin.words.js';
import type { Part } from '../part.js';
import { linkToOne, SearchedList } from './searched-list.js';
import { wholeList } from '../whole-list.js';

/** The table of agency codes. */
export class AgenciesPart implements Part {
  private readonly list: SearchedList<Agency>;

  constructor(private readonly app: SignedIn) {
    this.list = new SearchedList(app, {
      part: 'agencies',
      what: whats.agencies,
      add: words.add,
      textsOf: ({ code, name, successor }) => [code, name, successor],
      columns: () => this.columns(),
    });
  }

  view(): Node[] {
    return this.list.view();
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.list.items = await wholeList((query) => this.app.api('listAgencies', { query, signal }));
  }

  private columns() {
    const { language } = this.app;
    return [
      { head: words.code[language], isHead: true, cell: ({ code }: Agency) => linkToOne('agencies', code, code) },
      { head: words.name[language], cell: ({ name }: Agency) => name },
      { head: words.kind[language], cell: ({ kind }: Agency) => agencyKinds[kind][language] },
      { head: words.validTo[language], cell: ({ validTo }: Agency) => dayTold(validTo) },
      { head: words.successor[language], cell: ({ successor }: Agency) => successor ?? '–' },
      {
        head: words.confirmed[language],
        cell: ({ confirmed }: Agency) => (confirmed ? words.yes : words.notYet)[language],
      },
    ];
  }
}
