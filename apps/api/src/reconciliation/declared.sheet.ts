import {
  cellAddress,
  cellText,
  fold,
  isBlank,
  normaliseText,
  type Cell,
  type Issue,
  type Sentence,
  type SheetRow,
} from '@emc/domain';
import { declaredColumns, type DeclaredKey } from '@emc/xlsx-templates';

/** A year of days, its header and a few title rows. */
export const mostSheetRows = 400;
const mostCount = 10_000_000;
const headerWithin = 20;

export interface SheetDay {
  readonly day: string;
  readonly received: number;
  readonly online: number | null;
  readonly returned: number | null;
}

interface Cells {
  readonly rows: readonly SheetRow[];
  /** False = there are more rows than were read. */
  readonly isWhole: boolean;
}

type Columns = ReadonlyMap<DeclaredKey, number>;
type Found = { readonly issue: Issue } | { readonly value: number | null };

/** Everything a workbook of declared totals says, and everything that is wrong with it. */
export function judgeDeclared({ rows, isWhole }: Cells, today: string): { days: SheetDay[]; issues: Issue[] } {
  const header = findColumns(rows);
  if (!header) return { days: [], issues: [about('DECLARED_NO_HEADER')] };
  const issues: Issue[] = isWhole ? [] : [about('DECLARED_TOO_LONG')];
  const days: SheetDay[] = [];
  const firstRows = new Map<string, number>();
  for (const row of rows.filter((one) => one.row > header.row && !isEmpty(one, header.columns))) {
    const sheetDay = new DeclaredRow(row, header.columns, today).read(issues);
    if (!sheetDay) continue;
    const first = firstRows.get(sheetDay.day);
    if (first === undefined) firstRows.set(sheetDay.day, row.row);
    else issues.push(at('DECLARED_DAY_TWICE', { row, key: 'day', columns: header.columns }, { first: String(first) }));
    days.push(sheetDay);
  }
  if (days.length === 0 && issues.length === 0) issues.push(about('DECLARED_NO_ROWS'));
  return { days, issues };
}

function findColumns(rows: readonly SheetRow[]): { row: number; columns: Columns } | null {
  for (const { row, cells } of rows.filter((one) => one.row <= headerWithin)) {
    const columns = new Map<DeclaredKey, number>();
    for (const [index, cell] of cells.entries()) {
      const text = fold(cellText(cell).replace(/\(.*\)/s, ''));
      const column = declaredColumns.find(({ header, aliases }) =>
        [header, ...aliases].some((name) => fold(name) === text),
      );
      if (column && !columns.has(column.key)) columns.set(column.key, index);
    }
    if (columns.has('day') && columns.has('received')) return { row, columns };
  }
  return null;
}

function isEmpty({ cells }: SheetRow, columns: Columns): boolean {
  return [...columns.values()].every((index) => isBlank(cells[index]));
}

/** One row below the header. */
class DeclaredRow {
  constructor(
    private readonly row: SheetRow,
    private readonly columns: Columns,
    private readonly today: string,
  ) {}

  /** The day, or null where a cell of it is wrong; what is wrong is added to `issues`. */
  read(issues: Issue[]): SheetDay | null {
    const before = issues.length;
    const day = dayOf(this.cell('day'));
    if (day === null) issues.push(this.at('DECLARED_DAY', 'day'));
    else if (day > this.today) issues.push(this.at('DECLARED_DAY_AHEAD', 'day'));
    const counts = { received: this.count('received'), online: this.count('online'), returned: this.count('returned') };
    for (const count of Object.values(counts)) if ('issue' in count) issues.push(count.issue);
    const [received, online, returned] = [counts.received, counts.online, counts.returned].map(valueOf);
    if (received === null && !('issue' in counts.received)) issues.push(this.at('DECLARED_COUNT_MISSING', 'received'));
    if (typeof received === 'number' && typeof online === 'number' && online > received) {
      issues.push(this.at('DECLARED_ONLINE', 'online'));
    }
    if (issues.length > before || day === null || typeof received !== 'number') return null;
    return { day, received, online: online ?? null, returned: returned ?? null };
  }

  private count(key: DeclaredKey): Found {
    const cell = this.cell(key);
    if (isBlank(cell)) return { value: null };
    const number = countOf(cell);
    return number === null ? { issue: this.at('DECLARED_COUNT', key) } : { value: number };
  }

  private cell(key: DeclaredKey): Cell | undefined {
    const index = this.columns.get(key);
    return index === undefined ? undefined : this.row.cells[index];
  }

