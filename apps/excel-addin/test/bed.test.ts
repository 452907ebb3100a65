import { Bench, describePane, type OpenPane } from './pane.js';
import { Workbook, type Value } from './workbook.js';

describe('the played Excel takes what is entered as Excel does', () => {
  test.each<[entered: Value, format: string, value: Value]>([
    ['000012', 'General', 12],
    ['000012', '@', '000012'],
    ["'000012", 'General', '000012'],
    ['1.002100', 'General', 1.0021],
    ['1.002100', '@', '1.002100'],
    ['1.002100.000.00.00.H34', 'General', '1.002100.000.00.00.H34'],
    ['3/4/2023', 'General', 44_989],
    ['3/4/2023', '@', '3/4/2023'],
    [13, '@', '13'],
    [13, 'General', 13],
    ['true', 'General', true],
    ['Toàn trình', 'General', 'Toàn trình'],
    ['', 'General', ''],
  ])('%j into a cell of format %s is %j', (entered, format, value) => {
    const sheet = new Workbook('Trang').active;
    sheet.put(0, 0, { format });
    sheet.enter(0, 0, entered);
    expect(sheet.at('A1').value).toBe(value);
  });

  test('a formula is no value', () => {
    const sheet = new Workbook('Trang').active;
    sheet.enter(0, 0, '=A2+1');
    expect(sheet.at('A1').formula).toBe('=A2+1');
  });
});

describePane('the real office.js over the played Excel', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start();
  });
  afterAll(async () => {
    await bench.closePanes();
    await bench.close();
  });

  const panes = new Map<string, OpenPane>();
  const paneAt = async (level: string) => {
    const book = new Workbook('Trang');
    book.active.put(0, 0, { value: 'x' });
    const pane = panes.get(level) ?? (await bench.open(book, { level }));
    panes.set(level, pane);
    return pane;
  };

  /** Runs in a pane; answers the code of the error, or what the task answers. */
  const run = async (level: string, task: string) => {
    const { page, excel } = await paneAt(level);
    const answer: unknown = await page.evaluate(
      `Excel.run(async (context) => { const sheet = context.workbook.worksheets.getActiveWorksheet(); ${task} })
        .catch((error) => error.code)`,
    );
    return { answer, unknown: excel.unknown.splice(0), held: excel.heldObjects };
  };

  test.each<[what: string, level: string, task: string, answer: unknown]>([
    [
      'a property that was not loaded',
      '1.1',
      'const a = sheet.getRange("A1"); await context.sync(); return a.values',
      'PropertyNotLoaded',
    ],
    [
      'a property that was',
      '1.1',
      'const a = sheet.getRange("A1").load("values"); await context.sync(); return a.values',
      [['x']],
    ],
    [
      'an object that is not there',
      '1.13',
      'const a = sheet.getRange("A1").getMergedAreasOrNullObject(); await context.sync(); return a.isNullObject',
      true,
    ],
    [
      'a sheet that is not there',
      '1.1',
      'context.workbook.worksheets.getItem("Kia").activate(); await context.sync()',
      'ItemNotFound',
    ],
    [
      'a range held over a sync',
      '1.1',
      'const a = sheet.getRange("A1"); await context.sync(); a.load("values"); await context.sync(); return a.values',
      [['x']],
    ],
    [
      'the level',
      '1.10',
      'return [Office.context.requirements.isSetSupported("ExcelApi", "1.9"), Office.context.requirements.isSetSupported("ExcelApi", "1.11")]',
      [true, false],
    ],
  ])('%s', async (_, level, task, answer) => {
    expect(await run(level, task)).toEqual({ answer, unknown: [], held: 0 });
  });

  test.each([
    ['of a later level', 'sheet.getRange("A1").load("rowHidden")', 'Range.rowHidden needs 1.2, not 1.1'],
    ['that nobody needed so far', 'sheet.getRange("A1").load("text")', 'Range.text is not played'],
    ['that does not exist', 'sheet.getRange("A1").load("colour")', 'Range.colour needs another set, not 1.1'],
  ])('a member %s is not found, and fails the test', async (_, task, reason) => {
    expect(await run('1.1', `${task}; await context.sync()`)).toMatchObject({
      answer: 'ApiNotFound',
      unknown: [reason],
    });
  });
});
