import type { Site } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { siteKinds, siteWords as words, whats } from './admin.words.js';
import type { Part } from '../part.js';
import { linkToOne, SearchedList } from './searched-list.js';
import { wholeList } from '../whole-list.js';

/** The sites of all agencies. */
export class SitesPart implements Part {
  private readonly list: SearchedList<Site>;

  constructor(private readonly app: SignedIn) {
    this.list = new SearchedList(app, {
      part: 'sites',
      what: whats.sites,
      add: words.add,
      textsOf: ({ id, name, url, agencyCode, kind }) => [String(id), name, url, agencyCode, siteKinds[kind].vi],
      columns: () => this.columns(),
    });
  }

  view(): Node[] {
    return this.list.view();
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    this.list.items = await wholeList((query) => this.app.api('listSites', { query, signal }));
  }

  private columns() {
    const { language } = this.app;
    return [
      { head: words.id[language], isNumber: true, cell: ({ id }: Site) => String(id) },
      {
        head: words.name[language],
        isHead: true,
        cell: ({ id, name }: Site) => linkToOne('sites', String(id), name),
      },
      { head: words.kind[language], cell: ({ kind }: Site) => siteKinds[kind][language] },
      { head: words.agency[language], cell: ({ agencyCode }: Site) => agencyCode },
      { head: words.url[language], cell: ({ url }: Site) => url },
    ];
  }
}
