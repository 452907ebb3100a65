import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative, sep } from 'node:path';
import type { Verdict } from '@emc/domain';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { hostInfo } from './excel-host.js';
import type { RichApi } from './rich-api.js';
import { executablePath, paneSize, Tabs } from './tabs.js';
import { Workbook } from './workbook.js';

/** Tests of the pane run where there is a browser, and say so where there is none. */
export const describePane = existsSync(executablePath)
  ? describe
  : (name: string, tests: () => void) =>
      describe.skip(`${name} (no browser at ${executablePath}; CHROMIUM names another)`, tests);

const kinds: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };

/** The panes of one bench load office.js once. */
const cached = { 'cache-control': 'max-age=3600' };

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

/** The files of the pane that the run has built, by their paths. In memory, because another run may build it anew. */
export async function builtPane(): Promise<ReadonlyMap<string, Buffer>> {
  const folder = join(import.meta.dirname, '../dist/pane');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const named = async (path: string) => [relative(folder, path).replaceAll(sep, '/'), await readFile(path)] as const;
  return new Map(await Promise.all(paths.map(named)));
}

/** The built pane on a server of its own, and a browser to open it in. */
export class Bench {
  private constructor(
    private readonly tabs: Tabs,
    private readonly server: Server,
  ) {}

  static async start(): Promise<Bench> {
    const files = await builtPane();
    const server = createServer((request, response) => {
      const name = new URL(request.url ?? '/', 'http://pane').pathname.slice(1) || 'index.html';
      const bytes = files.get(name);
      if (bytes)
        response.writeHead(200, { 'content-type': kinds[extname(name)] ?? 'text/plain', ...cached }).end(bytes);
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    return new Bench(await Tabs.start(origin), server);
  }

  /** The page where there is no Excel. */
  async openAlone(): Promise<OpenPane> {
    return this.open(new Workbook('Trang'), { address: '' });
  }

  async open(
    book: Workbook,
    { address = `?${hostInfo}`, level = '1.15', ...options }: PaneOptions = {},
  ): Promise<OpenPane> {
    const look = { viewport: paneSize, ...options };
    const { page, excel, faults } = await this.tabs.open(address, look, { book, level });
    if (!excel) throw new Error('No Excel.');
    return new OpenPane(page, excel, faults);
  }

  /** Closes the panes of a test, and fails it when one asked for what its Excel does not have, or went wrong unseen. */
  async closePanes(): Promise<void> {
    expect(await this.tabs.leave()).toEqual([]);
  }

  async close(): Promise<void> {
    await this.tabs.close();
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
