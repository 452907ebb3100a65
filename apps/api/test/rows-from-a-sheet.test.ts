import { once } from 'node:events';
import { request, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { Problem, Submission, type Issue } from '@emc/contract';
import { serviceList, type Cell, type SheetRow } from '@emc/domain';
import { chooseSheet, defaultLimits, fileSource, openWorkbook } from '@emc/xlsx-templates';
import { Emc, fixture, fixturePath, submit, type Session } from './emc.js';

const siteId = 278;
const header = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'];
const row = ['Cấp phép xây dựng', 4, null, '1.004873.000.00.00.H34', '000001'];
let emc: Emc;
let officer: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
});
afterAll(() => emc.close());

describe('the rows of an open sheet say the same as its file', () => {
  test.each([
    'appendix-i.libreoffice.xlsx',
    'appendix-i.openpyxl.xlsx',
    'appendix-i.exceljs.xlsx',
    'appendix-i.sheetjs.xls',
    'forty-faults.openpyxl.xlsx',
  ])('%s', async (fileName) => {
    const query = 'wait=30&dryRun=true';
    const asFile = await submissionOf(submit(officer, { siteId, content: await fixture(fileName), fileName, query }));
    const asRows = await submissionOf(sendRows(await rowsOf(fixturePath(fileName)), query));
    const { rows, errors, warnings } = asFile.counts;
    expect(asRows).toMatchObject({ state: asFile.state, counts: { rows, errors, warnings }, diff: asFile.diff });
    expect(await issuesOf(asRows)).toEqual(await issuesOf(asFile));
  });
});

test('accepted rows become a version, and can be had back as they came', async () => {
  const sheet = { sheetName: 'DVC', fileName: 'Danh mục.xlsx', header, rows: [row], decisionNumber: '12/QĐ-UBND' };
  const submission = await submissionOf(sendRows(sheet, 'wait=30&makeDefault=true'));
  expect(submission).toMatchObject({ state: 'accepted', versionNumber: 1, fileName: 'Danh mục.xlsx' });
  expect(submission.decision).toEqual({ number: '12/QĐ-UBND', date: null, hasScan: false });
  const { items } = await officer.call('siteServices', { params: { siteId } });
  expect(items).toEqual([
    { row: 2, name: row[0], level: 4, url: null, idCdvcqg: '1.004873.000.00.00.H34', idMcdt: '000001' },
  ]);
  const original = await officer.call('originalFile', { params: { id: submission.id } });
  expect(await original.json()).toMatchObject({ sheetName: 'DVC', header, rows: [row] });
});

describe('a cell may be sent short or in full', () => {
  test.each<[string, unknown, string, string[]]>([
    ['short text', '000001', '000001', []],
    ['a text', { text: '000001' }, '000001', []],
    ['a number shown with zeros', { number: 1, format: '000000' }, '000001', ['ID_FROM_FORMAT']],
    ['the result of a formula', { text: '000001', formula: true }, '000001', ['FORMULA_VALUE']],
  ])('%s', async (_, idMcdt, kept, codes) => {
    const sheet = { sheetName: 'DVC', header, rows: [[...row.slice(0, 4), idMcdt]] };
    const submission = await submissionOf(sendRows(sheet, 'wait=30'));
    expect((await issuesOf(submission)).map(({ code }) => code)).toEqual(codes);
    const params = { siteId, number: submission.versionNumber ?? 0 };
    expect((await officer.call('versionServices', { params })).items.map((one) => one.idMcdt)).toEqual([kept]);
  });

  test.each<[string, unknown, string]>([
    ['a number', 1, 'ID_LOST_ZERO'],
    ['no result', { uncalculated: true, formula: true }, 'FORMULA_UNCALCULATED'],
    ['an error', { error: '#N/A' }, 'CELL_ERROR'],
    ['true', true, 'CELL_BOOLEAN'],
    ['nothing', null, 'ID_MISSING'],
    ['an empty text', '', 'ID_MISSING'],
  ])('%s is found wrong', async (_, idMcdt, code) => {
    const sheet = { sheetName: 'DVC', header, rows: [[...row.slice(0, 4), idMcdt]] };
    const submission = await submissionOf(sendRows(sheet, 'wait=30'));
    expect(submission.state).toBe('refused');
    expect((await issuesOf(submission)).map((issue) => [issue.code, issue.cell])).toEqual([[code, 'E2']]);
  });
});

describe('what surrounds the rows', () => {
  test('a header further down numbers the rows as the sheet does', async () => {
    const sheet = { sheetName: 'DVC', headerRow: 5, header, rows: [row, [], [...row.slice(0, 4), 7]] };
    const submission = await submissionOf(sendRows(sheet, 'wait=30'));
    expect((await issuesOf(submission)).map(({ code, cell }) => [code, cell])).toEqual([
      ['BLANK_ROWS', null],
      ['ID_LOST_ZERO', 'E8'],
    ]);
  });

  test('hidden rows are counted, merged cells found', async () => {
    const rows = [row, [...row.slice(0, 4), '000002'], ['Cấp lại', null, null, '1.004873.000.00.00.H34', '000003']];
    const merges = [{ top: 3, left: 1, bottom: 4, right: 1 }];
    const submission = await submissionOf(
      sendRows({ sheetName: 'DVC', header, rows, hiddenRows: [3], merges }, 'wait=30'),
    );
    expect((await issuesOf(submission)).map(({ code, cell }) => [code, cell])).toEqual([
      ['ROWS_HIDDEN', null],
      ['CELL_MERGED', 'B4'],
    ]);
  });

  test('a sheet without the columns of the list is refused as such', async () => {
    const submission = await submissionOf(
      sendRows({ sheetName: 'Khác', header: ['Họ tên', 'Ngày'], rows: [] }, 'wait=30'),
    );
    expect((await issuesOf(submission)).map(({ code }) => code)).toEqual(['HEADER_MISSING']);
    const marked = await officer.call('markedWorkbook', { params: { id: submission.id } });
    expect(marked.status).toBe(200);
  });
});