  private at(code: DeclaredIssue, key: DeclaredKey): Issue {
    return at(code, { row: this.row, key, columns: this.columns });
  }
}

function valueOf(found: Found): number | null {
  return 'value' in found ? found.value : null;
}

/** A date as Excel keeps it, or typed as `02/03/2026` or `2026-03-02`. */
function dayOf(cell: Cell | undefined): string | null {
  const text = normaliseText(cellText(cell));
  const [, iso] = /^(\d{4}-\d\d-\d\d)(?:[T ][\d:.]+)?$/.exec(text) ?? [];
  const [, date = '', month = '', year = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const day = iso ?? `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day) ? day : null;
}

/** A whole number, also typed with dots, commas or spaces between thousands. */
function countOf(cell: Cell | undefined): number | null {
  const text = normaliseText(cellText(cell));
  const plain =
    /^\d{1,3}(?:[., ]\d{3})+$/.test(text) && !(cell && 'number' in cell) ? text.replaceAll(/[., ]/g, '') : text;
  return /^\d{1,8}$/.test(plain) && Number(plain) <= mostCount ? Number(plain) : null;
}

const sentences = {
  DECLARED_NO_HEADER: {
    vi: 'Không tìm thấy hàng tiêu đề có cột “Ngày” và “Tiếp nhận” trong 20 hàng đầu. Hãy dùng tệp mẫu khai số liệu của EMC.',
    en: 'No header row with the columns “Ngày” and “Tiếp nhận” within the first 20 rows. Use the template of EMC.',
  },
  DECLARED_NO_ROWS: {
    vi: 'Dưới hàng tiêu đề không có ngày nào. Hãy điền mỗi ngày một dòng rồi gửi lại.',
    en: 'There is no day below the header. Fill in one row for each day and send again.',
  },
  DECLARED_TOO_LONG: {
    vi: 'Tệp có quá nhiều dòng. Hãy khai nhiều nhất một năm trong một tệp.',
    en: 'The workbook has too many rows. Declare a year at most in one workbook.',
  },
  DECLARED_DAY: {
    vi: '“{value}” không phải là ngày. Hãy gõ ngày dạng ngày/tháng/năm, ví dụ 02/03/2026.',
    en: '“{value}” is not a day. Type it as day/month/year, such as 02/03/2026.',
  },
  DECLARED_DAY_AHEAD: {
    vi: 'Ngày “{value}” chưa đến. Hãy kiểm tra lại ngày, tháng và năm.',
    en: 'The day “{value}” has not come yet. Check day, month and year.',
  },
  DECLARED_DAY_TWICE: {
    vi: 'Ngày này đã có ở dòng {first}. Hãy giữ lại một dòng.',
    en: 'This day stands in row {first} already. Keep one row.',
  },
  DECLARED_COUNT: {
    vi: '“{value}” không phải là số hồ sơ. Hãy gõ một số nguyên từ 0 trở lên.',
    en: '“{value}” is not a number of dossiers. Type a whole number from 0 on.',
  },
  DECLARED_COUNT_MISSING: {
    vi: 'Chưa có số hồ sơ tiếp nhận của ngày này. Hãy điền 0 nếu không có hồ sơ nào.',
    en: 'The number of dossiers received is missing. Type 0 if there was none.',
  },
  DECLARED_ONLINE: {
    vi: 'Số trực tuyến lớn hơn số tiếp nhận. Hãy kiểm tra lại hai số của ngày này.',
    en: 'There are more online than received. Check both numbers of this day.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

type DeclaredIssue = keyof typeof sentences;

function about(code: DeclaredIssue): Issue {
  const nowhere = { sheet: null, row: null, column: null, cell: null, value: null };
  return { code, severity: 'error', ...nowhere, message: sentences[code] };
}

interface Place {
  readonly row: SheetRow;
  readonly key: DeclaredKey;
  readonly columns: Columns;
}

function at(code: DeclaredIssue, { row, key, columns }: Place, words: Readonly<Record<string, string>> = {}): Issue {
  const index = columns.get(key) ?? 0;
  const value = cellText(row.cells[index]).slice(0, 100).toWellFormed();
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => (name === 'value' ? value : (words[name] ?? whole)));
  const { vi, en } = sentences[code];
  return {
    code,
    severity: 'error',
    sheet: null,
    row: row.row,
    column: key,
    cell: cellAddress(row.row, index),
    value,
    message: { vi: fill(vi), en: fill(en) },
  };
}
