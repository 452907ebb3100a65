import { execFile } from 'node:child_process';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { ListKind } from '@emc/domain';
import type { Browser, Page, Route } from 'playwright-core';
import type { CheckedFile, checkFiles } from '../src/file/file.js';
import { asInChrome109 } from './chrome-109.js';
import { builtPane } from './pane.js';
import { startBrowser } from './tabs.js';

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
    private readonly files: ReadonlyMap<string, Buffer>,
  ) {}

  static async open(): Promise<FilePage> {
    const files = await builtPane();
    const check = await bundleCheck([...files.keys()].find((name) => name.startsWith('file.worker-')) ?? '');
    const browser = await startBrowser();
    const opened = new FilePage(browser, await browser.newPage(), new Map([...files, ['file.js', check]]));
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
  }

  private answer(route: Route): Promise<void> {
    const { pathname } = new URL(route.request().url());
    const headers = { 'content-type': kinds[extname(pathname)] ?? 'text/plain', 'content-security-policy': policy };
    const own = pages[pathname];
    const body = own ?? `${asInChrome109}\n${this.files.get(pathname.slice(1))?.toString() ?? ''}`;
    return route.fulfill({ headers, body });
  }
}

/** The page has no button for files in this test, so what the button calls is built as a script of its own. */
async function bundleCheck(worker: string): Promise<Buffer> {
  const here = join(import.meta.dirname, '..');
  const options = {
    entryPoints: [join(here, 'src/file/file.ts')],
    write: false,
    bundle: true,
    format: 'esm',
    target: 'chrome109',
    alias: { '@emc/domain': join(here, '../../libs/domain/src/index.ts') },
    define: { fileWorker: JSON.stringify(`/${worker}`) },
  };
  const build = `import { build } from 'esbuild';
    const { outputFiles } = await build(${JSON.stringify(options)});
    process.stdout.write(outputFiles[0].contents);`;
  const run = promisify(execFile);
  return (await run(process.execPath, ['--input-type=module', '-e', build], { cwd: here, encoding: 'buffer' })).stdout;
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