describe('what is no list of rows is turned away at the door', () => {
  const sheet = { sheetName: 'DVC', header, rows: [row] };
  test.each<[string, string | object, number, string, string | undefined]>([
    ['half a JSON', '{"sheetName":"DVC","header":[', 400, 'JSON_INVALID', undefined],
    ['nothing', '', 400, 'JSON_INVALID', undefined],
    ['no header', { sheetName: 'DVC', rows: [] }, 400, 'REQUEST_INVALID', 'header'],
    ['an unknown key', { ...sheet, sheet: 1 }, 400, 'REQUEST_INVALID', ''],
    ['an unknown kind of cell', { ...sheet, rows: [[{ html: '<b>' }]] }, 400, 'REQUEST_INVALID', 'rows.0.0'],
    ['NUL in a cell', { ...sheet, rows: [['a\0b']] }, 400, 'REQUEST_INVALID', 'rows.0.0'],
    ['half a character', { ...sheet, rows: [['a\ud800b']] }, 400, 'REQUEST_INVALID', 'rows.0.0'],
    ['NUL in the header', { ...sheet, header: ['Name\0'] }, 400, 'REQUEST_INVALID', 'header.0'],
    ['NUL in the name of the sheet', { ...sheet, sheetName: 'DVC\0' }, 400, 'REQUEST_INVALID', 'sheetName'],
    ['NUL in an error', { ...sheet, rows: [[{ error: '#\0' }]] }, 400, 'REQUEST_INVALID', 'rows.0.0.error'],
    ['50,001 rows', { ...sheet, rows: Array.from({ length: 50_001 }, () => []) }, 400, 'REQUEST_INVALID', 'rows'],
  ])('%s', async (_, body, status, code, path) => {
    const response = await sendRows(body, 'wait=30');
    const problem = Problem.parse(await response.json());
    expect([response.status, problem.code, problem.errors?.[0]?.path]).toEqual([status, code, path]);
  });

  test('more than 8 MB, before any of it is taken', async () => {
    const large = request(`${emc.url}/api/sites/${siteId}/submissions`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${officer.token}`,
        'content-type': 'application/json',
        'content-length': 9_000_000,
      },
    });
    large.flushHeaders();
    const [response] = (await once(large, 'response')) as [IncomingMessage];
    expect(response.statusCode).toBe(413);
    expect(Problem.parse(await json(response)).code).toBe('TOO_LARGE');
    large.destroy();
  });
});

test('a dry run writes nothing but its submission', async () => {
  const before = await officer.call('listVersions', { params: { siteId } });
  const submission = await submissionOf(
    sendRows({ sheetName: 'DVC', header, rows: [row] }, 'wait=30&dryRun=true&makeDefault=true'),
  );
  expect(submission).toMatchObject({ state: 'accepted', dryRun: true, versionNumber: null, diff: { unchanged: 1 } });
  expect(await officer.call('listVersions', { params: { siteId } })).toEqual(before);
  const left = await emc.sql(
    `SELECT FROM service WHERE submission_id = $1 UNION ALL SELECT FROM list_version WHERE submission_id = $1`,
    [submission.id],
  );
  expect(left).toEqual([]);
});

function sendRows(body: string | object, query: string): Promise<Response> {
  return fetch(`${emc.url}/api/sites/${siteId}/submissions?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

async function submissionOf(answer: Promise<Response>): Promise<Submission> {
  return Submission.parse(await (await answer).json());
}

async function issuesOf({ id }: Submission): Promise<readonly Issue[]> {
  return (await officer.call('submissionIssues', { params: { id }, query: { limit: 500 } })).items;
}

/** As the add-in reads the open sheet and sends it. */
async function rowsOf(path: string): Promise<object> {
  const workbook = await openWorkbook(await fileSource(path), defaultLimits);
  try {
    const chosen = await chooseSheet(workbook, serviceList);
    if (!chosen) throw new Error(`${path} has no list`);
    const { sheetIndex, header: found } = chosen;
    const all: SheetRow[] = [];
    for await (const batch of workbook.rows(sheetIndex)) all.push(...batch);
    const at = (number: number): (Cell | undefined)[] => [...(all.find((one) => one.row === number)?.cells ?? [])];
    const last = all.at(-1)?.row ?? found.row;
    const others = workbook.sheets.filter(({ hidden }, index) => !hidden && index !== sheetIndex);
    return {
      sheetName: workbook.sheets[sheetIndex]?.name,
      date1904: workbook.date1904,
      otherSheets: others.map(({ name }) => name),
      headerRow: found.row,
      header: at(found.row).map((cell) => (cell && 'text' in cell ? cell.text : '')),
      rows: Array.from({ length: last - found.row }, (_, index) =>
        Array.from(at(found.row + 1 + index), (cell) => cell ?? null),
      ),
      hiddenRows: all.filter(({ hidden }) => hidden).map((one) => one.row),
      merges: workbook.merges(sheetIndex),
    };
  } finally {
    await workbook.close();
  }
}
