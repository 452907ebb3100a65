import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { listBook, troubledRows } from './lists.js';
import { Bench, describePane, type OpenPane, type PaneOptions } from './pane.js';

/** Made to be looked at; git does not keep them. */
const folder = join(import.meta.dirname, '../dist/pictures');

const looks: readonly (readonly [name: string, options: PaneOptions])[] = [
  ['dark', { colorScheme: 'dark' }],
  ['forced-colours', { forcedColors: 'active' }],
];

const sizes: readonly (readonly [name: string, options: PaneOptions])[] = [
  ['light', {}],
  // At 200 % a pane has half as many pixels to lay out.
  ['200-percent', { viewport: { width: 175, height: 189 }, deviceScaleFactor: 2 }],
];

describePane('pictures of every view', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start();
    mkdirSync(folder, { recursive: true });
  });
  afterEach(() => bench.closePanes());
  afterAll(() => bench.close());

  /** No view may need sideways scrolling. */
  const picture = async ({ page }: OpenPane, name: string) => {
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
    const [wide, room] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      document.documentElement.clientWidth,
    ]);
    expect([name, wide]).toEqual([name, room]);
  };

  test.each(looks)('%s', async (look, options) => {
    const pane = await bench.open(listBook(), options);
    await pane.check();
    await pane.unfold('ID_LOST_ZERO');
    await picture(pane, `${look}-unfolded`);
    await pane.press('Sửa 2 ô…');
    await picture(pane, `${look}-preview`);
  });

  test.each(sizes)('%s', async (look, options) => {
    const book = listBook();
    const pane = await bench.open(book, options);
    await picture(pane, `${look}-1-start`);
    await pane.check();
    await picture(pane, `${look}-2-checked`);
    await pane.unfold('ID_LOST_ZERO');
    await pane.unfold('CODE_WRAPPED');
    await picture(pane, `${look}-3-unfolded`);
    await pane.press('Sửa 2 ô…');
    await picture(pane, `${look}-4-preview`);
    await pane.press('Sửa 2 ô này');
    await picture(pane, `${look}-5-fixed`);
    book.active.isProtected = true;
    await pane.unfold('CODE_WRAPPED');
    await pane.press('Sửa D8');
    await picture(pane, `${look}-6-protected`);
  });

  test('English', async () => {
    // In a browser of its own: the language is remembered.
    const pane = await bench.open(listBook(), { locale: 'en-GB' });
    await pane.button('English').click();
    await picture(pane, 'english-1-start');
    await pane.check();
    await pane.unfold('ID_LOST_ZERO');
    await picture(pane, 'english-2-unfolded');
    expect(await pane.page.evaluate(() => document.documentElement.lang)).toBe('en');
  });

  test('outside Excel', async () => {
    const pane = await bench.openAlone();
    await pane.idle();
    expect(await pane.page.locator('.drop').innerText()).toContain('Chọn tệp Excel…');
    await picture(pane, 'outside');
  });

  test('a clean list, and a sheet without a list', async () => {
    const book = listBook(troubledRows.slice(0, 1));
    const pane = await bench.open(book);
    await pane.check();
    await picture(pane, 'clean');
    book.active = book.sheet('Nháp');
    await pane.check();
    expect(await pane.page.locator('.summary').innerText()).toContain('1 lỗi');
    await pane.unfold('HEADER_MISSING');
    await picture(pane, 'no-list');
  });
});
