import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Verdict } from '@emc/domain';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { hostExcel, hostInfo } from './excel-host.js';
import type { RichApi } from './rich-api.js';
import { Workbook } from './workbook.js';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** Tests of the pane run where there is a browser, and say so where there is none. */
export const describePane = existsSync(executablePath)
  ? describe
  : (name: string, tests: () => void) =>
      describe.skip(`${name} (no browser at ${executablePath}; CHROMIUM names another)`, tests);

const kinds: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The panes of one bench load office.js once. */
const cached = { 'cache-control': 'max-age=3600' };

/** The size of a task pane of Excel on a small screen. */
const paneSize = { width: 350, height: 378 };

/** A pane beside a played workbook, and what an officer does in it. */
export class OpenPane {
  constructor(
    readonly page: Page,
    readonly excel: RichApi,
    /** What must never happen in a pane: errors, refusals by the content security policy, foreign requests. */
    readonly faults: readonly string[],
  ) {}

  /** Presses a button and waits for what it sets off. */
  async press(name: string | RegExp): Promise<void> {
    await this.button(name).click();
    await this.idle();
  }

  async idle(): Promise<void> {
    await this.page.locator('main[aria-busy="false"]').waitFor();
  }

  async check(): Promise<void> {
    await this.press(/^(Kiểm tra( lại)?|Check( again)?)$/);
  }

  /** Unfolds the issues of a rule, named by its code, unless they are. */
  async unfold(code: string): Promise<void> {
    const head = this.page.locator(`[data-key="${code}"]`);
    if ((await head.getAttribute('aria-expanded')) === 'false') await head.click();
  }

  async status(): Promise<string> {
    return this.page.getByRole('status').innerText();
  }

  /** Issues by cell: `ID_LOST_ZERO E5`. */
  issues(): Promise<string[]> {
    return this.page.evaluate(() => {
      const { verdicts } = globalThis as unknown as { verdicts: { verdict: Verdict }[] };
      return (verdicts.at(-1)?.verdict.issues ?? []).map(({ code, cell }) => (cell ? `${code} ${cell}` : code));
    });
  }

  /** The latest verdict of the judge behind the pane. */
  verdict(): Promise<Verdict | undefined> {
    return this.page.evaluate(
      () => (globalThis as unknown as { verdicts: { verdict: Verdict }[] }).verdicts.at(-1)?.verdict,
    );
  }

  /** Puts the mouse over a button and the focus on it. */
  async reach(name: string): Promise<void> {
    await this.button(name).hover();
    await this.button(name).focus();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, ...(typeof name === 'string' && { exact: true }) });
  }
}

export interface PaneOptions extends BrowserContextOptions {
  readonly level?: string;
  /** What follows the name of the page. */
  readonly address?: string;
}

type Do = (page: Page) => Promise<void>;

/** Holds the button down that has the focus and the mouse over it; `up` lets it go. */
export const presses: readonly (readonly [how: string, down: Do, up: Do])[] = [
  ['by mouse', (page) => page.mouse.down(), (page) => page.mouse.up()],
  ['by Space', (page) => page.keyboard.down('Space'), (page) => page.keyboard.up('Space')],
];

/** Runs in the page: keeps what the judges answer, which the pane shows only in part. */
export function keepVerdicts(): void {
  const verdicts: unknown[] = [];
  Object.assign(globalThis, { verdicts });
  globalThis.Worker = class extends Worker {
    constructor(...all: ConstructorParameters<typeof Worker>) {
      super(...all);
      this.addEventListener('message', ({ data }) => verdicts.push(data));
    }
  };
}

/** Builds the pane into a folder of its own, and says where; whoever asked removes it. */
export async function buildPane(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'emc-pane-'));
  await promisify(execFile)(process.execPath, [join(import.meta.dirname, '../build.mjs'), folder]);
  return folder;
}

/** The built pane on a server of its own, and a browser to open it in. */
export class Bench {
  private readonly panes: OpenPane[] = [];
  /** By the look of the browser they show. */
  private readonly contexts = new Map<string, BrowserContext>();

  private constructor(
    private readonly browser: Browser,
    private readonly server: Server,
    readonly folder: string,
  ) {}

  static async start(): Promise<Bench> {
    const folder = await buildPane();
    const server = createServer((request, response) => {
      const path = new URL(request.url ?? '/', 'http://pane').pathname;
      const file = join(folder, path === '/' ? 'index.html' : path);
      readFile(file).then(
        (bytes) =>
          response.writeHead(200, { 'content-type': kinds[extname(file)] ?? 'text/plain', ...cached }).end(bytes),
        () => response.writeHead(404).end(),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // As root, which CI may be, Chromium has no sandbox.
    const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
    return new Bench(browser, server, folder);
  }

  private get origin(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The page where there is no Excel. */
  async openAlone(): Promise<OpenPane> {
    return this.open(new Workbook('Trang'), { address: '' });
  }

  async open(
    book: Workbook,
    { address = `?${hostInfo}`, level = '1.15', ...options }: PaneOptions = {},
  ): Promise<OpenPane> {
    const context =
      this.contexts.get(JSON.stringify(options)) ?? (await this.browser.newContext({ viewport: paneSize, ...options }));
    this.contexts.set(JSON.stringify(options), context);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', (error) => faults.push(`error: ${error.stack ?? error.message}`));
    page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith(`${this.origin}/`)) faults.push(`foreign: ${request.url()}`);
    });
    const excel = await hostExcel(page, book, level);
    await page.addInitScript(keepVerdicts);
    await page.goto(`${this.origin}/${address}`);
    const pane = new OpenPane(page, excel, faults);
    this.panes.push(pane);
    return pane;
  }

  /** Closes the panes of a test, and fails it when one asked for what its Excel does not have, or went wrong unseen. */
  async closePanes(): Promise<void> {
    const panes = this.panes.splice(0);
    await Promise.all(panes.map(({ page }) => page.close()));
    expect(panes.flatMap(({ faults, excel }) => [...faults, ...excel.unknown])).toEqual([]);
  }

  async close(): Promise<void> {
    await this.browser.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
    await rm(this.folder, { recursive: true });
  }
}
