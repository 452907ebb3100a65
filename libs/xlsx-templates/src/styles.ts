import type { Attributes, XmlEvents } from './read.xml.js';
import { WorkbookRefused } from './workbook.refused.js';

/** Format codes a file may name by number only (ECMA-376 18.8.30); 27–36 and 50–58 are East Asian dates. */
const builtinFormats: ReadonlyMap<number, string> = new Map([
  [1, '0'],
  [2, '0.00'],
  [3, '#,##0'],
  [4, '#,##0.00'],
  [9, '0%'],
  [10, '0.00%'],
  [11, '0.00E+00'],
  [12, '# ?/?'],
  [13, '# ??/??'],
  [14, 'm/d/yy'],
  [15, 'd-mmm-yy'],
  [16, 'd-mmm'],
  [17, 'mmm-yy'],
  [18, 'h:mm AM/PM'],
  [19, 'h:mm:ss AM/PM'],
  [20, 'h:mm'],
  [21, 'h:mm:ss'],
  [22, 'm/d/yy h:mm'],
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58].map((id) => [id, 'yyyy-mm-dd'] as const),
  ...[32, 33, 34, 35].map((id) => [id, 'h:mm:ss'] as const),
  [37, '#,##0 ;(#,##0)'],
  [38, '#,##0 ;[Red](#,##0)'],
  [39, '#,##0.00;(#,##0.00)'],
  [40, '#,##0.00;[Red](#,##0.00)'],
  [45, 'mm:ss'],
  [46, '[h]:mm:ss'],
  [47, 'mmss.0'],
  [48, '##0.0E+0'],
  [49, '@'],
]);

/** Does a number under this format stand for a moment? Colours, literals and currency signs are no date letters. */
export function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"?|\\.|_.|\*./gs, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .split(';', 1)[0];
  if (bare === undefined || /general/i.test(bare)) return false;
  const withoutFractions = bare.replace(/s\]?[.,]0+/gi, 's');
  return /[ymdhs]|am\/pm/i.test(withoutFractions) && !/[0#?]/.test(withoutFractions);
}

/** What a style says about a number; `code` is absent for General. */
export interface NumberFormat {
  readonly code?: string;
  readonly isDate: boolean;
}

export const general: NumberFormat = { isDate: false };

/** The format a code stands for; General in any spelling has no code. */
export function numberFormat(code: string | undefined): NumberFormat {
  if (code === undefined || code === '' || /^general$/i.test(code)) return general;
  return { code, isDate: isDateFormat(code) };
}

/** The number formats of a workbook's cell styles. */
export class Styles implements XmlEvents {
  private readonly custom = new Map<number, string>();
  private readonly formats: NumberFormat[] = [];
  private readonly byId = new Map<number, NumberFormat>();
  private inCells = false;
  private depth = 0;

  /** The format of cells that carry this style number. */
  format(style: number): NumberFormat {
    return this.formats[style] ?? general;
  }

  open(name: string, attributes: Attributes): boolean {
    this.depth++;
    if (this.depth === 1 && name !== 'styleSheet') throw new WorkbookRefused('XML_MALFORMED', 'no style sheet');
    if (name === 'numFmt') this.custom.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
    if (name === 'cellXfs') this.inCells = true;
    if (name === 'xf' && this.inCells) this.formats.push(this.byNumber(Number(attributes['numFmtId'] ?? 0)));
    return false;
  }

  text(): void {}

  close(name: string): void {
    this.depth--;
    if (name === 'cellXfs') this.inCells = false;
  }

  private byNumber(id: number): NumberFormat {
    let format = this.byId.get(id);
    if (!format) this.byId.set(id, (format = numberFormat(this.custom.get(id) ?? builtinFormats.get(id))));
    return format;
  }
}
