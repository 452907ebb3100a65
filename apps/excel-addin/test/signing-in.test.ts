import { describePane } from './pane.js';
import { Server } from './server.js';

describePane('signing in on the web page', () => {
  let server: Server;
  beforeAll(async () => {
    server = await Server.start();
  });
  afterEach(() => server.closePages());
  afterAll(() => server.close());

  test('asks who is there where it must, and goes on after a reload', async () => {
    const page = await server.openPage('#history');
    await server.signIn(page, 'canbo.h34');
    expect(await page.locator('#context').innerText()).toBe('Một cửa điện tử H34');
    await page.reload();
    await page.locator('main[aria-busy="false"]').waitFor();
    expect(await page.locator('#context').innerText()).toBe('Một cửa điện tử H34');
    expect(await page.locator('#menu').innerText()).not.toContain('Quản trị');
  });

  test('the heading has the focus after going elsewhere; signing out leaves nothing behind', async () => {
    const page = await server.openPage('#history');
    await server.signIn(page, 'canbo.h34');
    expect(await page.locator('#user').innerText()).toContain('Cán bộ H34');
    await page.locator('#menu').getByText('Mẫu').click();
    await page.waitForFunction(() => document.activeElement?.id === 'title');
    expect(await page.locator('#title').innerText()).toBe('Mẫu');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Đăng nhập' }).waitFor();
    expect(await page.locator('#context').innerText()).toBe('');
  });
});
