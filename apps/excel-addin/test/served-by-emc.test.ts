import { get } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { describePane } from './pane.js';
import { Server } from './server.js';

let server: Server;
const ask = (path: string) => fetch(server.url + path);
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

/** As it comes over the wire: fetch unpacks. */
function raw(path: string, encoding: string): Promise<{ encoding: string | undefined; body: Buffer }> {
  return new Promise((resolve, reject) => {
    get(server.url + path, { headers: { 'accept-encoding': encoding } }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => resolve({ encoding: response.headers['content-encoding'], body: Buffer.concat(parts) }));
    }).on('error', reject);
  });
}

describePane('the page that EMC serves', () => {
  beforeAll(async () => {
    server = await Server.start();
  });
  afterAll(() => server.close());

  test('is without office.js at /, and nobody may frame it', async () => {
    const response = await ask('/');
    const html = await response.text();
    expect(response.headers.get('cache-control')).toBe('no-cache');
    expect(response.headers.get('content-security-policy')).toMatch(/; script-src 'self'; .*; frame-ancestors 'none'$/);
    expect(html).not.toContain('office-js');
    expect(html).toMatch(/src="main-\w+\.js"/);
  });

  test('is the pane at /addin/, which Excel on the web may frame', async () => {
    const response = await ask('/addin/');
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("frame-ancestors 'self' https://*.officeapps.live.com ");
    expect(policy.replace(/frame-ancestors.*/, '')).not.toMatch(/https?:|unsafe|\*/);
    expect(await response.text()).toMatch(/src="office-js\/[\d.]+\/office\.js"/);
    expect((await fetch(`${server.url}/addin`)).url).toBe(`${server.url}/addin/`);
  });

  test('names files that are there for ever, packed as the browser likes it', async () => {
    const html = await (await ask('/addin/')).text();
    const named = [...html.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, name = '']) => name);
    const ownOnes = named.filter((name) => !name.includes('/'));
    for (const name of [...named.map((each) => `/addin/${each}`), ...ownOnes.map((each) => `/${each}`)]) {
      const response = await ask(name);
      expect([name, response.status, response.headers.get('cache-control')]).toEqual([
        name,
        200,
        'public, max-age=31536000, immutable',
      ]);
    }
    const office = `/addin/${named.find((name) => name.includes('office-js'))}`;
    const [plain, br, gzip] = await Promise.all([raw(office, ''), raw(office, 'gzip, br'), raw(office, 'gzip')]);
    expect([plain.encoding, br.encoding, gzip.encoding]).toEqual([undefined, 'br', 'gzip']);
    expect(brotliDecompressSync(br.body).equals(plain.body)).toBe(true);
    expect(gunzipSync(gzip.body).equals(plain.body)).toBe(true);
    expect(br.body.length).toBeLessThan(plain.body.length / 3);
  });

  test('has an empty telemetry file, so that office.js reports nothing', async () => {
    const [, folder = ''] = /src="(office-js\/[\d.]+)\//.exec(await (await ask('/addin/')).text()) ?? [];
    const response = await ask(`/addin/${folder}/telemetry/oteljs_agave.js`);
    expect([response.status, (await bytesOf(response)).length]).toEqual([200, 0]);
  });

  test.each([
    '/addin/index.html',
    '/khong-co.js',
    '/addin/khong-co.js',
    '/addin/../package.json',
    '/%2e%2e/package.json',
    '/addin/icons/make-icons.mjs',
  ])('does not serve %s', async (path) => {
    const { body } = await raw(path, '');
    expect(JSON.parse(body.toString())).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
