import { copyFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import { accountBook, longList } from '../apps/excel-addin/dist/test/lists.js';
import { listOf } from './lists.js';
import { times } from './report.js';
import { password } from './running-emc.js';

/**
 * @typedef {import('./running-emc.js').RunningEmc} Emc
 * @typedef {import('playwright-core').Browser} Browser
 * @typedef {import('playwright-core').Page} Page
 */

const siteId = 278;
const excelLevel = '1.15';
const mb = 2 ** 20;
const addin = join(import.meta.dirname, '../apps/excel-addin');
const limits = { short: 1000, syncs: 10, block: 100, long: 10_000, usable: 1000, growth: 64 * mb, more: 1.2 };

/** The pane in a played Excel behind the real office.js, and the web page, both served by EMC. */
export async function pane(/** @type {Emc} */ emc) {
  await emc.addSite(siteId);
  // What the compiler leaves where it is.
  await copyFile(join(addin, 'test/api-levels.json'), join(addin, 'dist/test/api-levels.json'));
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  process.once('exit', () => void browser.close());
  try {
    const short = await repeated(5, () => checkOf(emc, browser, longList(2_000)));
    const long = await repeated(2, () => checkOf(emc, browser, accounts(100_000)));
    const fewer = await sliced(emc, browser, 100_000);
    const slices = await sliced(emc, browser, 1_000_000);
    const usable = await repeated(5, () => openedPage(emc, browser));
    return section({ short, long, fewer, slices, usable });
  } finally {
    await browser.close();
  }
}

/** Accounts without a fault; those of the tests come to days that are not yet. */
function accounts(/** @type {number} */ count) {
  const book = accountBook(count);
  for (let row = 1; row <= count; row++) {
    book.active.put(row, 3, { value: 44_900 + (row % 300), format: 'dd/mm/yyyy' });
    book.active.put(row, 4, { value: 45_200 + (row % 300), format: 'dd/mm/yyyy' });
  }
  return book;
}

/** What a check costs: milliseconds, syncs with Excel, the longest time the pane answers nobody, counts of rows told. */
async function checkOf(/** @type {Emc} */ emc, /** @type {Browser} */ browser, /** @type {object} */ book) {
  const { page, excel } = await opened(emc, browser, book);
  await page.evaluate(watchThread);
  const before = excel.batches;
  const { ms, block, told } = await page.evaluate(timeOfCheck);
  const syncs = excel.batches - before;
  await page.context().close();
  return { ms, block, told, syncs };
}

/** Runs in the page: a message sent to oneself comes late by as long as the thread was busy. */
function watchThread() {
  const { port1, port2 } = new MessageChannel();
  globalThis.longestBlock = 0;
  globalThis.told = new Set();
  let last = performance.now();
  port1.onmessage = () => {
    const now = performance.now();
    globalThis.longestBlock = Math.max(globalThis.longestBlock, now - last);
    last = now;
    const bar = document.querySelector('progress');
    if (bar) globalThis.told.add(bar.value);
    setTimeout(() => port2.postMessage(null), 0);
  };
  port2.postMessage(null);
}

/** Runs in the page: from the press of the button to the verdict on the screen. */
async function timeOfCheck() {
  globalThis.longestBlock = 0;
  const since = performance.now();
  document.querySelector('[data-key="check"]').click();
  while (!document.querySelector('.summary')) await new Promise((resolve) => setTimeout(resolve, 5));
  return { ms: performance.now() - since, block: globalThis.longestBlock, told: globalThis.told.size };
}

/**
 * A workbook of so many accounts goes to EMC by slices. The played sheet has the first 25,000 of them, enough for the
 * pane to send the workbook instead of rows.
 */
async function sliced(/** @type {Emc} */ emc, /** @type {Browser} */ browser, /** @type {number} */ count) {
  const { workbook } = await listOf({ kind: 'accounts', count, siteId, as: 'excel' });
  const book = Object.assign(accounts(25_000), { file: await readFile(workbook) });
  const { page, excel } = await opened(emc, browser, book);
  await signIn(page);
  await page.locator('[data-key="check"]').click();
  await page.locator('[data-key="hand-in"]').waitFor();
  const memory = await memoryOf(browser, page);
  const before = await memory.settled();
  const held = [];
  const answer = excel.file.bind(excel);
  excel.file = async (ask) => {
    held.push(await memory.settled());
    return answer(ask);
  };
  const since = performance.now();
  await page.locator('[data-key="hand-in"]').click();
  const watched = memory.watch();
  await page.locator('[data-key="submit"], .trouble, .group').first().waitFor({ timeout: 300_000 });
  const ms = performance.now() - since;
  const most = await watched.stop();
  const after = await memory.settled();
  if ((await page.locator('[data-key="submit"]').count()) === 0) {
    throw new Error(`The list was not tried: ${await page.locator('body').innerText()}`);
  }
  await page.context().close();
  return { ms, before, held: mostOf(held), most, after, bytes: book.file.length, slices: excel.slices.length };
}

/**
 * @typedef {object} Memory in bytes
 * @property {number} heap of the page, for JavaScript
 * @property {number} renderer all that the process of the page has resident, its share of what it shares
 * @property {number} main likewise of the browser's main process, where Blobs live
 */

/** The memory of a page, its worker not counted into the heap. */
async function memoryOf(/** @type {Browser} */ browser, /** @type {Page} */ page) {
  const session = await page.context().newCDPSession(page);
  const whole = await browser.newBrowserCDPSession();
  /** @returns {Promise<Memory>} */
  async function now() {
    const { usedSize: heap } = await session.send('Runtime.getHeapUsage');
    const { processInfo } = await whole.send('SystemInfo.getProcessInfo');
    // The browser keeps a spare renderer, smaller than any with a page in it.
    const largest = async (/** @type {string} */ type) =>
      Math.max(
        ...(await Promise.all(processInfo.filter((each) => each.type === type).map(({ id }) => residentOf(id)))),
      );
    return { heap, renderer: await largest('renderer'), main: await largest('browser') };
  }
  return {
    /** Without what nobody holds any more. */
    async settled() {
      await session.send('HeapProfiler.collectGarbage');
      return now();
    },
    watch() {
      /** @type {Memory[]} */
      const seen = [];
      let looking = Promise.resolve();
      const look = async () => void seen.push(await now());
      const timer = setInterval(() => (looking = looking.then(look)), 100);
      return {
        async stop() {
          clearInterval(timer);
          await looking;
          return mostOf(seen);
        },
      };
    },
  };
}

/** Nothing once the process has ended. */
async function residentOf(/** @type {number} */ pid) {
  const told = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '');
  return Number(/^Pss:\s+(\d+) kB/m.exec(told)?.[1] ?? 0) * 1024;
}

