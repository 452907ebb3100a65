import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { ApiLevels } from './api-levels.js';
import { RichApi, type Batch, type FileAsk } from './rich-api.js';
import type { Workbook } from './workbook.js';

const levels = JSON.parse(readFileSync(new URL('api-levels.json', import.meta.url), 'utf8')) as ApiLevels;

/** What Excel for Windows puts into the address of a pane. */
export const hostInfo = `_host_Info=${encodeURIComponent('Excel$Win32$16.01$vi-VN$$$$0')}`;

/**
 * Puts a played workbook behind the real office.js of a page. Office.js starts as in Excel for Windows: it asks the
 * window's `external` about its host, and is then given another session, which carries its batches here.
 */
export async function hostExcel(page: Page, book: Workbook, level: string): Promise<RichApi> {
  const excel = new RichApi(book, level, levels);
  const brought = [
    await page.exposeFunction('playedExcel', (batch: string) =>
      JSON.stringify(excel.execute(JSON.parse(batch) as Batch)),
    ),
    await page.exposeFunction('playedFile', (ask: string) => excel.file(JSON.parse(ask) as FileAsk)),
    await page.addInitScript(playHost, level),
  ];
  excel.leave = async () => {
    excel.onChange = null;
    await Promise.all(brought.map((each) => each.dispose()));
  };
  excel.onChange = (sheetId, byProgram) => {
    // A page that is gone hears nothing.
    page.evaluate(tellChange, { sheetId, byProgram }).catch(() => undefined);
  };
  return excel;
}

/** Runs in the page: says what Excel says when a cell has changed, by this pane or by somebody else. */
function tellChange({ sheetId, byProgram }: { sheetId: string; byProgram: boolean }): void {
  const { OfficeExtension } = globalThis as unknown as {
    OfficeExtension: { _testTriggerRichApiMessageEvent(message: object): void };
  };
  const message = JSON.stringify({
    changeType: 'RangeEdited',
    source: 'Local',
    triggerSource: byProgram ? 'ThisLocalAddin' : 'Unknown',
    worksheetId: sheetId,
    address: 'A1',
  });
  const entry = { messageCategory: 65_536, messageType: 10, targetId: sheetId, message };
  OfficeExtension._testTriggerRichApiMessageEvent({ entries: [entry] });
}

/** Runs in the page before anything else of it. */
function playHost(level: string): void {
  interface Session {
    new (): object;
    _overrideSession: object;
  }
  const window = globalThis as unknown as {
    playedExcel(batch: string): Promise<string>;
    playedFile(ask: string): Promise<string | number | null>;
    OfficeExtension: { SessionBase: Session };
  };
  const answers: Readonly<Record<string, unknown>> = {
    GetAppType: 1,
    GetAppVersionMajor: 16,
    GetAppVersionMinor: 1,
    GetAppUILocale: 1066,
    GetAppDataLocale: 1066,
    GetDocUrl: '',
    GetAppCapabilities: 0,
    GetActivationMode: 0,
    GetControlIntegrationLevel: 1,
    GetSolutionRef: 'emc',
    GetSolutionToken: '<r><t cid="" aid=""/></r>',
    GetSupportedMatrix: JSON.stringify({ ExcelApi: level, RichApiRuntime: '1.1' }),
    GetSettings: { Read: () => undefined },
  };
  const context = Object.fromEntries(Object.entries(answers).map(([name, answer]) => [name, () => answer]));
  const succeed = (callback: (status: number) => void) => callback(0);
  const array = (...items: unknown[]) => ({ toArray: () => items });
  /** Numbers of office.js: the workbook as a file, a slice of it, and its end; 5001 = the host cannot. */
  const fileAsks: Readonly<Record<number, (params: readonly number[]) => object>> = {
    77: () => ({ ask: 'open' }),
    80: ([, offset, size]) => ({ ask: 'slice', offset, size }),
    81: () => ({ ask: 'close' }),
  };
  /** A list that grows would leave several times as much behind for the memory to be cleared of. */
  const bytesOf = (base64: string) => {
    const text = atob(base64);
    const bytes = new Array<number>(text.length);
    for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
    return bytes;
  };
  const answerFile = async (id: number, params: readonly number[], callback: (answer: unknown) => void) => {
    const answer = await window.playedFile(JSON.stringify(fileAsks[id]?.(params)));
    if (answer === null) callback(5001);
    else if (id === 77) callback(array(0, array(1, answer)));
    else if (typeof answer === 'string') callback(array(0, array(bytesOf(answer), answer.length)));
    else callback(array(0));
  };
  const external = {
    Execute: (id: number, params: readonly number[], callback: (answer: unknown) => void) => {
      if (fileAsks[id]) void answerFile(id, params, callback);
      else callback(5001);
    },
    GetContext: () => {
      overrideSession();
      return context;
    },
    RegisterEvent: (_id: number, _target: string, _handler: unknown, callback: (status: number) => void) =>
      succeed(callback),
    UnregisterEvent: (_id: number, _target: string, callback: (status: number) => void) => succeed(callback),
  };
  Object.defineProperty(globalThis, 'external', { value: external });

  function overrideSession(): void {
    const { SessionBase } = window.OfficeExtension;
    SessionBase._overrideSession = new (class extends SessionBase {
      _resolveRequestUrlAndHeaderInfo(): Promise<null> {
        return Promise.resolve(null);
      }
      /** Office.js listens to its host from the start; the played one never speaks first. */
      getEventRegistration(): object {
        return { register: () => Promise.resolve(), unregister: () => Promise.resolve() };
      }
      _createRequestExecutorOrNull(): object {
        return {
          executeAsync: async (_data: unknown, _flags: number, { Body }: { Body: unknown }) => ({
            HttpStatusCode: 200,
            ErrorCode: '',
            ErrorMessage: '',
            Headers: {},
            Body: JSON.parse(await window.playedExcel(JSON.stringify(Body))) as unknown,
          }),
        };
      }
    })();
  }
}
