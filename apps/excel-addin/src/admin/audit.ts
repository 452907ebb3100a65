import type { AuditEntry } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { timeTold } from '../told.js';
import { actionName, auditWords as words, foundSentence, whats } from './admin.words.js';
import { PagedList } from './paged-list.js';
import type { Part } from '../part.js';

/** Who did what, the newest first. */
export class AuditPart implements Part {
  private readonly list: PagedList<AuditEntry>;

  constructor(private readonly app: SignedIn) {
    this.list = new PagedList(app, {
      key: 'audit',
      caption: (total) => foundSentence(total, whats.deeds),
      none: words.none,
      ask: (query, signal) => app.api('listAudit', { query, signal }),
      columns: () => this.columns(),
    });
  }

  view(): Node[] {
    return this.list.view();
  }

  load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    return this.list.load(signal);
  }

  private columns() {
    const { language } = this.app;
    return [
      { head: words.at[language], cell: ({ at }: AuditEntry) => timeTold(at) },
      { head: words.actor[language], cell: ({ actor }: AuditEntry) => (actor === 'system' ? 'EMC' : actor) },
      { head: words.action[language], isHead: true, cell: ({ action }: AuditEntry) => actionName(action)[language] },
      { head: words.site[language], cell: ({ siteId }: AuditEntry) => siteId?.toString() ?? '–' },
      { head: words.subject[language], cell: ({ subject }: AuditEntry) => subject ?? '–' },
      { head: words.detail[language], cell: ({ detail }: AuditEntry) => detailTold(detail) },
    ];
  }
}

/** `name: Kon Tum; confirmed: true`, as it was written down. */
function detailTold(detail: Readonly<Record<string, unknown>>): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('; ');
}
