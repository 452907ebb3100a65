import { execFile } from 'node:child_process';
import { readdir, readFile, rm } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ListKind } from '@emc/domain';
import { chromium, type Browser, type Page, type Route } from 'playwright-core';
import type { CheckedFile, checkFiles } from '../src/file/file.js';
import { asInChrome109 } from './chrome-109.js';
import { buildPane } from './pane.js';

const origin = 'http://emc.example';
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'";
const kinds: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript' };

/** What the page adds to the built files. */
const pages: Readonly<Record<string, string>> = {
  '/page.html': '<!doctype html><title>EMC</title><input type="file" /><script src="/page.js" type="module"></script>',
  '/page.js': "import { checkFiles } from '/file.js';\nObject.assign(globalThis, { checkFiles });",
};

/** What a file is checked as, and when. */
export interface Given {
  readonly kind: ListKind;
  readonly now: string;
  /** What is known of the agency. */
  readonly agencyCodes?: readonly string[];
  readonly knownIds?: readonly string[];
  /** Stopped when progress is told for the first time. */
  readonly stop?: boolean;
}

/** A file by its path, or the bytes of one. */
export type Picked = string | { readonly name: string; readonly bytes: Buffer };

/** What came of it in the page. */
export interface Came {
  readonly checked: CheckedFile | null;
  /** The name of what was thrown. */
  readonly thrown: string | null;
  /** Rows, and how many there may be, each time it was told. */
  readonly progress: readonly (readonly [rows: number, of: number])[];
}

/** A page in which files are checked by what the build made, in a browser that knows no more than Chrome 109. */
export class FilePage {
  readonly faults: string[] = [];

  private constructor(
    private readonly browser: Browser,
    readonly page: Page,
    private readonly folder: string,
  ) {}

  static async open(): Promise<FilePage> {
    const folder = await buildPane();
    await bundleCheck(folder);
    const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
    // As root, which CI may be, Chromium has no sandbox.
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    const opened = new FilePage(browser, await browser.newPage(), folder);
    const { page, faults } = opened;
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.route('**', (route) => opened.answer(route));
    await page.goto(`${origin}/page.html`);
    await page.waitForFunction(() => 'checkFiles' in globalThis);
    return opened;
  }

  async pick(file: Picked): Promise<void> {
    const given = typeof file === 'string' ? file : { name: file.name, mimeType: '', buffer: file.bytes };
    await this.page.locator('input').setInputFiles(given);
  }

  /** Has the picked file checked. */
  check(given: Given): Promise<Came> {
    return this.page.evaluate(checkPicked, given);
  }

  async close(): Promise<void> {
    await this.browser.close();
    await rm(this.folder, { recursive: true });
  }

  private async answer(route: Route): Promise<void> {
    const { pathname } = new URL(route.request().url());
    const headers = { 'content-type': kinds[extname(pathname)] ?? 'text/plain', 'content-security-policy': policy };
    const own = pages[pathname];
    const body = own ?? `${asInChrome109}\n${await readFile(join(this.folder, pathname), 'utf8').catch(() => '')}`;
    return route.fulfill({ headers, body });
  }
}

/** The page has no button for files in this test, so what the button calls is built as a script of its own. */
async function bundleCheck(folder: string): Promise<void> {
  const here = join(import.meta.dirname, '..');
  const worker = (await readdir(folder)).find((name) => name.startsWith('file.worker-')) ?? '';
  const options = {
    entryPoints: [join(here, 'src/file/file.ts')],
    outfile: join(folder, 'file.js'),
    bundle: true,
    format: 'esm',
    target: 'chrome109',
    alias: { '@emc/domain': join(here, '../../libs/domain/src/index.ts') },
    define: { fileWorker: JSON.stringify(`/${worker}`) },
  };
  const build = `import { build } from 'esbuild'; await build(${JSON.stringify(options)});`;
  await promisify(execFile)(process.execPath, ['--input-type=module', '-e', build], { cwd: here });
}

/** Runs in the page. */
async function checkPicked(given: Given): Promise<Came> {
  const page = globalThis as unknown as { checkFiles: typeof checkFiles };
  const file = document.querySelector('input')?.files?.[0];
  if (!file) throw new Error('No file was picked.');
  const stopping = new AbortController();
  const progress: [number, number][] = [];
  const { agencyCodes = [], knownIds = [] } = given;
  try {
    const checked = await page.checkFiles([file], {
      kind: given.kind,
      context: { agencyCodes, knownAgencyCodes: new Set(agencyCodes), knownIds: new Set(knownIds) },
      now: new Date(given.now),
      signal: stopping.signal,
      onProgress(rows, of) {
        progress.push([rows, of]);
        if (given.stop) stopping.abort();
      },
    });
    return { checked, thrown: null, progress };
  } catch (error) {
    return { checked: null, thrown: (error as Error).name, progress };
  }
}
