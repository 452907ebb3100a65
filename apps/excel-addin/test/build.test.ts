import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';

/** Bytes over the wire of what a pane loads at first besides office.js, for whoever was never here: frame and check. */
const mostBytes = 62_000;

/** What esbuild tells of a file that it wrote. */
interface Output {
  readonly entryPoint?: string;
  readonly imports: readonly { readonly path: string; readonly kind: string }[];
  readonly inputs: Readonly<Record<string, unknown>>;
}

let home: string;
let folder: string;
let files: string[];
let outputs: Readonly<Record<string, Output>>;
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'emc-pane-'));
  folder = join(home, 'pane');
  const told = join(home, 'outputs.json');
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../build.mjs'), folder, told]);
  files = await readdir(folder);
  outputs = JSON.parse(await readFile(told, 'utf8')) as typeof outputs;
});
afterAll(() => rm(home, { recursive: true }));

test('every file but the page has its hash in its name, so that all may be cached for ever', () => {
  expect(files.filter((name) => !/-[A-Z0-9]{8}\.(js|css)$/.test(name)).sort()).toEqual(['index.html', 'office-js']);
});

/** The files that the page names, the first screen, and all that these import at once; what is imported later is another load. */
async function firstLoad(): Promise<ReadonlySet<string>> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const isFirst = (name: string) => page.includes(name) || outputs[name]?.entryPoint === 'src/check.screen.ts';
  const loaded = new Set(files.filter((name) => name === 'index.html' || (name !== 'office-js' && isFirst(name))));
  // What is added meanwhile is looked at too.
  for (const name of loaded) {
    for (const { path, kind } of outputs[name]?.imports ?? []) {
      if (kind === 'import-statement') loaded.add(basename(path));
    }
  }
  return loaded;
}

test('the pane loads no more than 62 kB at first, the judge among it, and no schema', async () => {
  const loaded = [...(await firstLoad())];
  expect(loaded).toEqual(
    expect.arrayContaining([expect.stringMatching(/^judge\.worker/), expect.stringMatching(/^pane/)]),
  );
  const bytes = await Promise.all(loaded.map((name) => readFile(join(folder, name))));
  expect(bytes.reduce((sum, each) => sum + gzipSync(each).length, 0)).toBeLessThan(mostBytes);
  const sources = loaded.flatMap((name) => Object.keys(outputs[name]?.inputs ?? {}));
  expect(sources.filter((name) => /\/zod\/|contract\/src\/(?!problem-error)|src\/submit\//.test(name))).toEqual([]);
});

test('what old engines are told is in their own language', async () => {
  const script = await readFile(join(folder, files.find((name) => name.startsWith('old-engine-')) ?? ''), 'utf8');
  expect(script).toContain('Internet Explorer');
  expect(script).not.toMatch(/\b(const|let|class)\b|=>|`/);
});

test('the page names only files that are there, and nothing inline', async () => {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const named = [...page.matchAll(/(?:src|href|judge-worker" content)="(?!data:)([^"]+)"/g)].map(
    ([, name = '']) => name,
  );
  expect(named).toHaveLength(5);
  await Promise.all(named.map((name) => stat(join(folder, name))));
  expect(page).not.toMatch(/<style|style=|onclick=|<script>|\{\w+\.(js|css)\}/);
  expect(page).toContain("default-src 'none'; script-src 'self'");
});

test('the dark changes colours and nothing else, so that whatever else holds in the light holds in it', async () => {
  const named = files.filter((name) => name !== 'office-js');
  const texts = await Promise.all(named.map((name) => readFile(join(folder, name), 'utf8')));
  const told = texts.flatMap((text) => text.match(/prefers-color-scheme[^}]*\}\s*\S/g) ?? []);
  const colours = /^prefers-color-scheme:dark\)\{:root\{(--[\w-]+:#?\w+;?)+\}\}$/;
  expect(told.map((rule) => rule.replaceAll(/\s/g, ''))).toEqual([expect.stringMatching(colours)]);
});

test('office.js keeps its name, and its telemetry is left out', async () => {
  const [version = ''] = await readdir(join(folder, 'office-js'));
  const office = join(folder, 'office-js', version);
  expect((await stat(join(office, 'office.js'))).size).toBeGreaterThan(50_000);
  expect((await stat(join(office, 'telemetry/oteljs_agave.js'))).size).toBe(0);
});
