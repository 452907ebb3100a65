import {
  columnLetter,
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
  readonly sheetName: string;
  readonly language: Language;
  /** Lines to say above the list, after what is always said. */
  readonly notes: readonly Sentence[];
  readonly style: (look: Look) => number;
  readonly namespaces: { readonly main: string };
}

export const ISSUE_SHEET: Sentence = { vi: 'Lỗi', en: 'Issues' };

/** A colour no officer's tab has by chance: by it an earlier sheet of issues is known again and replaced. */
export const TAB_COLOUR = 'FFC00001';

export const SEVERITY_NAMES: Readonly<Record<Severity, Sentence>> = {
  error: { vi: 'Lỗi', en: 'Error' },
  warning: { vi: 'Cảnh báo', en: 'Warning' },
  notice: { vi: 'Lưu ý', en: 'Notice' },
};

const COLUMNS: readonly (Sentence & { width: number })[] = [
  { vi: 'Mức độ', en: 'Severity', width: 11 },
  { vi: 'Mã lỗi', en: 'Code', width: 22 },
  { vi: 'Dòng', en: 'Row', width: 8 },
  { vi: 'Cột', en: 'Column', width: 14 },
  { vi: 'Ô', en: 'Cell', width: 9 },
  { vi: 'Giá trị', en: 'Value', width: 34 },
  { vi: 'Cần làm gì', en: 'What to do', width: 60 },
  { vi: 'Gợi ý sửa', en: 'Suggestion', width: 28 },
  { vi: 'Vì sao gợi ý như vậy', en: 'Why this suggestion', width: 44 },
];

const TITLE: Sentence = { vi: 'Kết quả kiểm tra danh sách', en: 'What was found in this list' };
const NEXT: Sentence = {
  vi: 'Bấm vào địa chỉ ô để đến chỗ cần sửa, sửa xong thì lưu và nộp lại chính tệp này. Trang này không bị tính khi nộp lại.',
  en: 'Click a cell address to go there, correct it, save, and hand in this same file again. This sheet does not count then.',
};
const NONE: Sentence = { vi: 'Không có lỗi nào.', en: 'Nothing was found.' };

/** Excel follows at most 65,530 links on a sheet and shows 1,048,576 rows. */
const MOST_LINKS = 65_000;
const MOST_ISSUES = 1_000_000;

/** The sheet "Lỗi": one row per issue, in the order given, each with a link to its cell. */
export function* issueList(issues: readonly Issue[], plan: IssueListPlan): Generator<string, void, undefined> {
  const { language, style } = plan;
  const lines = [TITLE, summary(issues), issues.length > 0 ? NEXT : NONE, ...plan.notes];
  const header = lines.length + 2;
  const last = header + Math.min(issues.length, MOST_ISSUES);
  yield head(plan, header);
  for (const [n, line] of lines.entries())
    yield writtenRow(n + 1, [textCell(line[language], style(n === 0 ? 'title' : 'plain'))]);
  yield writtenRow(
    header,
    COLUMNS.map((column) => textCell(column[language], style('header'))),
  );
  for (const [n, issue] of issues.slice(0, MOST_ISSUES).entries())
    yield writtenRow(header + 1 + n, issueCells(issue, plan));
  yield '</sheetData>';
  if (issues.length > 0) yield `<autoFilter ref="A${header}:${columnLetter(COLUMNS.length - 1)}${last}"/>`;
  yield* links(issues, plan.sheetName, header + 1);
  yield '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>';
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>';
}

function head({ namespaces }: IssueListPlan, header: number): string {
  const columns = COLUMNS.map(
    ({ width }, n) => `<col min="${n + 1}" max="${n + 1}" width="${width}" customWidth="1"/>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' +
    `<worksheet xmlns="${namespaces.main}"><sheetPr><tabColor rgb="${TAB_COLOUR}"/>` +
    '<pageSetUpPr fitToPage="1"/></sheetPr><sheetViews><sheetView tabSelected="1" workbookViewId="0">' +
    `<pane ySplit="${header}" topLeftCell="A${header + 1}" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columns.join('')}</cols><sheetData>`
  );
}

function summary(issues: readonly Issue[]): Sentence {
  const count = (severity: Severity) => issues.filter((issue) => issue.severity === severity).length;
  const [errors, warnings, notices] = [count('error'), count('warning'), count('notice')];
  return {
    vi: `${errors} lỗi (phải sửa), ${warnings} cảnh báo (nên xem lại), ${notices} lưu ý (để biết).`,
    en: `Errors: ${errors} (must be corrected). Warnings: ${warnings} (please check). Notices: ${notices} (for information).`,
  };
}

function issueCells(issue: Issue, { definition, language, style }: IssueListPlan): WrittenCell[] {
  const column = definition.columns.find(({ key }) => key === issue.column);
  const plain = style('text');
  return [
    textCell(SEVERITY_NAMES[issue.severity][language], style(issue.severity)),
    textCell(issue.code, plain),
    issue.row === null ? noCell : numberCell(issue.row, style('number')),
    textCell(column?.header ?? issue.column ?? '', plain),
    textCell(issue.cell ?? '', style('link')),
    textCell(issue.value ?? '', plain),
    textCell(issue.message[language], plain),
    textCell(issue.fix?.value ?? '', plain),
    textCell(issue.fix?.why[language] ?? '', plain),
  ];
}

function* links(issues: readonly Issue[], sheetName: string, firstRow: number): Generator<string, void, undefined> {
  const linked = issues.flatMap(({ cell }, n) => (cell && n < MOST_ISSUES ? [{ cell, row: firstRow + n }] : []));
  if (linked.length === 0) return;
  const sheet = `'${sheetName.replaceAll("'", "''")}'`;
  yield '<hyperlinks>';
  for (const { cell, row } of linked.slice(0, MOST_LINKS)) {
    yield `<hyperlink ref="E${row}" location="${escapeXml(`${sheet}!${cell}`)}" display="${cell}"/>`;
  }
  yield '</hyperlinks>';
}
