import type { AccountSummary } from '@emc/contract';
import { el } from '../element.js';
import { dayTold } from '../told.js';
import { isRefusal } from '../session.js';
import { accountFigures } from './account.figures.js';
import { versionTold, words } from './history.words.js';
import type { Part, Place } from './part.js';

/** The accounts of the default version in figures; EMC keeps none of their ids. */
export class Accounts implements Part {
  private summary: AccountSummary | 'none' | null = null;

  constructor(private readonly place: Place) {}

  async load(signal: AbortSignal): Promise<void> {
    const { app, site } = this.place;
    try {
      this.summary = await app.api('accountSummary', { params: { siteId: site.id }, signal });
    } catch (error) {
      if (!isRefusal(error, 'NO_DEFAULT_VERSION')) throw error;
      this.summary = 'none';
    }
  }

  view(): Node[] {
    const { language } = this.place.app;
    const { summary } = this;
    if (summary === null) return [el('p', { class: 'intro' }, words.loading[language])];
    if (summary === 'none') return [el('p', { class: 'intro' }, words.noDefault[language])];
    const day = `${words.asOf[language].toLowerCase()} ${dayTold(summary.asOf)}`;
    return [accountFigures(summary, `${versionTold(summary.version, language)}, ${day}`, language)];
  }
}
