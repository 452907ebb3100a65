import { ownSheets } from './own-sheets.js';
import {
  columnLetter,
  type Counts,
  type Issue,
  type Language,
  type ListDefinition,
  type Sentence,
  type Severity,
} from '@emc/domain';
import { noCell, numberCell, textCell, writtenRow, type WrittenCell } from './export.cell.js';
import { escapeXml } from './marked.xml.js';
import type { Look } from './marked.styles.js';

export interface IssueListPlan {
  readonly definition: ListDefinition;
  /** The sheet the links lead to. */
  readonly sheetName: string;
  readonly language: Language;
  readonly counts?: Counts;
  /** As in `MarkOptions`; such a workbook is not handed in again. */
  readonly placeOf?: (issue: Issue) => string | null;
  /** Lines to say above the list, after what is always said. */
  readonly notes: readonly Sentence[];
  readonly style: (look: Look) => number;
  readonly namespaces: { readonly main: string };
}

export const ISSUE_SHEET: Sentence = ownSheets.issues;

/** A colour no officer's tab has by chance: by it an earlier sheet of issues is known again and replaced. */
export const TAB_COLOUR = 'FFC00001';

export const SEVERITY_NAMES: Readonly<Record<Severity, Sentence>> = {
  error: { vi: 'Lỗi', en: 'Error' },
  warning: { vi: 'Cảnh báo', en: 'Warning' },
  notice: { vi: 'Lưu ý', en: 'Notice' },
};

interface IssueColumn extends Sentence {
  readonly width: number;
  readonly cell: (issue: Issue, plan: IssueListPlan) => WrittenCell;
}

const text = (value: string | null | undefined, { style }: IssueListPlan) => textCell(value ?? '', style('text'));

const CELL_COLUMN: IssueColumn = {
  vi: 'Ô',
  en: 'Cell',
  width: 9,
  cell: ({ cell }, { style }) => textCell(cell ?? '', style('link')),
};

const COLUMNS: readonly IssueColumn[] = [
  {
    vi: 'Mức độ',
    en: 'Severity',
    width: 11,
    cell: ({ severity }, { language, style }) => textCell(SEVERITY_NAMES[severity][language], style(severity)),
  },
  { vi: 'Mã lỗi', en: 'Code', width: 22, cell: ({ code }, plan) => text(code, plan) },
  {
    vi: 'Dòng',
    en: 'Row',
    width: 8,
    cell: ({ row }, { style }) => (row === null ? noCell : numberCell(row, style('number'))),
  },
  {
    vi: 'Cột',
    en: 'Column',
    width: 14,
    cell: ({ column }, plan) => text(plan.definition.columns.find(({ key }) => key === column)?.header ?? column, plan),
  },
  CELL_COLUMN,
  { vi: 'Giá trị', en: 'Value', width: 34, cell: ({ value }, plan) => text(value, plan) },
  { vi: 'Cần làm gì', en: 'What to do', width: 60, cell: ({ message }, plan) => text(message[plan.language], plan) },
  { vi: 'Gợi ý sửa', en: 'Suggestion', width: 28, cell: ({ fix }, plan) => text(fix?.value, plan) },
  {
    vi: 'Vì sao gợi ý như vậy',
    en: 'Why this suggestion',
    width: 44,
    cell: ({ fix }, plan) => text(fix?.why[plan.language], plan),
  },
];

const SHEET_COLUMN: IssueColumn = {
  vi: 'Trang tính',
  en: 'Sheet',
  width: 22,
  cell: ({ sheet }, plan) => text(sheet, plan),
};

/** Which sheet an issue is about is said where a list came as several. */
function columnsFor(issues: readonly Issue[]): readonly IssueColumn[] {
  return issues.some(({ sheet }) => sheet !== null) ? COLUMNS.toSpliced(2, 0, SHEET_COLUMN) : COLUMNS;
}

const TITLE: Sentence = { vi: 'Kết quả kiểm tra danh sách', en: 'What was found in this list' };
const NEXT: Sentence = {
  vi: 'Bấm vào địa chỉ ô để đến chỗ cần sửa, sửa xong thì lưu và nộp lại chính tệp này. Trang này không bị tính khi nộp lại.',
  en: 'Click a cell address to go there, correct it, save, and hand in this same file again. This sheet does not count then.',
};
const NEXT_ELSEWHERE: Sentence = {
  vi: 'Bấm vào địa chỉ ô để xem dòng có vấn đề. Hãy sửa trong danh sách gốc rồi nộp lại toàn bộ danh sách; không nộp tệp này.',
  en: 'Click a cell address to see the row concerned. Correct your own list and hand in all of it again; do not hand in this file.',
};
const NONE: Sentence = { vi: 'Không có lỗi nào.', en: 'Nothing was found.' };

/** Excel follows at most 65,530 links on a sheet and shows 1,048,576 rows. */
const MOST_LINKS = 65_000;
const MOST_ISSUES = 1_000_000;

