import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPane } from './pane.js';

/** Bytes over the wire of what a pane loads besides office.js. */
const mostBytes = 60_000;

let folder: string;
let files: string[];
beforeAll(async () => {
  folder = await buildPane();
  files = await readdir(folder);
});
afterAll(() => rm(folder, { recursive: true }));

test('every file but the page has its hash in its name, so that all may be cached for ever', () => {
  expect(files.filter((name) => !/-[A-Z0-9]{8}\.(js|css)$/.test(name)).sort()).toEqual(['index.html', 'office-js']);
});

test('the pane loads no more than 60 kB', async () => {
  const own = files.filter((name) => name !== 'office-js' && !name.startsWith('file.worker-'));
  const bytes = await Promise.all(own.map((name) => readFile(join(folder, name))));
  expect(bytes.reduce((sum, each) => sum + gzipSync(each).length, 0)).toBeLessThan(mostBytes);
});

test('the page names only files that are there, and nothing inline', async () => {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, name = '']) => name);
  expect(named).toHaveLength(3);
  await Promise.all(named.map((name) => stat(join(folder, name))));
  expect(page).not.toMatch(/<style|style=|onclick=|<script>|\{\w+\.(js|css)\}/);
  expect(page).toContain("default-src 'none'; script-src 'self'");
});

test('office.js keeps its name, and its telemetry is left out', async () => {
  const [version = ''] = await readdir(join(folder, 'office-js'));
  const office = join(folder, 'office-js', version);
  expect((await stat(join(office, 'office.js'))).size).toBeGreaterThan(50_000);
  expect((await stat(join(office, 'telemetry/oteljs_agave.js'))).size).toBe(0);
});
