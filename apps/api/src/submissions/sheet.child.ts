/**
 * Runs as a process of its own, so that a hostile workbook costs this process only: reads a list and judges it, or
 * marks a workbook. One task by IPC, rows or bytes on stdout, answers by IPC.
 */
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import type { SheetInput } from '@emc/contract';
import {
  fold,
  noHeaderIssue,
  serviceList,
  startJudging,
  verdictOf,
  type Cell,
  type Service,
  type SheetRow,
} from '@emc/domain';
import {
  chooseSheet,
  defaultLimits,
  fileSource,
  markedFromRows,
  markWorkbook,
  openWorkbook,
  WorkbookRefused,
  type Workbook,
} from '@emc/xlsx-templates';
import type { SheetAnswer, SheetTask } from './sheet.task.js';

const progressEveryRows = 2000;

type JudgeTask = Extract<SheetTask, { task: 'judge' }>;
type MarkTask = Extract<SheetTask, { task: 'mark' }>;

/** Nobody waits for the answer of a process that outlived its API. */
const leave = () => process.exit();

process.once('message', (task: SheetTask) => void work(task));
process.once('disconnect', leave);

async function work(task: SheetTask): Promise<void> {
  try {
    await say(task.task === 'judge' ? await judge(task) : await mark(task));
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    await say({ answer: 'refused', code: error.code });
  }
  process.off('disconnect', leave);
  process.stdout.end();
  process.disconnect();
}

async function judge(task: JudgeTask): Promise<SheetAnswer> {
  const workbook =
    task.source === 'file' ? await openWorkbook(await fileSource(task.path), defaultLimits) : await openRows(task.path);
  try {
    const chosen = await chooseSheet(workbook, serviceList);
    if (!chosen) return { answer: 'judged', verdict: verdictOf([noHeaderIssue(serviceList)]), sheetName: null };
    const { sheetIndex, header } = chosen;
    const { agencyCodes, knownAgencyCodes, knownIds } = task;
    const context = { agencyCodes, knownAgencyCodes: new Set(knownAgencyCodes), knownIds: new Set(knownIds) };
    const judging = startJudging(header, context);
    let rowsRead = 0;
    for await (const rows of workbook.rows(sheetIndex)) {
      let lines = '';
      for (const row of rows) {
        if (row.row <= header.row) continue;
        const service = judging.row(row);
        if (service) lines += copyLine(task.rowPrefix, service);
        if (++rowsRead % progressEveryRows === 0) await say(progressOf(workbook, rowsRead));
      }
      if (!process.stdout.write(lines)) await once(process.stdout, 'drain');
    }
    const otherSheets = workbook.sheets.filter((sheet, index) => index !== sheetIndex && !sheet.hidden);
    const verdict = judging.finish({
      merges: workbook.merges(sheetIndex),
      otherSheets: otherSheets.map(({ name }) => name),
    });
    return { answer: 'judged', verdict, sheetName: workbook.sheets[sheetIndex]?.name ?? null };
  } finally {
    await workbook.close();
  }
}

async function mark(task: MarkTask): Promise<SheetAnswer> {
  process.stdout.write(await markedBytes(task));
  return { answer: 'marked' };
}

/** The officer's own .xlsx where it can be marked; rows, .xls and the like become a new workbook. */
async function markedBytes({ path, source, sheetName, issues, language }: MarkTask): Promise<Buffer> {
  const options = { definition: serviceList, sheetName: sheetName ?? serviceList.sheetName, language };
  if (sheetName === null) return markedFromRows([], issues, { ...options, origin: 'unread' });
  const zip = source === 'file' && (await isZip(path));
  if (zip) {
    const marked = await markWorkbook(path, issues, options).catch(() => null);
    if (marked) return marked;
  }
  const workbook = source === 'file' ? await openWorkbook(await fileSource(path), defaultLimits) : await openRows(path);
  try {
    const index = workbook.sheets.findIndex(({ name }) => name === sheetName);
    const origin = zip ? 'xlsx' : source === 'file' ? 'xls' : 'rows';
    return await markedFromRows(workbook.rows(index), issues, { ...options, origin });
  } finally {
    await workbook.close();
  }
}

async function isZip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    return (await file.read(Buffer.alloc(2), 0, 2, 0)).buffer.toString() === 'PK';
  } finally {
    await file.close();
  }
}

/** The rows of an open sheet, as the door checked and stored them, in the shape of a workbook. */
async function openRows(path: string): Promise<Workbook> {
  const sheet = JSON.parse(await readFile(path, 'utf8')) as SheetInput;
  const hidden = new Set(sheet.hiddenRows);
  const header: SheetRow = { row: sheet.headerRow, cells: sheet.header.map((text) => ({ text })) };
  const rows = sheet.rows.map((cells, index): SheetRow => {
    const row = sheet.headerRow + 1 + index;
    return { row, cells: cells.map(asCell), ...(hidden.has(row) && { hidden: true }) };
  });
  return {
    sheets: [{ name: sheet.sheetName, hidden: false }],
    rows: async function* () {
      yield [header, ...rows];
    },
    date1904: false,
    merges: () => sheet.merges,
    bytesRead: () => 1,
    bytesTotal: () => 1,
    close: () => Promise.resolve(),
  };
}

/** `"abc"`, `3`, `true` are short for `{ text }`, `{ number }`, `{ boolean }`. */
function asCell(input: SheetInput['rows'][number][number]): Cell {
  if (typeof input === 'string') return input === '' ? null : { text: input };
  if (typeof input === 'number') return { number: input };
  if (typeof input === 'boolean') return { boolean: input };
  return input as Cell;
}

function progressOf(workbook: Workbook, rowsRead: number): SheetAnswer {
  const read = workbook.bytesRead();
  const rowsExpected = read > 0 ? Math.max(rowsRead, Math.round((rowsRead * workbook.bytesTotal()) / read)) : null;
  return { answer: 'progress', rowsRead, rowsExpected };
}

function copyLine(prefix: string, { row, name, level, url, idCdvcqg, idMcdt }: Service): string {
  const search = fold(`${name} ${idCdvcqg} ${idMcdt}`);
  return `${[prefix, row, copyText(name), level, copyText(url), copyText(idCdvcqg), copyText(idMcdt), copyText(search)].join('\t')}\n`;
}

const copyEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyText(text: string | null): string {
  return text === null ? '\\N' : text.replaceAll(/[\\\t\n\r]/g, (special) => copyEscapes[special] ?? special);
}

/** Resolves once the parent has it: a message must not die with the process. */
function say(answer: SheetAnswer): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(answer, undefined, undefined, (error) => (error ? reject(error) : resolve()));
  });
}
