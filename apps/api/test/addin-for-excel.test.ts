import type { Problem } from '@emc/contract';
import { checkManifest, pngSize } from '../src/addin/manifest.check.js';
import { Emc, password } from './emc.js';

const baseUrl = 'https://emc.example.gov.vn';

let emc: Emc;
beforeAll(async () => {
  emc = await Emc.start();
});
afterAll(() => emc.close());

const ask = (path: string, headers: Record<string, string> = {}) => fetch(emc.url + path, { headers });
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('without an https address', () => {
  test('there is no manifest, and it says what to set', async () => {
    const response = await ask('/addin/manifest.xml');
    const problem = (await response.json()) as Problem;
    expect([response.status, problem.code]).toEqual([409, 'ADDIN_NEEDS_HTTPS']);
    expect(problem.title).toContain('PUBLIC_BASE_URL');
  });

  test('the help says so too', async () => {
    const html = await (await ask('/addin/install')).text();
    expect(html).toContain('PUBLIC_BASE_URL');
    expect(html).not.toContain('href="manifest.xml"');
  });
});

describe('behind https', () => {
  let id: string;

  beforeAll(async () => {
    await emc.kill('SIGTERM');
    await emc.run({ PUBLIC_BASE_URL: baseUrl });
    [, id = ''] = /<Id>(.*)<\/Id>/.exec(await (await ask('/addin/manifest.xml')).text()) ?? [];
  });

  test('the manifest is without a fault, whatever host was asked, and its icons are there', async () => {
    const response = await ask('/addin/manifest.xml', { 'x-forwarded-host': 'la.example', host: 'la.example' });
    const xml = await response.text();
    expect(response.headers.get('content-type')).toBe('text/xml; charset=utf-8');
    const named = [...new Set([...xml.matchAll(/"([^"]*\.png)"/g)].map(([, address = '']) => address))];
    expect(named).toHaveLength(4);
    const sizes = new Map<string, ReturnType<typeof pngSize>>();
    for (const address of named) {
      const icon = await ask(address.replace(baseUrl, ''));
      expect([icon.status, icon.headers.get('content-type')]).toEqual([200, 'image/png']);
      sizes.set(address, pngSize(await bytesOf(icon)));
    }
    expect(checkManifest(xml, { baseUrl, sizeOf: (address) => sizes.get(address) ?? null })).toEqual([]);
  });

  test('its id stays the same after a restart', async () => {
    await emc.kill();
    await emc.run({ PUBLIC_BASE_URL: baseUrl });
    expect(await (await ask('/addin/manifest.xml')).text()).toContain(`<Id>${id}</Id>`);
  });

  test('the help has all in it, in both languages, and asks nothing of another host', async () => {
    const [vi, en] = [await ask('/addin/install'), await ask('/addin/install?lang=en')];
    expect(vi.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const [inVietnamese, inEnglish] = [await vi.text(), await en.text()];
    expect(inVietnamese).toContain('<html lang="vi">');
    expect(inEnglish).toContain('<html lang="en">');
    expect(inEnglish).toContain('drawings, not screenshots');
    for (const html of [inVietnamese, inEnglish]) {
      expect(html.match(/<svg /g)).toHaveLength(5);
      expect(html).toContain(`<code>${baseUrl}/addin/manifest.xml</code>`);
      expect(html).not.toMatch(/(src|href)="(https?:)?\/\/|\{\w+\}|style="|<script/);
    }
  });

  test('a registry file trusts the folder that was named, and no other thing', async () => {
    const response = await ask(`/addin/trust-catalog.reg?share=${encodeURIComponent('\\\\may-chu\\Phần mềm')}`);
    const file = (await bytesOf(response)).subarray(2).toString('utf16le');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="trust-catalog.reg"');
    expect(file).toContain(`TrustedCatalogs\\{${id}}]`);
    expect(file).toContain(String.raw`"Url"="\\\\may-chu\\Phần mềm"`);
    for (const wrong of [
      '',
      '?share=Z%3A%5Cemc',
      '?share=%5C%5Ca%5Cb%0D%0A%5BHKEY_LOCAL_MACHINE%5D',
      '?share=a&share=b',
    ]) {
      const problem = (await (await ask(`/addin/trust-catalog.reg${wrong}`)).json()) as Problem;
      expect([problem.code, problem.errors?.[0]?.path]).toEqual(['REQUEST_INVALID', 'share']);
    }
  });

  describe('a session', () => {
    let cookie: string;
    const refresh = (headers: Record<string, string>) =>
      fetch(`${emc.url}/api/refresh`, { method: 'POST', headers: { cookie, ...headers } });

    test('lives in a cookie that a frame in Excel on the web gets too, apart for each site around it', async () => {
      const response = await fetch(`${emc.url}/api/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'admin', password }),
      });
      const [set = ''] = response.headers.getSetCookie();
      expect(set).toMatch(/; Path=\/api\/refresh; HttpOnly; Secure; Partitioned; SameSite=None$/);
      cookie = set.split(';')[0] ?? '';
    });

    test.each([
      [{ 'sec-fetch-site': 'cross-site', origin: 'https://la.example' }],
      [{ 'sec-fetch-site': 'same-site' }],
      [{ origin: 'https://la.example' }],
      [{ origin: 'null' }],
    ])('is not renewed by the page of another site: %j', async (headers) => {
      const response = await refresh(headers);
      expect([response.status, ((await response.json()) as Problem).code]).toEqual([403, 'FOREIGN_PAGE']);
      expect(response.headers.getSetCookie()).toEqual([]);
    });

    test('is renewed by our own', async () => {
      expect((await refresh({ 'sec-fetch-site': 'same-origin', origin: baseUrl })).status).toBe(200);
    });
  });
});