/** @returns {Memory} */
function mostOf(/** @type {Memory[]} */ seen) {
  const most = (/** @type {keyof Memory} */ part) => Math.max(...seen.map((each) => each[part]));
  return { heap: most('heap'), renderer: most('renderer'), main: most('main') };
}

/** The web page in a browser that was never there: milliseconds until it may be used, and bytes on the way. */
async function openedPage(/** @type {Emc} */ emc, /** @type {Browser} */ browser) {
  const context = await browser.newContext();
  const page = await context.newPage();
  /** @type {Promise<Buffer>[]} */
  const bodies = [];
  page.on('response', (response) => bodies.push(response.body()));
  const since = performance.now();
  await page.goto(`${emc.url}/`, { waitUntil: 'commit' });
  await page.locator('main[aria-busy="false"]').waitFor();
  const ms = performance.now() - since;
  const loaded = await Promise.all(bodies);
  await context.close();
  const sum = (/** @type {(body: Buffer) => Buffer} */ pack) =>
    loaded.reduce((bytes, body) => bytes + pack(body).length, 0);
  return { ms, files: loaded.length, gzip: sum(gzipSync), brotli: sum(brotliCompressSync) };
}

async function opened(/** @type {Emc} */ emc, /** @type {Browser} */ browser, /** @type {object} */ book) {
  const { hostExcel, hostInfo } = await import('../apps/excel-addin/dist/test/excel-host.js');
  const context = await browser.newContext({ viewport: { width: 350, height: 378 } });
  const page = await context.newPage();
  const excel = await hostExcel(page, book, excelLevel);
  const kind = book.active.name === 'Tài khoản' ? 'accounts' : 'services';
  await page.goto(`${emc.url}/addin/?${hostInfo}`);
  await page.locator('main[aria-busy="false"]').waitFor();
  await page.locator('#kind').selectOption(kind);
  await page.locator('main[aria-busy="false"]').waitFor();
  return { page, excel };
}

async function signIn(/** @type {Page} */ page) {
  await page.locator('[data-key="sign-in-first"]').click();
  await page.locator('#username').fill('admin');
  await page.locator('#password').fill(password);
  await page.locator('[data-key="sign-in"]').click();
  await page.locator('#username').waitFor({ state: 'detached' });
  await page.locator('main[aria-busy="false"]').waitFor();
}

/** @template Run @returns {Promise<Run[]>} */
async function repeated(/** @type {number} */ times, /** @type {() => Promise<Run>} */ run) {
  const runs = [];
  for (let n = 0; n < times; n++) runs.push(await run());
  return runs;
}

/** @typedef {{ ms: number, block: number, told: number, syncs: number }} Check */

