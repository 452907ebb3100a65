import type { Page } from 'playwright-core';
import { workbookOfTexts } from '@emc/xlsx-templates/fixtures';
import { feedSite, type FedSite } from './fed-site.js';
import { listBook } from './lists.js';
import { describePane } from './pane.js';
import { takePicture } from './picture.js';
import { Server } from './server.js';

describePane('settling what EMC received with what should be', () => {
  let server: Server;
  let fed: FedSite;
  beforeAll(async () => {
    server = await Server.start();
    fed = await feedSite(server);
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  const idle = (page: Page) => page.locator('main[aria-busy="false"]').waitFor();
  const open = async (part: string, who = 'canbo.h34') => {
    const page = await server.openPage(`#reconciliation${part}`);
    await server.signIn(page, who);
    await idle(page);
    return page;
  };
  const press = async (page: Page, key: string) => {
    await page.locator(`[data-key="${key}"]`).click();
    await idle(page);
  };
  const titles = (page: Page) => page.locator('.discrepancies .about a').allInnerTexts();
  const status = (page: Page) => page.locator('#news').innerText();
  const idOf = async (kind: 'UNMATCHED_CODE' | 'COUNT_MISMATCH', subject: string) => {
    const { items } = await fed.officer('listSiteDiscrepancies', { params: { siteId: 278 }, query: { kind } });
    return items.find((one) => one.subject === subject)?.id ?? '';
  };

  test('sees what is open, what is due first at the top, and filters it', async () => {
    const page = await open('');
    await page.locator('.discrepancies').waitFor();
    await takePicture(page, 'doi-soat-1280');
    const all = await titles(page);
    expect(all).toEqual(expect.arrayContaining([expect.stringContaining('12'), expect.stringContaining('LẠ-01')]));
    const dues = await page.locator('.discrepancies .facts > div:first-child dd').allInnerTexts();
    const inOrder = dues.map((due) => due.slice(0, 10).split('/').reverse().join('-'));
    expect(inOrder).toEqual(inOrder.toSorted());
    await page.locator('#filter-kind').selectOption('UNMATCHED_CODE');
    await page.locator('.found', { hasText: '2 chênh lệch' }).waitFor();
    expect(page.url()).toContain('#reconciliation?kind=UNMATCHED_CODE');
    await page.locator('#filter-state').selectOption('closed');
    await page.getByText('Không có chênh lệch nào như vậy').waitFor();
    await page.goBack();
    await page.locator('.found', { hasText: '2 chênh lệch' }).waitFor();
  });

  test('explains one and takes it over; somebody else was faster once', async () => {
    const id = await idOf('COUNT_MISMATCH', fed.yesterday);
    const page = await open(`?discrepancy=${id}`);
    await page.getByText('EMC thiếu 3 hồ sơ').waitFor();
    await takePicture(page, 'chenh-lech-1280');
    await fed.officer('stepDiscrepancy', {
      params: { id },
      headers: { 'if-match': '*' },
      body: { step: 'acknowledge' },
    });
    await press(page, 'step explain');
    await press(page, 'step send');
    expect(await page.locator('#step-note-about').innerText()).toBe('Chưa nhập mục này.');
    await page.locator('#step-note').fill('Mất kết nối từ 9 giờ đến 10 giờ');
    await press(page, 'step send');
    expect(await status(page)).toContain('Người khác vừa xử lý chênh lệch này');
    expect(await page.locator('#step-note').inputValue()).toBe('Mất kết nối từ 9 giờ đến 10 giờ');
    await press(page, 'step send');
    expect(await status(page)).toBe('Đã ghi nhận.');
    await press(page, 'owner me');
    expect(await page.locator('.facts').first().innerText()).toMatch(/Đã giải trình[\s\S]*canbo\.h34/);
    expect(await page.locator('tbody').last().innerText()).toMatch(
      /canbo\.h34[\s\S]*Mất kết nối[\s\S]*EMC \(tự động\)/,
    );
    await press(page, 'recheck');
    expect(await status(page)).toContain('chênh lệch vẫn còn');
    expect(await page.getByRole('button', { name: 'Tạm miễn…' }).count()).toBe(0);
  });

  test('an administrator waives one, and sees those of all sites', async () => {
    const page = await open('', 'admin');
    await page.locator('.discrepancies').waitFor();
    expect(await page.locator('.discrepancies').innerText()).toContain('278 · Một cửa điện tử H34');
    await page.getByRole('link', { name: /LẠ-01/ }).click();
    await page.locator('[data-key="step waive"]').click();
    await page.locator('#step-note').fill('Mã thử nghiệm');
    await page.locator('#step-until').fill('2020-01-01');
    await press(page, 'step send');
    await page.getByText('Ngày hết hạn tạm miễn phải sau hôm nay').waitFor();
    await page.locator('#step-until').fill('2099-01-01');
    await press(page, 'step send');
    await page.getByText('Tạm miễn đến hết').first().waitFor();
    expect(await page.locator('.facts').first().innerText()).toContain('01/01/2099');
  });

  test('a viewer reads, and does nothing', async () => {
    const id = await idOf('UNMATCHED_CODE', '12');
    const page = await open(`?discrepancy=${id}`, 'xem.h34');
    await page.getByText('Gợi ý: 000012.').waitFor();
    expect(await page.locator('main button').count()).toBe(0);
    await page.locator('[data-key="part declared"]').click();
    await page.locator('table').waitFor();
    expect(await page.locator('#declare-day').count()).toBe(0);
  });

  test('declares days, one by hand and several by workbook', async () => {
    const page = await open('?part=declared');
    await page.getByText('Tiếp nhận: thiếu 3; Trực tuyến: thiếu 3').waitFor();
    await page.locator('#declare-day').fill(fed.today);
    await page.locator('#declare-received').fill('ba mươi');
    await press(page, 'declare send');
    expect(await page.locator('#declare-received-about').innerText()).toContain('Nhập một số nguyên');
    await takePicture(page, 'so-khai-1280');
    await page.locator('#declare-received').fill('30');
    await page.locator('#declare-online').fill('24');
    await press(page, 'declare send');
    expect(await status(page)).toContain('Đã khai số liệu ngày');
    expect(await page.getByRole('row', { name: new RegExp(`^${told(fed.today)}`) }).innerText()).toContain('Khớp');
    const header = ['Ngày', 'Tiếp nhận', 'Trực tuyến', 'Trả kết quả'];
    const upload = async (...rows: string[][]) => {
      const buffer = Buffer.from(workbookOfTexts([{ name: 'Khai', rows: [header, ...rows] }]));
      const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
      await page.locator('#declared-file').setInputFiles({ name: 'khai.xlsx', mimeType, buffer });
      await page.locator('.summary').waitFor();
    };
    await upload([told(fed.yesterday), 'x', '', '']);
    await page.getByRole('rowheader', { name: 'B2' }).waitFor();
    await takePicture(page, 'so-khai-tep-loi-1280');
    await upload([told(fed.yesterday), '5', '5', '0']);
    await page.getByText('Đã nhận tệp: 1 ngày').first().waitFor();
    expect(await page.getByRole('row', { name: new RegExp(`^${told(fed.yesterday)}`) }).innerText()).toContain('Khớp');
  });

  test('declares a day again without losing what was declared, and is asked about a number far from what EMC has', async () => {
    await fed.officer('declareDay', {
      params: { siteId: 278, day: fed.yesterday },
      body: { received: 5, online: 5, returned: 1 },
    });
    const page = await open('?part=declared');
    await page.locator('#declare-day').fill(fed.yesterday);
    await page.getByText('Ngày này đã được khai').waitFor();
    const typed = () =>
      Promise.all(['received', 'online', 'returned'].map((each) => page.locator(`#declare-${each}`).inputValue()));
    expect(await typed()).toEqual(['5', '5', '1']);
    await page.locator('#declare-received').fill('1.250');
    await press(page, 'declare send');
    await page.getByText('Số khai khác xa số EMC có').waitFor();
    await takePicture(page, 'so-khai-khac-xa-1280');
    await page.locator('#declare-received').fill('6');
    await press(page, 'declare send');
    expect(await status(page)).toContain('Đã khai số liệu ngày');
    const query = { from: fed.yesterday, to: fed.yesterday };
    const { items } = await fed.officer('listDeclared', { params: { siteId: 278 }, query });
    expect(items[0]?.declared).toEqual({ received: 6, online: 5, returned: 1 });
  });

  test('comes back from a discrepancy to the same list, at the place that was left', async () => {
    const page = await open('?state=all');
    await page.locator('.discrepancies').waitFor();
    const link = page.locator('.discrepancies .about a').last();
    const key = await link.getAttribute('data-key');
    await link.click();
    await page.locator('[data-key="back"]').click();
    await page.locator(`[data-key="${key}"]:focus`).waitFor();
    expect(page.url()).toContain('state=all');
  });

  test('proposes an adjustment, which an administrator approves', async () => {
    const page = await open(`?part=adjustments&day=${fed.yesterday}`);
    await page.locator('#propose-codeTthc').fill('000001');
    await page.locator('#propose-channel').selectOption('online');
    await page.locator('#propose-received').fill('-2');
    await press(page, 'propose send');
    expect(await page.locator('#propose-reason-about').innerText()).toBe('Chưa nhập mục này.');
    await page.locator('#propose-reason').fill('Gửi trùng hai hồ sơ');
    await press(page, 'propose send');
    await page.getByText('tiếp nhận −2').waitFor();
    await takePicture(page, 'dieu-chinh-1280');
    const admin = await open('?part=adjustments', 'admin');
    await admin.locator('[data-key="site"]').selectOption('278');
    await admin.getByRole('button', { name: 'Duyệt' }).click();
    await admin.locator('.badge.good').waitFor();
    expect(await admin.locator('.discrepancies').innerText()).toContain('admin');
  });

  test('sees which codes do not meet, and the state of the feed', async () => {
    const page = await open('?part=codes');
    const sent = page.locator('table').first();
    await sent.waitFor();
    expect(await sent.getByRole('row', { name: /^12 / }).innerText()).toMatch(/12\s+8\s.*000012/s);
    expect(await page.locator('table').nth(1).innerText()).toContain('000012');
    await takePicture(page, 'ma-khong-khop-1280');
    await page.getByRole('link', { name: 'LẠ-01' }).click();
    await page.getByText('2 hồ sơ được tìm thấy').waitFor();
    await page.locator('#search-query').fill('H34-TRUOC');
    await takePicture(page, 'ho-so-1280');
    await page.goBack();
    await page.locator('table').nth(1).waitFor();
    await idle(page);
    await page.locator('[data-key="part feed"]').click();
    await page.getByText('1 sự kiện mang mã trang này đang được giữ lại').waitFor();
    await takePicture(page, 'du-lieu-gui-ve-1280');
  });

  test('looks a dossier up by its code', async () => {
    const page = await open('?part=dossiers');
    await page.locator('#search-query').fill('H34-TRUOC');
    await page.locator('#search-query').press('Enter');
    await page.getByText('5 hồ sơ được tìm thấy').waitFor();
    await page.getByRole('link', { name: 'H34-TRUOC-3' }).click();
    await page.getByRole('heading', { name: 'H34-TRUOC-3' }).waitFor();
    expect(await page.locator('tbody').innerText()).toMatch(new RegExp(`09:00 ${told(fed.yesterday)}`));
    await takePicture(page, 'mot-ho-so-1280');
  });

  test('what EMC did not understand of a dossier is opened by administrators alone, one by one', async () => {
    const said = { codeProfile: 'H34-TRUOC-1', siteId: 278, codeTTHC: '000001', status: 3, ghiChuRieng: 'việc nhà' };
    await fetch(`${server.url}/TrackingMCDT`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(said),
    });
    const address = '?part=dossiers&dossier=H34-TRUOC-1';
    const officer = await open(address);
    await officer.getByText('ghiChuRieng (8)').waitFor();
    expect(await officer.getByRole('button', { name: 'Mở xem' }).count()).toBe(0);
    const page = await open(`${address}&site=278`, 'admin');
    await page.getByRole('button', { name: 'Mở xem' }).click();
    await page.getByText('việc nhà').waitFor();
    await takePicture(page, 'truong-khong-hieu-1280');
    const { items } = await (await server.as('admin'))('listAudit');
    expect(items.filter(({ action }) => action === 'event.unread_opened')).toMatchObject([
      { actor: 'admin', siteId: 278 },
    ]);
  });

  test('downloads the record, and reconciles once more', async () => {
    const page = await open('');
    await page.locator('.discrepancies').waitFor();
    const coming = page.waitForEvent('download');
    await press(page, 'record get');
    expect((await coming).suggestedFilename()).toBe('bien-ban-doi-soat-278.xlsx');
    await press(page, 'reconcile');
    expect(await status(page)).toMatch(/^Đã đối soát lúc .*: 0 chênh lệch mới, 0 mở lại/);
  });

  test('in Excel, goes to the row of the open sheet that carries the code', async () => {
    const book = listBook();
    const { page } = await server.openPane(book, '1.1', '#reconciliation?part=codes');
    await server.signIn(page, 'canbo.h34');
    await page.locator('[data-key="jump 000012"]').first().click();
    await page.getByText('dòng này mang cùng các chữ số').waitFor();
    expect(book.selection).toContain('E5');
    book.active.insertRows(3, 2);
    book.active.enter(6, 4, "'000012");
    await page.locator('[data-key="jump 000012"]').first().click();
    await page.getByText('Đã tới dòng mang mã “000012”').waitFor();
    expect(book.selection).toContain('E7');
    await page.locator('[data-key="jump LẠ-01"]').click();
    await page.getByText('Trang tính đang mở không có mã “LẠ-01”').waitFor();
    await takePicture(page, 'ma-khong-khop-350');
    await page.locator('[data-key="part discrepancies"]').click();
    await page.getByRole('link', { name: /: 12$/ }).click();
    await page.getByRole('button', { name: 'Tới dòng' }).click();
    await page.getByText('Đã tới dòng mang mã “000012”').waitFor();
    await takePicture(page, 'chenh-lech-350');
    for (const part of ['declared', 'adjustments', 'feed', 'dossiers', 'discrepancies']) {
      await page.locator(`[data-key="part ${part}"]`).click();
      await page.locator(`[data-key="part ${part}"][aria-current]`).waitFor();
      await page.getByText('Đang tải…').waitFor({ state: 'detached' });
      await idle(page);
      await takePicture(page, `doi-soat-${part}-350`);
    }
  });

  test('in the dark, and in English', async () => {
    const page = await server.openPage('#reconciliation', { colorScheme: 'dark' });
    await server.signIn(page, 'canbo.h34');
    await page.locator('.discrepancies').waitFor();
    await takePicture(page, 'doi-soat-toi-1280');
    await page.locator('#language').click();
    await page.reload();
    await page.getByText('Due:').first().waitFor();
    await takePicture(page, 'reconciliation-english-1280');
  });
});

const told = (day: string) => day.split('-').reverse().join('/');
