import { client } from '@emc/contract';
import type { Page } from 'playwright-core';
import { describePane } from './pane.js';
import { takePictures } from './picture.js';
import { password, Server } from './server.js';

let server: Server;
let page: Page;

const status = () => page.getByRole('status').innerText();
const idle = () => page.locator('main[aria-busy="false"]').waitFor();

async function press(name: string): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).click();
  await idle();
}

const picture = (name: string) => takePictures(page, `me-${name}`);

describePane('an officer and the own account', () => {
  beforeAll(async () => {
    server = await Server.start();
    page = await server.openPage('#me');
    await server.signIn(page, 'canbo.h34');
  });
  afterAll(async () => {
    await server.closePages();
    await server.close();
  });

  test('is told who is signed in', async () => {
    await page.getByText('canbo.h34').waitFor();
    expect(await page.locator('.facts').innerText()).toContain('Cán bộ H34');
  });

  test('gets a key once, uses it, and ends it', async () => {
    await press('Cấp khoá');
    expect(await page.getByText('Chưa nhập mục này.').count()).toBe(2);
    await page.getByLabel(/^Khoá dùng cho việc gì/).fill('Gửi danh sách hằng đêm');
    await page.locator('#key-password').fill(password);
    await press('Cấp khoá');
    const key = await page.getByLabel('Khoá', { exact: true }).inputValue();
    const program = client({ baseUrl: server.url, token: () => key });
    expect((await program('me')).username).toBe('canbo.h34');
    await picture('key');
    await page.reload();
    await page.getByText('Gửi danh sách hằng đêm').waitFor();
    await idle();
    expect(await page.locator('main').innerText()).not.toContain(key);
    await press('Thu hồi');
    await press('Thôi');
    await press('Thu hồi');
    await press('Thu hồi ngay');
    expect(await status()).toContain('Đã thu hồi khoá');
    await expect(program('me')).rejects.toMatchObject({ problem: { code: 'SIGN_IN_REQUIRED' } });
  });

  test('links a chat, chooses what to be told there, and unlinks it', async () => {
    await press('Liên kết Telegram');
    expect(await page.getByRole('alert').innerText()).toContain('Bot Telegram của EMC chưa chạy');
    const bot = server.asBot();
    await bot('reportBot', { body: { username: 'emc_bot' } });
    await press('Liên kết Telegram');
    const address = await page.getByRole('link', { name: 'Mở Telegram' }).getAttribute('href');
    const [, token = ''] = /^https:\/\/t\.me\/emc_bot\?start=([\w-]{43})$/.exec(address ?? '') ?? [];
    const code = page.getByRole('img', { name: /Mã QR/ });
    expect(await code.evaluate((image: HTMLImageElement) => image.decode().then(() => image.naturalWidth > 0))).toBe(
      true,
    );
    await picture('offer');
    const chat = { id: '7001', kind: 'private', title: 'Điện thoại của tôi' } as const;
    await bot('linkChat', { body: { token, chat, confirmed: true } });
    await press('Tôi đã xác nhận xong');
    await page.getByRole('heading', { name: 'Điện thoại của tôi' }).waitFor();
    await page.getByLabel('Mọi trang').selectOption('error');
    await page.getByLabel(/^Giờ yên lặng từ/).fill('22:00');
    await press('Lưu');
    expect(await status()).toContain('Chưa gửi được');
    await page.getByLabel('đến', { exact: true }).fill('06:00');
    await press('Lưu');
    expect(await status()).toBe('Đã lưu.');
    await picture('linked');
    const { items } = await (await server.as('admin'))('listLinks');
    expect(items).toMatchObject([
      { quiet: { from: '22:00', to: '06:00' }, wishes: [{ siteId: null, leastSeverity: 'error' }] },
    ]);
    await press('Huỷ liên kết');
    await press('Huỷ liên kết ngay');
    await page.getByText('Bạn chưa liên kết nơi nào.').waitFor();
  });

  test('changes the password, and stays signed in', async () => {
    const type = async (present: string, next: string, again: string) => {
      await page.locator('#my-password-password').fill(present);
      await page.getByLabel('Mật khẩu mới', { exact: true }).fill(next);
      await page.getByLabel('Gõ lại mật khẩu mới').fill(again);
      await press('Đổi mật khẩu');
    };
    await type(password, 'mot-mat-khau-moi-hon', 'mot-mat-khau-moi-hom');
    expect(await page.getByText('Hai lần gõ khác nhau').count()).toBe(1);
    await type('sai-mat-khau-roi', 'mot-mat-khau-moi-hon', 'mot-mat-khau-moi-hon');
    expect(await page.getByRole('alert').innerText()).toContain('Mật khẩu hiện tại không đúng');
    await type(password, 'mot-mat-khau-moi-hon', 'mot-mat-khau-moi-hon');
    expect(await status()).toContain('Đã đổi mật khẩu');
    expect(await page.locator('#my-password-password').inputValue()).toBe('');
    await page.reload();
    await page.getByText('Gửi danh sách hằng đêm').waitFor();
  });
});
