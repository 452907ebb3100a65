import { chromium, type Browser, type BrowserContextOptions, type CDPSession, type Page } from 'playwright-core';
import { hostExcel } from './excel-host.js';
import type { RichApi } from './rich-api.js';
import type { Workbook } from './workbook.js';

export const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** As root, which CI may be, Chromium has no sandbox. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

/** The size of a task pane of Excel on a small screen. */
export const paneSize = { width: 350, height: 378 };

/** A page that somebody opened. */
export interface Opened {
  readonly page: Page;
  readonly excel: RichApi | null;
  /** What must never happen in a page: errors, refusals by the content security policy, requests to other hosts. */
  readonly faults: string[];
}

/** What is played to a page: a workbook, in an Excel of a level. */
export interface Played {
  readonly book: Workbook;
  readonly level: string;
}

interface Tab {
  readonly page: Page;
  readonly devtools: CDPSession;
  /** Those with the same one may take turns. */
  readonly kind: string;
}

/**
 * Tabs of one browser, each a browser of its own to the page in it. Whoever comes later gets one that was used, where all is
 * as if nobody had been there: a new one costs Chromium a second of a core.
 */
export class Tabs {
  private readonly free: Tab[] = [];
  private readonly taken: (Opened & { readonly tab: Tab })[] = [];

  private constructor(
    private readonly browser: Browser,
    private readonly origin: string,
  ) {}

  /** For the pages of one origin. */
  static async start(origin: string): Promise<Tabs> {
    return new Tabs(await startBrowser(), origin);
  }

  async open(address: string, options: BrowserContextOptions, played: Played | null): Promise<Opened> {
    const { viewport = null, colorScheme = 'light', forcedColors = 'none', ...others } = options;
    const tab = await this.tab(others);
    const { page } = tab;
    const faults: string[] = [];
    const excel = played && (await hostExcel(page, played.book, played.level));
    const opened = { page, excel, faults, tab };
    this.taken.push(opened);
    if (viewport) await page.setViewportSize(viewport);
    await page.emulateMedia({ media: null, colorScheme, forcedColors });
    await page.goto(`${this.origin}/${address}`);
    return opened;
  }

  /** Leaves what was opened, and says what went wrong in it unseen. */
  async leave(): Promise<string[]> {
    // Lives as long as the tab, and is not among what is cleared by origin. Once it answers, all that went wrong is told.
    await Promise.all(this.taken.map(({ page }) => page.evaluate(() => sessionStorage.clear())));
    const taken = this.taken.splice(0);
    await Promise.all(taken.map((each) => this.clear(each)));
    return taken.flatMap(({ faults, excel }) => [...faults, ...(excel?.unknown ?? [])]);
  }

  close(): Promise<void> {
    return this.browser.close();
  }

  private async tab(options: BrowserContextOptions): Promise<Tab> {
    const kind = JSON.stringify(options);
    const at = this.free.findIndex((each) => each.kind === kind);
    if (at >= 0) return this.free.splice(at, 1)[0]!;
    const context = await this.browser.newContext(options);
    const page = await context.newPage();
    const tab = { page, devtools: await context.newCDPSession(page), kind };
    await page.addInitScript(keepVerdicts);
    const tell = (fault: string) => this.taken.find((each) => each.tab === tab)?.faults.push(fault);
    page.on('pageerror', (error) => tell(`error: ${error.stack ?? error.message}`));
    page.on('console', (message) => message.type() === 'error' && tell(`console: ${message.text()}`));
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(`${this.origin}/`) && !/^(blob|data):/.test(url)) tell(`foreign: ${url}`);
    });
    return tab;
  }

  private async clear({ tab, excel }: Opened & { readonly tab: Tab }): Promise<void> {
    const { page, devtools } = tab;
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await excel?.leave();
    await page.goto('about:blank');
    await devtools.send('Storage.clearDataForOrigin', { origin: this.origin, storageTypes: 'all' });
    await page.context().clearCookies();
    this.free.push(tab);
  }
}

/** Runs in the page: keeps what the judges answer, which the pane shows only in part. */
function keepVerdicts(): void {
  const verdicts: unknown[] = [];
  Object.assign(globalThis, { verdicts });
  globalThis.Worker = class extends Worker {
    constructor(...all: ConstructorParameters<typeof Worker>) {
      super(...all);
      this.addEventListener('message', ({ data }) => verdicts.push(data));
    }
  };
}
