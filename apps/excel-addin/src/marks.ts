import type { Issue } from '@emc/domain';
import type { Mark } from './sheet.js';

/** No more cells than these are marked: Excel slows down with every conditional format. */
const mostMarks = 2_000;

/** Cells by the worst that was found in each. */
export function marksOf(issues: readonly Issue[]): Mark[] {
  const cells = new Set<string>();
  return (['error', 'warning', 'notice'] as const).map((severity) => {
    const own: string[] = [];
    for (const issue of issues) {
      if (issue.severity !== severity || issue.cell === null || cells.has(issue.cell) || cells.size >= mostMarks)
        continue;
      cells.add(issue.cell);
      own.push(issue.cell);
    }
    return { severity, cells: own };
  });
}