function section({ short, long, fewer, slices, usable }) {
  const last = usable.at(-1);
  const blocked = Math.max(...short.map(({ block }) => block));
  const syncs = Math.max(...short.map((run) => run.syncs));
  return {
    title: 'Pane and web page',
    head: ['What', 'Times', 'Best', 'Median', 'Longest block of the page', 'Syncs'],
    rows: [
      checkLine('Check of 2,000 services', short),
      checkLine('Check of 100,000 accounts', long),
      ['Trial of 100,000 accounts by slices', '1', time(fewer.ms), time(fewer.ms), '', ''],
      ['Trial of 1,000,000 accounts by slices', '1', time(slices.ms), time(slices.ms), '', ''],
      ['Web page, cold, until it may be used', String(usable.length), ...bestAndMedian(usable), '', ''],
    ],
    bounds: [
      bound('Check of 2,000 services, median', medianOf(short), limits.short),
      bound('Longest block of the page meanwhile', blocked, limits.block),
      { what: 'Syncs with Excel', measured: String(syncs), limit: `≤ ${limits.syncs}`, holds: syncs <= limits.syncs },
      bound('Check of 100,000 accounts, median', medianOf(long), limits.long),
      {
        what: 'Heap of the pane after 1,000,000 rows, beyond before',
        measured: megabytes(slices.after.heap - slices.before.heap),
        limit: `≤ ${megabytes(limits.growth)}`,
        holds: slices.after.heap - slices.before.heap <= limits.growth,
      },
      flat('Heap held at a slice, of 1,000,000 rows against 100,000', slices.held.heap, fewer.held.heap),
      flat('Renderer held at a slice, likewise', slices.held.renderer, fewer.held.renderer),
      bound('Web page usable, median', medianOf(usable), limits.usable),
    ],
    notes: [
      'Headless Chromium and the real office.js; Excel is played by the same Node process, so its answers, and their way as JSON, are part of every time.',
      `100,000 accounts: the progress bar stood at ${Math.min(...long.map(({ told }) => told))} places on the way.`,
      `The time of a trial ends with EMC’s answer, and has a collection of garbage before each slice in it. ${memoryTold('100,000', fewer)} ${memoryTold('1,000,000', slices)}`,
      'Held = after a collection; what lies beyond is garbage, of which V8 lets more gather the longer slices come. The slices become one Blob in the main process of the browser, which therefore grows by the size of the workbook.',
      `The web page loads ${last.files} files: ${kilobytes(last.gzip)} by gzip, ${kilobytes(last.brotli)} by Brotli.`,
    ],
  };
}

function checkLine(/** @type {string} */ name, /** @type {Check[]} */ runs) {
  const block = Math.max(...runs.map((run) => run.block));
  const syncs = Math.max(...runs.map((run) => run.syncs));
  return [name, String(runs.length), ...bestAndMedian(runs), time(block), String(syncs)];
}

const bestAndMedian = (/** @type {{ ms: number }[]} */ runs) => [
  time(Math.min(...runs.map(({ ms }) => ms))),
  time(medianOf(runs)),
];

function medianOf(/** @type {{ ms: number }[]} */ runs) {
  return runs.map(({ ms }) => ms).sort((a, b) => a - b)[Math.floor(runs.length / 2)];
}

function bound(/** @type {string} */ what, /** @type {number} */ ms, /** @type {number} */ limit) {
  return { what, measured: time(ms), limit: `≤ ${limit} ms`, holds: ms <= limit };
}

/** Ten times the rows must not take more memory, but for what is left to chance. */
function flat(/** @type {string} */ what, /** @type {number} */ many, /** @type {number} */ few) {
  const measured = `${megabytes(many)} : ${megabytes(few)}`;
  return { what, measured, limit: `≤ ${times(limits.more)}`, holds: many <= limits.more * few };
}

function memoryTold(
  /** @type {string} */ rows,
  /** @type {Record<'before' | 'held' | 'most' | 'after', Memory> & { slices: number, bytes: number }} */ run,
) {
  const parts = { heap: 'heap', renderer: 'renderer', main: 'main process' };
  const told = Object.entries(parts).map(
    ([part, name]) =>
      `${name} ${megabytes(run.before[part])} before, ${megabytes(run.held[part])} held, ${megabytes(run.most[part])} at most, ${megabytes(run.after[part])} after`,
  );
  return `${rows} rows, ${run.slices} slices, ${megabytes(run.bytes)}: ${told.join('; ')}.`;
}

const time = (/** @type {number} */ ms) => `${Math.round(ms)} ms`;
const megabytes = (/** @type {number} */ bytes) => `${(bytes / mb).toFixed(1)} MB`;
const kilobytes = (/** @type {number} */ bytes) => `${(bytes / 1000).toFixed(1)} kB`;
