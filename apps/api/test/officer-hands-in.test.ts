import type { Submission } from '@emc/contract';
import { Emc, fixture, submit, type Session } from './emc.js';

let emc: Emc;
let officer: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  officer = await emc.as('h34');
});
afterAll(() => emc.close());

describe('the three services of the letter', () => {
  test.each([
    'appendix-i.libreoffice.xlsx',
    'appendix-i.libreoffice.xls',
    'appendix-i.openpyxl.xlsx',
    'appendix-i.exceljs.xlsx',
    'appendix-i.sheetjs.xlsx',
    'appendix-i.sheetjs.xls',
  ])('saved as %s become the same version', async (fileName) => {
    const response = await submit(officer, {
      siteId: 278,
      content: await fixture(fileName),
      fileName,
      query: 'wait=30&makeDefault=true',
    });
    const submission = (await response.json()) as Submission;
    expect([response.status, submission.state, submission.counts.rows]).toEqual([200, 'accepted', 3]);
    const { items } = await officer.call('versionServices', {
      params: { siteId: 278, number: submission.versionNumber ?? 0 },
    });
    expect(items).toMatchObject([
      { level: 0, url: null, idCdvcqg: '2.000221.000.00.00.H34', idMcdt: '000001' },
      { level: 3, url: null, idCdvcqg: '1.003984.000.00.00.H34', idMcdt: '000002' },
      { level: 4, url: null, idCdvcqg: '1.001001.000.00.00.H34', idMcdt: '000003' },
    ]);
    expect(submission.diff).toMatchObject({ unchanged: submission.versionNumber === 1 ? 0 : 3 });
  });
});
