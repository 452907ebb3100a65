import type { Sentence } from '@emc/domain';
import type { Screen, SignedIn } from '../app.js';
import { el } from '../element.js';
import { hashOf } from '../route.js';
import { words } from './admin.words.js';
import { AgenciesPart } from './agencies.js';
import { AgencyPart } from './agency.js';
import { AuditPart } from './audit.js';
import { HolidaysPart } from './holidays.js';
import { LinksPart } from './links.js';
import type { Part } from '../part.js';
import { QuarantinePart } from './quarantine.js';
import { SitePart } from './site.js';
import { SitesPart } from './sites.js';
import { UserPart } from './user.js';
import { UsersPart } from './users.js';

interface PartEntry {
  readonly title: Sentence;
  open(app: SignedIn): Part;
  /** One of the list, or a new one: `#admin?part=sites&id=278`, `…&id=new`. */
  openOne?(app: SignedIn, id: string): Part;
}

const parts = {
  sites: { title: words.sites, open: (app) => new SitesPart(app), openOne: (app, id) => new SitePart(app, id) },
  agencies: {
    title: words.agencies,
    open: (app) => new AgenciesPart(app),
    openOne: (app, id) => new AgencyPart(app, id),
  },
  users: { title: words.users, open: (app) => new UsersPart(app), openOne: (app, id) => new UserPart(app, id) },
  audit: { title: words.audit, open: (app) => new AuditPart(app) },
  holidays: { title: words.holidays, open: (app) => new HolidaysPart(app) },
  quarantine: { title: words.quarantine, open: (app) => new QuarantinePart(app) },
  links: { title: words.links, open: (app) => new LinksPart(app) },
} as const satisfies Record<string, PartEntry>;

export type PartName = keyof typeof parts;
const isPart = (name: string): name is PartName => Object.hasOwn(parts, name);

export function openAdmin(app: SignedIn): Screen {
  return new AdminScreen(app);
}

/** What the Department keeps in order. */
class AdminScreen implements Screen {
  private name: PartName = 'sites';
  private part: Part | null = null;
  private id: string | null = null;

  constructor(private readonly app: SignedIn) {}

  view(): Node[] {
    return [this.menu(), ...(this.part?.view() ?? [])];
  }

  async enter(params: URLSearchParams, signal: AbortSignal): Promise<void> {
    const wanted = params.get('part') ?? '';
    this.name = isPart(wanted) ? wanted : 'sites';
    const entry: PartEntry = parts[this.name];
    const id = params.get('id');
    // What was said of the last one is no news of this one; of one just added it still is.
    if (this.id !== 'new') this.app.say(null);
    this.id = id;
    this.part = (id !== null && entry.openOne?.(this.app, id)) || entry.open(this.app);
    this.app.draw();
    await this.part.load(params, signal);
  }

  private menu(): Node {
    const { language } = this.app;
    const links = Object.keys(parts)
      .filter(isPart)
      .map((name) =>
        el(
          'a',
          {
            href: hashOf({ screen: 'admin', params: { part: name } }),
            'data-key': `part ${name}`,
            'aria-current': name === this.name && 'page',
          },
          parts[name].title[language],
        ),
      );
    return el('nav', { class: 'parts', 'aria-label': words.parts[language] }, ...links);
  }
}
