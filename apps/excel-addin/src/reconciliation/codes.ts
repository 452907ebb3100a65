import type { UnmatchedCodes } from '@emc/contract';
import { jumpToCode } from './code-row.js';
import { codesView } from './codes.view.js';
import { jumpedSentence } from './discrepancy.words.js';
import type { AtSite } from './part.js';
import type { Part } from '../part.js';

const pageOfCodes = 50;

/** Codes that do not meet: sent but not listed, and listed but never sent, of the last 30 days. */
export class CodesPart implements Part {
  codes: UnmatchedCodes | null = null;
  readonly shown = { sent: pageOfCodes, listed: pageOfCodes };

  constructor(readonly at: AtSite) {}

  view(): Node[] {
    return codesView(this);
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    const { app, site } = this.at;
    this.codes = await app.api('unmatchedCodes', { params: { siteId: site.id }, signal });
  }

  more(side: keyof CodesPart['shown']): void {
    this.shown[side] += pageOfCodes;
    this.at.app.draw();
  }

  jump(code: string): void {
    const { app } = this.at;
    const { book } = app;
    if (!book) return;
    app.run(async (signal) => app.say(jumpedSentence(await jumpToCode(book, code, signal), code)));
  }
}