/** The sheet "Lỗi": one row per issue, in the order given, each with a link to its cell. */
export function* issueList(issues: readonly Issue[], plan: IssueListPlan): Generator<string, void, undefined> {
  const { language, style } = plan;
  const columns = columnsFor(issues);
  const lines = linesAbove(issues, plan);
  const header = headerRow(lines);
  yield head(plan, { columns, header });
  for (const [n, line] of lines.entries())
    yield writtenRow(n + 1, [textCell(line[language], style(n === 0 ? 'title' : 'plain'))]);
  yield writtenRow(
    header,
    columns.map((column) => textCell(column[language], style('header'))),
  );
  for (const [n, issue] of issues.slice(0, MOST_ISSUES).entries())
    yield writtenRow(
      header + 1 + n,
      columns.map(({ cell }) => cell(issue, plan)),
      ` ht="${heightOf(issue, language)}"`,
    );
  yield '</sheetData>';
  const filtered = filteredArea(issues, plan);
  if (filtered !== null) yield `<autoFilter ref="${filtered}"/>`;
  const linkColumn = columnLetter(columns.indexOf(CELL_COLUMN));
  yield* links(issues, plan, (n) => `${linkColumn}${header + 1 + n}`);
  yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>';
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}

/** The area of the sheet that can be filtered, null where nothing was found. */
export function filteredArea(
  issues: readonly Issue[],
  plan: Pick<IssueListPlan, 'counts' | 'notes' | 'placeOf'>,
): string | null {
  if (issues.length === 0) return null;
  const header = headerRow(linesAbove(issues, plan));
  const last = header + Math.min(issues.length, MOST_ISSUES);
  return `A${header}:${columnLetter(columnsFor(issues).length - 1)}${last}`;
}

function linesAbove(
  issues: readonly Issue[],
  { counts, notes, placeOf }: Pick<IssueListPlan, 'counts' | 'notes' | 'placeOf'>,
): readonly Sentence[] {
  const next = placeOf ? NEXT_ELSEWHERE : NEXT;
  return [TITLE, ...summary(issues, counts), issues.length > 0 ? next : NONE, ...notes];
}

/** Below a blank row. */
const headerRow = (linesAbove: readonly Sentence[]) => linesAbove.length + 2;

/** Not every program finds by itself how high a row of wrapped text is. */
function heightOf({ value, message, fix }: Issue, language: Language): number {
  const wrapped = [
    { text: value, width: 34 },
    { text: message[language], width: 60 },
    { text: fix?.value, width: 28 },
    { text: fix?.why[language], width: 44 },
  ];
  const lines = wrapped.map(({ text, width }) => Math.ceil((text?.length ?? 0) / width));
  return 15 * Math.min(20, Math.max(1, ...lines));
}

function head(
  { namespaces }: IssueListPlan,
  { columns, header }: { columns: readonly IssueColumn[]; header: number },
): string {
  const widths = columns.map(({ width }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`);
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<worksheet xmlns="${namespaces.main}"><sheetPr><tabColor rgb="${TAB_COLOUR}"/>` +
    '<pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView tabSelected="1" workbookViewId="0">' +
    `<pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols><sheetData>`
  );
}

/** Counts are of everything found; where there is more than the list of issues holds, that is said. */
function summary(issues: readonly Issue[], counts?: Counts): readonly Sentence[] {
  const count = (severity: Severity) => issues.filter((issue) => issue.severity === severity).length;
  const { errors, warnings, notices } = counts ?? {
    errors: count('error'),
    warnings: count('warning'),
    notices: count('notice'),
  };
  const found: Sentence = {
    vi: `${errors} lỗi (phải sửa), ${warnings} cảnh báo (nên xem lại), ${notices} lưu ý (để biết).`,
    en: `Errors: ${errors} (must be corrected). Warnings: ${warnings} (please check). Notices: ${notices} (for information).`,
  };
  return errors + warnings + notices > issues.length ? [found, FIRST_OF_EACH] : [found];
}

const FIRST_OF_EACH: Sentence = {
  vi: 'Mỗi mã lỗi chỉ liệt kê những chỗ đầu tiên; các chỗ còn lại cùng loại cũng cần sửa.',
  en: 'Of each code only the first places are listed; the others of the same kind need correcting too.',
};

function* links(
  issues: readonly Issue[],
  { sheetName, placeOf = ({ cell }) => cell }: IssueListPlan,
  linkAt: (n: number) => string,
): Generator<string, void, undefined> {
  const linked = issues.slice(0, MOST_ISSUES).flatMap((issue, n) => {
    const { cell } = issue;
    const place = cell && placeOf(issue);
    return place ? [{ place, at: linkAt(n), shown: cell }] : [];
  });
  if (linked.length === 0) return;
  const sheet = `'${sheetName.replaceAll("'", "''")}'`;
  yield '<hyperlinks>';
  for (const { place, at, shown } of linked.slice(0, MOST_LINKS)) {
    yield `<hyperlink ref="${at}" location="${escapeXml(`${sheet}!${place}`)}" display="${shown}"/>`;
  }
  yield '</hyperlinks>';
}
