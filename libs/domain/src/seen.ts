import type { RowTexts } from './rule.js';

/** Where a code first stood. `level` is absent when that row's level could not be read. */
export interface First {
  readonly row: number;
  readonly level: string | undefined;
}

/** What the judge remembers of the rows so far: enough to find repeated codes and to guess lost zeros. */
export class Seen {
  private readonly ids = new Map<string, First>();
  private readonly codes = new Map<string, First>();
  private readonly widths = new Map<number, number>();
  private knownByDigits: Map<string, string | null> | undefined;

  constructor(private readonly knownIds: ReadonlySet<string>) {}

  remember(row: number, texts: RowTexts): void {
    const { idMcdt, idCdvcqg, level } = texts;
    if (idMcdt !== undefined && !this.ids.has(idMcdt)) this.ids.set(idMcdt, { row, level });
    if (idCdvcqg !== undefined && level !== undefined && !this.codes.has(idCdvcqg)) {
      this.codes.set(idCdvcqg, { row, level });
    }
    if (idMcdt !== undefined && /^\d+$/.test(idMcdt)) {
      this.widths.set(idMcdt.length, (this.widths.get(idMcdt.length) ?? 0) + 1);
    }
  }

  firstId(idMcdt: string | undefined): First | undefined {
    return idMcdt === undefined ? undefined : this.ids.get(idMcdt);
  }

  firstCode(idCdvcqg: string | undefined): First | undefined {
    return idCdvcqg === undefined ? undefined : this.codes.get(idCdvcqg);
  }

  /** The only known ID MCDT that is these digits with zeros before them; null when none or several. */
  knownId(digits: string): string | null {
    this.knownByDigits ??= byDigits(this.knownIds);
    return this.knownByDigits.get(withoutZeros(digits)) ?? null;
  }

  /** How many digits the all-digit codes of the column mostly have; null when there are none or two widths tie. */
  usualWidth(): number | null {
    const [first, second] = [...this.widths].sort((a, b) => b[1] - a[1]);
    return first && first[1] !== second?.[1] ? first[0] : null;
  }
}

function byDigits(ids: ReadonlySet<string>): Map<string, string | null> {
  const found = new Map<string, string | null>();
  for (const id of ids) {
    if (!/^\d+$/.test(id)) continue;
    const digits = withoutZeros(id);
    found.set(digits, found.has(digits) ? null : id);
  }
  return found;
}

function withoutZeros(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}
