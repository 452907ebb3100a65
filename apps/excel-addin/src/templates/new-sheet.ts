import { accountList, serviceList, type AccountKey, type Column, type Language, type ListKind } from '@emc/domain';

export type NewCell = string | number;

/** A column of a sheet that is to be made; `choices` are the only values that are offered, none = anything goes. */
export interface NewColumn {
  readonly header: string;
  /** The number format of its cells, set before anything is written into them. */
  readonly format: string;
  /** In characters. */
  readonly width: number;
  readonly wraps: boolean;
  /** What to fill in, for whoever stands on the header. */
  readonly note: string;
  readonly choices: readonly { readonly value: string; readonly meaning: string }[];
}

/** A sheet that is to be added to the open workbook. */
export interface NewSheet {
  /** The name it gets, with a number behind it where that name is taken. */
  readonly name: string;
  readonly columns: readonly NewColumn[];
  /** What stands below the header; empty for whoever fills it in. */
  readonly rows: readonly (readonly NewCell[])[];
  /** How many rows below the header are made ready at least. */
  readonly readyRows: number;
}

/** Excel formats no whole column without being asked for each cell; a list of an agency is shorter than this. */
const readyRows = 10_000;

const text = '@';
/** Year first, so that nobody takes the month for the day. */
const moment = 'yyyy-mm-dd hh:mm:ss';
const moments: ReadonlySet<string> = new Set<AccountKey>(['createdAt', 'lastLogin']);

const definitions = { services: serviceList, accounts: accountList };

/** The sheet for a list: the same columns as in the workbook that the API gives out. */
export function sheetFor(kind: ListKind, language: Language, rows: readonly (readonly NewCell[])[] = []): NewSheet {
  const { sheetName, columns } = definitions[kind];
  return { name: sheetName, columns: columns.map((column) => columnOf(column, language)), rows, readyRows };
}

function columnOf(column: Column, language: Language): NewColumn {
  const { header, width, asText, note, choices = [] } = column;
  return {
    header,
    width,
    format: formatOf(column),
    wraps: !asText,
    note: note[language],
    choices: choices.map(({ value, meaning }) => ({ value, meaning: meaning[language] })),
  };
}

/** Of what is neither chosen nor a moment, no digit and no sign may be read as anything but text. */
function formatOf({ key, choices }: Column): string {
  if (moments.has(key)) return moment;
  return choices ? 'General' : text;
}

/** A service as the cells of its row, in the order of the columns. */
export function cellsOf(service: Readonly<Record<string, NewCell | null>>): NewCell[] {
  return serviceList.columns.map(({ key }) => service[key] ?? '');
}

/** The longest name Excel gives a sheet. */
const longestName = 31;

/** `Dịch vụ công`, or `Dịch vụ công (2)` where that is taken; Excel takes names for the same whatever their case. */
export function freeName(wanted: string, taken: readonly string[]): string {
  const names = new Set(taken.map((name) => name.normalize('NFC').toLowerCase()));
  for (let number = 1; ; number++) {
    const behind = number === 1 ? '' : ` (${number})`;
    const name = wanted.slice(0, longestName - behind.length) + behind;
    if (!names.has(name.normalize('NFC').toLowerCase())) return name;
  }
}
