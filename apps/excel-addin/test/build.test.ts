import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildPane } from './pane.js';

/** Bytes over the wire of what a pane loads at first besides office.js: the frame, the check, handing in. */
const mostBytes = 150_000;

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

/** A script and all it imports at once; what it imports later is another load. */
async function loadedWith(name: string, seen = new Set<string>()): Promise<ReadonlySet<string>> {
  if (seen.has(name)) return seen;
  seen.add(name);
  const script = await readFile(join(folder, name), 'utf8');
  for (const [, other = ''] of script.matchAll(/(?:from|import)"\.\/([^"]+)"/g)) await loadedWith(other, seen);
  return seen;
}

test('the pane loads no more than 150 kB at first', async () => {
  const seen = new Set(files.filter((name) => /^(pane|index|old-engine)/.test(name)));
  for (const first of ['main', 'check.screen']) {
    await loadedWith(files.find((name) => name.startsWith(`${first}-`)) ?? '', seen);
  }
  const bytes = await Promise.all([...seen].map((name) => readFile(join(folder, name))));
  expect(bytes.reduce((sum, each) => sum + gzipSync(each).length, 0)).toBeLessThan(mostBytes);
  expect([...seen].filter((name) => /worker|(history|reconciliation|indicators|admin)\.screen/.test(name))).toEqual([]);
});

test('what old engines are told is in their own language', async () => {
  const script = await readFile(join(folder, files.find((name) => name.startsWith('old-engine-')) ?? ''), 'utf8');
  expect(script).toContain('Internet Explorer');
  expect(script).not.toMatch(/\b(const|let|class)\b|=>|`/);
});

test('the page names only files that are there, and nothing inline', async () => {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href)="(?!data:)([^"]+)"/g)].map(([, name = '']) => name);
  expect(named).toHaveLength(4);
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
