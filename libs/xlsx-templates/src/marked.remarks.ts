import {
  cellAddress,
  mergeFinder,
  type Issue,
  type Language,
  type Merge,
  type Sentence,
  type Severity,
} from '@emc/domain';
import type { Remarks } from './marked.comments.js';
import { SEVERITY_NAMES } from './marked.list.js';
import { columnOf, type Marks } from './marked.sheet.js';

/** Excel becomes slow beyond this; colours and the list of issues have no such bound. */
const MOST_COMMENTS = 5000;

const WORST_FIRST: readonly Severity[] = ['error', 'warning', 'notice'];

/** Issues at the cells that are seen: of a merged area Excel shows only the first one. */
export function asSeen(issues: readonly Issue[], merges: readonly Merge[]): readonly Issue[] {
  if (merges.length === 0) return issues;
  const columns = new Set(issues.map(({ cell }) => columnOf(cell ?? undefined) ?? 0));
  const mergeOver = mergeFinder(merges, columns);
  return issues.map((issue) => {
    const { cell, row } = issue;
    const merge = cell === null || row === null ? null : mergeOver(row, columnOf(cell) ?? 0);
    return merge ? { ...issue, cell: cellAddress(merge.top, merge.left) } : issue;
  });
}

/** The worst severity at each cell. */
export function marksOf(issues: readonly Issue[]): Marks {
  const marks = new Map<number, Map<number, Severity>>();
  for (const severity of WORST_FIRST) {
    for (const issue of issues) {
      const column = columnOf(issue.cell ?? undefined);
      const row = Number(/\d+$/.exec(issue.cell ?? '')?.[0]);
      if (issue.severity !== severity || column === undefined || !(row > 0)) continue;
      const marked = marks.get(row) ?? new Map<number, Severity>();
      if (!marked.has(column)) marked.set(column, severity);
      marks.set(row, marked);
    }
  }
  return marks;
}

/** What the comment at each cell says; where there are too many, errors are heard before warnings and notices. */
export function remarksOf(issues: readonly Issue[], language: Language): Remarks {
  const remarks = new Map<string, string>();
  for (const severity of WORST_FIRST) {
    for (const issue of issues) {
      if (issue.severity !== severity || !issue.cell) continue;
      const before = remarks.get(issue.cell);
      if (before === undefined && remarks.size >= MOST_COMMENTS) continue;
      const remark = remarkOf(issue, language);
      remarks.set(issue.cell, before === undefined ? remark : `${before}\n${remark}`);
    }
  }
  return remarks;
}

function remarkOf(issue: Issue, language: Language): string {
  const remark = `${SEVERITY_NAMES[issue.severity][language]} ${issue.code}: ${issue.message[language]}`;
  if (!issue.fix) return remark;
  const suggestion: Sentence = {
    vi: `Gợi ý: ${issue.fix.value} (${issue.fix.why.vi})`,
    en: `Suggestion: ${issue.fix.value} (${issue.fix.why.en})`,
  };
  return `${remark}\n${suggestion[language]}`;
}

/** Said above the list when not every marked cell has its comment. */
export function tooManyRemarks(issues: readonly Issue[]): Sentence[] {
  const cells = new Set(issues.map(({ cell }) => cell).filter((cell) => cell !== null)).size;
  if (cells <= MOST_COMMENTS) return [];
  return [
    {
      vi: `Chỉ ${MOST_COMMENTS} ô đầu tiên có ghi chú để Excel không bị chậm; mọi ô có vấn đề đều được tô màu và liệt kê ở đây.`,
      en: `Only the first ${MOST_COMMENTS} cells carry a comment, to keep Excel quick; every cell concerned is coloured and listed here.`,
    },
  ];
}
