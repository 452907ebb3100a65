import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations, type Operation, type OperationName } from '@emc/contract';
import type { z } from 'zod';
import { Emc, fixture, submit, type Session } from './emc.js';

type Guarded = {
  [Name in OperationName]: (typeof operations)[Name] extends { headers: z.ZodObject<{ 'if-match': z.ZodString }> }
    ? Name
    : never;
}[OperationName];

const nginx = '/usr/sbin/nginx';
const describeBehind = existsSync(nginx) || process.env['CI'] ? describe : describe.skip;

/** How to read what each change changes, and a change of it. A new operation with If-Match does not compile until it stands here. */
const changes: { readonly [Name in Guarded]: { read: string; path?: string; body: (there: object) => object } } = {
  changeUser: { read: '/api/users/{user}', body: () => ({ displayName: 'Cán bộ mới' }) },
  changeAgency: { read: '/api/agencies/H34', body: () => ({ name: 'Đơn vị đổi tên' }) },
  changeSite: { read: '/api/sites/278', body: () => ({ name: 'Trang đổi tên' }) },
  makeDefault: { read: '/api/sites/278/default-version', body: () => ({ number: 1 }) },
  changeFeed: {
    read: '/api/sites/278/feed',
    body: () => ({ keyRequired: false, expectedFrom: null, allowedHours: 8, ratePerMinute: 600 }),
  },
  stepDiscrepancy: {
    read: '/api/discrepancies/{discrepancy}',
    path: '/api/discrepancies/{discrepancy}/steps',
    body: () => ({ step: 'acknowledge' }),
  },
  assignDiscrepancy: {
    read: '/api/discrepancies/{discrepancy}',
    path: '/api/discrepancies/{discrepancy}/owner',
    body: () => ({ owner: 'h56' }),
  },
  replaceHolidays: {
    read: '/api/holidays',
    body: (there) => {
      const { hours, years } = there as { hours: object; years: object };
      return { hours, years };
    },
  },
};

describeBehind('behind a real nginx that compresses', () => {
  let emc: Emc;
  let admin: Session;
  let proxy: { process: ChildProcess; url: string; folder: string };
  let ids: Record<string, string>;

  beforeAll(async () => {
    emc = await Emc.startFurnished();
    admin = await emc.as('admin');
    const content = await fixture('appendix-i.openpyxl.xlsx');
    await submit(await emc.as('h34'), { siteId: 278, content, query: 'wait=60' });
    await admin.call('reconcileSite', { params: { siteId: 15 } });
    const { items: users } = await admin.call('listUsers', { query: {} });
    const { items: discrepancies } = await admin.call('listSiteDiscrepancies', { params: { siteId: 15 }, query: {} });
    ids = {
      user: users.find(({ username }) => username === 'h34')?.id ?? '',
      discrepancy: discrepancies[0]?.id ?? '',
    };
    proxy = await startNginx(emc.url);
  });
  afterAll(async () => {
    if (proxy) {
      proxy.process.kill('SIGTERM');
      await once(proxy.process, 'exit');
      await rm(proxy.folder, { recursive: true, force: true });
    }
    await emc.close();
  });

  const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(proxy.url + path.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? ''), {
      ...init,
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json', ...init.headers },
    });

  test('every change that needs If-Match has its place here', () => {
    const needing = Object.entries<Operation>(operations).filter(
      ([, { headers }]) => headers && 'if-match' in headers.shape,
    );
    expect(needing.map(([name]) => name).sort()).toEqual(Object.keys(changes).sort());
  });

  test.each(Object.entries(changes))(
    '%s takes the tag as nginx hands it on, once',
    async (name, { read, path, body }) => {
      const there = await ask(read);
      const tag = there.headers.get('etag') ?? '';
      expect([there.headers.get('content-encoding'), tag]).toEqual(['gzip', expect.stringMatching(/^W\/"\d+"$/)]);
      const { method } = operations[name as Guarded];
      const change = {
        method,
        headers: { 'if-match': tag },
        body: JSON.stringify(body((await there.json()) as object)),
      };
      const first = await ask(path ?? read, change);
      expect([first.status, await first.json()]).toEqual([200, expect.any(Object)]);
      expect((await ask(path ?? read, change)).status).toBe(412);
    },
  );
});

async function startNginx(upstream: string) {
  const folder = await mkdtemp(join(tmpdir(), 'emc-nginx-'));
  const port = await freePort();
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  await writeFile(
    join(folder, 'nginx.conf'),
    `daemon off; pid ${folder}/pid; error_log ${folder}/error.log;
     events { worker_connections 64; }
     http {
       access_log off;
       ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join(' ')}
       gzip on; gzip_types application/json; gzip_min_length 1; gzip_proxied any;
       server {
         listen 127.0.0.1:${port};
         location / { proxy_pass ${upstream}; proxy_set_header Accept-Encoding ""; }
       }
     }`,
  );
  const child = spawn(nginx, ['-p', folder, '-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')]);
  const url = `http://127.0.0.1:${port}`;
  while (!(await fetch(`${url}/health/live`).catch(() => null))) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`);
  }
  return { process: child, url, folder };
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
