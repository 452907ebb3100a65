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
});
