import { longList } from './lists.js';
import { Bench, describePane, presses } from './pane.js';

describePane('long lists', () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await Bench.start();
  });
  afterEach(() => bench.closePanes());
  afterAll(() => bench.close());

  const sentence = (rows: string, errors: string) => new RegExp(`^\\s*${rows} dòng: ${errors} lỗi`);

  test('2,000 rows are checked in no more than ten syncs, and all of a kind fixed in ten more', async () => {
    const book = longList(2_000);
    const pane = await bench.open(book);
    await pane.check();
    expect(await pane.status()).toMatch(sentence('2.000', '20'));
    expect(pane.excel.batches).toBeLessThanOrEqual(10);

    await pane.unfold('ID_LOST_ZERO');
    await pane.press('Sửa 20 ô…');
    const before = pane.excel.batches;
    await pane.press('Sửa 20 ô này');
    expect(pane.excel.batches - before).toBeLessThanOrEqual(15);
    expect(await pane.issues()).toEqual(['SHEET_OTHERS']);
    expect(book.active.at('E54')).toEqual({ value: '000050', format: '@' });
  });

  test('a longer one is read in blocks, which tell how far it is', async () => {
    const pane = await bench.open(longList(25_000));
    await pane.page.evaluate(() => {
      const told: number[] = [];
      Object.assign(globalThis, { told });
      new MutationObserver(() => {
        const bar = document.querySelector('progress');
        if (bar && bar.value !== told.at(-1)) told.push(bar.value);
      }).observe(document.body, { childList: true, subtree: true });
    });
    await pane.check();
    expect(await pane.status()).toMatch(sentence('25.000', '250'));
    expect(await pane.page.evaluate(() => (globalThis as unknown as { told: number[] }).told)).toEqual([
      0, 20_003, 25_003,
    ]);
  });

  test('it can be stopped', async () => {
    const pane = await bench.open(longList(21_000));
    await pane.button('Kiểm tra').click();
    await pane.press('Dừng');
    expect(await pane.status()).toContain('Đã dừng.');
    expect(await pane.page.locator('.summary').count()).toBe(0);
  });

  test.each(presses)('also when progress is told while the button is held down %s', async (_, down, up) => {
    const pane = await bench.open(longList(21_000));
    await pane.page.evaluate(holdExcel);
    await pane.button('Kiểm tra').click();
    await pane.reach('Dừng');
    await down(pane.page);
    await pane.page.evaluate('letGo[0]()');
    await pane.page.getByText('Đã xem 20.003 / 21.003 dòng').waitFor();
    await up(pane.page);
    await pane.page.evaluate('letGo[1]()');
    await pane.idle();
    expect(await pane.status()).toContain('Đã dừng.');
    expect(await pane.page.locator('.summary').count()).toBe(0);
  });

  test('blocks too large for Excel are halved until it answers', async () => {
    const book = longList(1_000);
    book.mostCells = 1_000;
    const pane = await bench.open(book);
    await pane.check();
    expect(await pane.status()).toMatch(sentence('1.000', '10'));
  });

  test.each(['1.1', '1.7', '1.15'])('hidden rows are told where Excel tells them, with ExcelApi %s', async (level) => {
    const book = longList(2_000);
    for (let row = 100; row < 200; row += 3) book.active.hiddenRows.add(row);
    const pane = await bench.open(book, { level });
    await pane.check();
    const verdict = await pane.verdict();
    const told = verdict?.issues.find(({ code }) => code === 'ROWS_HIDDEN')?.message.vi.slice(0, 50);
    expect(told).toBe(level === '1.1' ? undefined : 'Có 34 dòng đang bị ẩn hoặc bị lọc (dòng đầu tiên: ');
    expect(pane.excel.batches).toBeLessThanOrEqual(10);
  });
});

/** Runs in the page: Excel does not answer a check before it is let go, and once more when the first rows were told. */
function holdExcel(): void {
  const letGo: (() => void)[] = [];
  const gates = [0, 1].map(() => new Promise<void>((resolve) => letGo.push(resolve)));
  const { playedExcel } = globalThis as unknown as { playedExcel(batch: string): Promise<string> };
  const held = async (batch: string) => {
    const bar = document.querySelector('progress');
    if (bar) await gates[bar.hasAttribute('value') ? 1 : 0];
    return playedExcel(batch);
  };
  Object.assign(globalThis, { letGo, playedExcel: held });
}
