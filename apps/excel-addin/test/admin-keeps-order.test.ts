import type { Locator, Page } from 'playwright-core';
import { describePane } from './pane.js';
import { takePicture, takePictures } from './picture.js';
import { Server } from './server.js';

let server: Server;
let page: Page;

const status = () => page.getByRole('status').innerText();
const idle = () => page.locator('main[aria-busy="false"]').waitFor();
const field = (label: string | RegExp): Locator =>
  page.locator('main').getByLabel(label, { exact: typeof label === 'string' });

async function go(address: string): Promise<void> {
  await page.evaluate((hash) => (location.hash = hash), address);
  await page.waitForFunction((hash) => location.hash === hash, address);
  await idle();
}

async function press(name: string | RegExp): Promise<void> {
  await page
    .locator('main')
    .getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) })
    .click();
  await idle();
}

const picture = (name: string) => takePictures(page, `admin-${name}`);

describePane('an administrator keeps EMC in order', () => {
  beforeAll(async () => {
    server = await Server.start();
    page = await server.openPage('#admin');
    await server.signIn(page, 'admin');
    await page.getByText('2 trang được tìm thấy').waitFor();
  });
  afterAll(async () => {
    await server.closePages();
    await server.close();
  });

  test('finds an agency without typing marks, and corrects it', async () => {
    await go('#admin?part=agencies');
    await page.getByRole('searchbox', { name: 'Tìm' }).pressSequentially('kon tum');
    expect(await page.getByRole('searchbox', { name: 'Tìm' }).inputValue()).toBe('kon tum');
    await page.getByText('1 đơn vị được tìm thấy').waitFor();
    await picture('agencies');
    await page.getByRole('link', { name: 'H34', exact: true }).click();
    await page.getByRole('heading', { name: 'Đơn vị H34' }).waitFor();
    await field('Tên').fill('Tỉnh Kon Tum');
    await press('Lưu');
    expect(await status()).toBe('Đã lưu.');
    await field(/^Đơn vị kế thừa/).fill('H34');
    await press('Lưu');
    expect(await page.getByText('Đơn vị không thể kế thừa chính mình').count()).toBe(1);
    await picture('agency');
  });

  test('does not write over what somebody else has changed meanwhile', async () => {
    await go('#admin?part=agencies&id=H56');
    const admin = await server.as('admin');
    await admin('changeAgency', {
      params: { code: 'H56' },
      headers: { 'if-match': '*' },
      body: { name: 'Tên của người khác' },
    });
    await field('Tên').fill('Tên của tôi');
    await press('Lưu');
    expect(await status()).toContain('Có người vừa sửa mục này');
    expect(await field('Tên').inputValue()).toBe('Tên của tôi');
    expect(await page.locator('#agency-name-about').innerText()).toContain('thành “Tên của người khác”');
    await press('Lưu');
    expect(await status()).toBe('Đã lưu.');
    expect((await admin('getAgency', { params: { code: 'H56' } })).name).toBe('Tên của tôi');
  });

  test('adds a site, takes its snippet along, gives it a key and requires it', async () => {
    await go('#admin?part=sites');
    await picture('sites');
    await page.getByRole('link', { name: 'Thêm trang' }).click();
    await page.getByRole('heading', { name: 'Thêm trang' }).waitFor();
    await idle();
    await press('Lưu');
    expect(await page.getByText('Chưa nhập mục này.').count()).toBe(4);
    await field('Id').fill('205');
    await field('Tên trang').fill('Cổng dịch vụ công');
    await field('Đường dẫn').fill('https://dichvucong.example.vn');
    await field('Loại').selectOption('service_portal');
    await field('Đơn vị').selectOption('H34');
    await press('Lưu');
    await page.getByRole('heading', { name: 'Trang 205' }).waitFor();
    await idle();
    expect(await field('Mã nhúng').inputValue()).toContain("_govaq.push(['setSiteId', '205'])");
    expect(await field(/^Địa chỉ nhận dữ liệu/).inputValue()).toBe(`${server.url}/TrackingMCDT`);
    await field('Khoá gửi dữ liệu').selectOption('yes');
    await press('Lưu cấu hình');
    expect(await page.getByRole('alert').innerText()).toContain('Hãy cấp khoá trước');
    await press('Cấp khoá');
    const address = await field('Địa chỉ kèm khoá').inputValue();
    expect(address).toMatch(/\/TrackingMCDT\/[\w-]{20,}$/);
    await picture('site');
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.getByRole('button', { name: 'English' }).click();
    await takePicture(page, 'admin-site-dark-english');
    await page.getByRole('button', { name: 'Tiếng Việt' }).click();
    await page.emulateMedia({ colorScheme: 'light' });
    await field('Khoá gửi dữ liệu').selectOption('yes');
    await press('Lưu cấu hình');
    expect(await status()).toBe('Đã lưu.');
    const body = new URLSearchParams({ siteId: '205', codeProfile: 'H34-1', codeTTHC: '000003', status: '1' });
    const answers = await Promise.all(
      [`${server.url}/TrackingMCDT`, address].map((url) => fetch(url, { method: 'POST', body })),
    );
    expect(answers.map((answer) => answer.status)).toEqual([401, 204]);
    await press('Cấp khoá khác');
    expect(await page.getByText('Khoá đang dùng sẽ hết hiệu lực ngay').count()).toBe(1);
    await press('Thôi');
  });

  test('adds a user, sets a new password, disables and enables', async () => {
    await go('#admin?part=users&id=new');
    await field(/^Tên đăng nhập/).fill('Canbo Moi');
    await field('Họ tên').fill('Cán bộ mới');
    await field(/^Đơn vị/).selectOption('H56');
    await field(/^Mật khẩu đầu tiên/).fill('ngắn');
    await press('Lưu');
    expect(await page.getByText('Dùng 2–63 chữ thường không dấu').count()).toBe(1);
    expect(await page.getByText('Cần ít nhất 12 ký tự').count()).toBe(1);
    await field(/^Tên đăng nhập/).fill('canbo.moi');
    await field(/^Mật khẩu đầu tiên/).fill('mot-mat-khau-du-dai');
    await press('Lưu');
    await page.getByRole('heading', { name: 'Người dùng canbo.moi' }).waitFor();
    await idle();
    await picture('user');
    await field(/^Mật khẩu mới/).fill('mot-mat-khau-khac-han');
    await press('Đặt mật khẩu');
    expect(await status()).toBe('Đã đặt mật khẩu mới.');
    await press('Khoá người dùng');
    expect(await status()).toContain('Đã khoá người dùng');
    await press('Mở khoá');
    expect(await status()).toBe('Đã mở khoá người dùng.');
    await go('#admin?part=users');
    await page.getByText('5 người dùng được tìm thấy').waitFor();
    await picture('users');
  });

  test('cannot lock out the last administrator', async () => {
    await go('#admin?part=users');
    await page.getByRole('link', { name: 'admin', exact: true }).click();
    await page.getByRole('heading', { name: 'Người dùng admin' }).waitFor();
    await idle();
    await press('Khoá người dùng');
    expect(await page.getByRole('alert').innerText()).toContain('quản trị viên cuối cùng');
  });

  test('changes the calendar under a new version, and is told of a day that cannot be', async () => {
    await go('#admin?part=holidays');
    await press('Sửa năm 2027');
    await field(/^Ngày nghỉ \(/).fill('6/2, 8/2');
    await press('Lưu thành phiên bản mới');
    expect(await page.getByText('Ngày nghỉ phải là thứ Hai đến thứ Sáu').count()).toBe(1);
    await picture('holidays');
    await field(/^Ngày nghỉ \(/).fill('8/2; 9/2');
    await press('Lưu thành phiên bản mới');
    expect(await status()).toContain('phiên bản mới');
    const { years } = await (await server.as('admin'))('getHolidays');
    expect(years.find(({ year }) => year === 2027)?.off).toEqual(['02-08', '02-09']);
    expect(await page.getByText(/^Phiên bản \d+, do admin lưu lúc/).count()).toBe(1);
  });

  test('moves what came with a wrong siteId to its site', async () => {
    const body = new URLSearchParams({ siteId: '999', codeProfile: 'H34-7', codeTTHC: '000003', status: '1' });
    await fetch(`${server.url}/TrackingMCDT`, { method: 'POST', body });
    await go('#admin?part=quarantine');
    await page.getByText('1 sự kiện chờ xem xét được tìm thấy').waitFor();
    await picture('quarantine');
    await page.locator('#reassign-sentAs').fill('999');
    await field('Thuộc trang (Id)').fill('278');
    await press('Chuyển');
    expect(await status()).toBe('Đã chuyển 1 sự kiện.');
    await page.getByText('Không có sự kiện nào chờ xem xét.').waitFor();
  });

  test('sees who did what', async () => {
    await go('#admin?part=audit');
    const told = await page.getByRole('table').innerText();
    for (const deed of [
      'Chuyển sự kiện về đúng trang',
      'Thay lịch nghỉ',
      'Sửa người dùng',
      'Cấp khoá gửi dữ liệu',
      'Thêm trang',
    ]) {
      expect(told).toContain(deed);
    }
    expect(told).not.toContain('mot-mat-khau');
    await picture('audit');
  });

  test('sees who is told where, and what did not arrive', async () => {
    await go('#admin?part=links');
    await page.getByText('Mọi tin đều đã đến.').waitFor();
    await picture('links');
  });

  test('is the only one who may', async () => {
    const other = await server.openPage('#admin');
    await server.signIn(other, 'canbo.h34');
    expect(await other.locator('main').innerText()).toContain('không dùng được phần này');
    expect(await other.locator('#menu').innerText()).not.toContain('Quản trị');
  });
});
