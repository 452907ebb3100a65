import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Emc, password } from './emc.js';

const run = promisify(execFile);
let emc: Emc;
beforeAll(async () => void (emc = await Emc.start()));
afterAll(() => emc.close());

/** `npm run demo` without the build, in a folder of its own. */
function demo(env: Record<string, string>) {
  const program = join(import.meta.dirname, '../dist/demo.js');
  return run(process.execPath, [program], { cwd: emc.folder, env: { PATH: process.env['PATH'], ...env } });
}

test.each([1, 2])('the demo, run %i, shows a list accepted, one compared and one refused', async (version) => {
  const { stdout } = await demo({ EMC_URL: emc.url, EMC_ADMIN_PASSWORD: password });
  for (const words of [
    `Đã được nhận, phiên bản ${version} (đang là mặc định)`,
    '8 dòng: 0 lỗi, 0 cảnh báo, 1 lưu ý',
    `So với phiên bản mặc định ${version}: thêm 1, bỏ 1, tăng cấp độ 1, giảm 0, đổi tên 1, giữ nguyên 5`,
    '13 dòng: 7 lỗi, 3 cảnh báo, 2 lưu ý',
    'Gợi ý: 000022',
  ]) {
    expect(stdout).toContain(words);
  }
  expect(existsSync(join(emc.folder, 'demo-loi.xlsx'))).toBe(true);
});

test.each([
  ['no EMC', () => ({ EMC_URL: 'http://127.0.0.1:9' }), 'chạy npm start'],
  [
    'a wrong password',
    () => ({ EMC_URL: emc.url, EMC_ADMIN_PASSWORD: 'khong-phai-mat-khau' }),
    'Đặt EMC_ADMIN_PASSWORD',
  ],
])('with %s the demo says what to do', async (_, env, advice) => {
  await expect(demo(env())).rejects.toMatchObject({ code: 1, stdout: expect.stringContaining(advice) });
});
