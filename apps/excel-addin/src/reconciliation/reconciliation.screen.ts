import type { Screen, SignedIn } from '../app.js';
import { el } from '../element.js';
import { hashOf } from '../route.js';
import { AdjustmentsPart } from './adjustments.js';
import { CodesPart } from './codes.js';
import { DeclaredPart } from './declared.js';
import { DiscrepanciesPart } from './discrepancies.js';
import { DiscrepancyPart } from './discrepancy.js';
import { DossiersPart } from './dossiers.js';
import { FeedPart } from './feed.js';
import type { PartEntry } from './part.js';
import type { Part } from '../part.js';
import { words } from './reconciliation.words.js';

const parts = {
  discrepancies: {
    title: { vi: 'Chênh lệch', en: 'Discrepancies' },
    of: 'anything',
    open: (app) => new DiscrepanciesPart(app),
  },
  codes: {
    title: { vi: 'Mã không khớp', en: 'Unmatched codes' },
    of: 'site',
    open: (at) => new CodesPart(at),
  },
  declared: { title: { vi: 'Số khai', en: 'Declared' }, of: 'site', open: (at) => new DeclaredPart(at) },
  adjustments: { title: { vi: 'Điều chỉnh', en: 'Adjustments' }, of: 'site', open: (at) => new AdjustmentsPart(at) },
  feed: { title: { vi: 'Dữ liệu gửi về', en: 'Feed' }, of: 'site', open: (at) => new FeedPart(at) },
  dossiers: { title: { vi: 'Hồ sơ', en: 'Dossiers' }, of: 'site', open: (at) => new DossiersPart(at) },
} as const satisfies Record<string, PartEntry>;

type PartName = keyof typeof parts;

export function openReconciliation(app: SignedIn): Screen {
  return new ReconciliationScreen(app);
}

/** What EMC received beside what it should have: every side of it has an address, `#reconciliation?part=…`. */
class ReconciliationScreen implements Screen {
  private name: PartName = 'discrepancies';
  private part: Part | null = null;
  /** The list that was open last, and which discrepancy was opened from it. */
  private left: { readonly list: DiscrepanciesPart; readonly address: string; from: string | null } | null = null;
  private address = '';

  constructor(private readonly app: SignedIn) {}

  view(): Node[] {
    const { language } = this.app;
    const shown = this.part ? this.part.view() : [el('p', { class: 'intro' }, words.chooseSite[language])];
    return [this.menu(), ...shown];
  }

  async enter(params: URLSearchParams, signal: AbortSignal): Promise<void> {
    const wanted = params.get('part') ?? '';
    this.name = isPart(wanted) ? wanted : 'discrepancies';
    const address = `${this.app.site?.id} ${params}`;
    if (this.part instanceof DiscrepanciesPart) {
      this.left = { list: this.part, address: this.address, from: params.get('discrepancy') };
    }
    const { left } = this;
    const comesBack = left?.from != null && left.address === address;
    this.part = comesBack ? left.list : this.open(params);
    this.address = address;
    this.app.say(null);
    const focus = comesBack ? left.from : undefined;
    this.app.draw(focus ?? undefined);
    await this.part?.load(params, signal);
    if (focus) this.app.draw(focus);
  }

  private open(params: URLSearchParams): Part | null {
    const { app } = this;
    if (params.has('discrepancy') && this.name === 'discrepancies') return new DiscrepancyPart(app, this.listAddress());
    const entry: PartEntry = parts[this.name];
    if (entry.of === 'anything') return entry.open(app);
    return app.site && entry.open({ app, site: app.site });
  }

  /** The list with the filters that it had. */
  private listAddress(): string {
    const params = this.left ? Object.fromEntries(new URLSearchParams(this.left.address.split(' ')[1])) : {};
    return hashOf({ screen: 'reconciliation', params });
  }

  private menu(): Node {
    const { language } = this.app;
    const names = Object.keys(parts).filter(isPart);
    const links = names.map((name) => {
      const href = hashOf({ screen: 'reconciliation', ...(name !== 'discrepancies' && { params: { part: name } }) });
      const isHere = name === this.name && 'page';
      return el('a', { href, 'data-key': `part ${name}`, 'aria-current': isHere }, parts[name].title[language]);
    });
    return el('nav', { class: 'parts', 'aria-label': words.parts[language] }, ...links);
  }
}

const isPart = (name: string): name is PartName => Object.hasOwn(parts, name);
