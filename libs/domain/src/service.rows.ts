import type { SheetRow } from './cell.js';
import type { Level } from './level.js';
import type { Found, RowTexts } from './rule.js';
import type { Seen } from './seen.js';
import type { Service } from './service.js';
import { serviceRowRules } from './service.rules.js';
import type { RowJudge, Say } from './sheet.judge.js';

/** Judges services beside the services above them. */
export class ServiceRows implements RowJudge<Service> {
  constructor(private readonly seen: Seen) {}

  row(row: SheetRow, texts: RowTexts, say: Say): Service | null {
    let stands = true;
    for (const rule of serviceRowRules) {
      const words = rule.find(texts, this.seen);
      const column = rule.columns[0];
      if (!words || column === undefined) continue;
      say(rule, row, { column, reads: texts[column] ?? '', words });
      if (rule.severity === 'error') stands = false;
    }
    this.seen.remember(row.row, texts);
    return stands ? serviceOf(row.row, texts) : null;
  }

  finish(): Iterable<Found> {
    return [];
  }
}

function serviceOf(row: number, { name, level, url, idCdvcqg, idMcdt }: RowTexts): Service | null {
  if (name === undefined || url === undefined || idCdvcqg === undefined || idMcdt === undefined) return null;
  const number = Number(level);
  return isLevel(number) ? { row, name, level: number, url: url || null, idCdvcqg, idMcdt } : null;
}

function isLevel(number: number): number is Level {
  return Number.isInteger(number) && number >= 0 && number <= 4;
}
