import exceljs from 'exceljs';
import { reconciliationRecord, type RecordedDiscrepancy } from './reconciliation.record.js';
import { declaredColumns, declaredTemplate } from './reconciliation.template.js';

async function opened(content: Buffer): Promise<exceljs.Workbook> {
  const book = new exceljs.Workbook();
  await book.xlsx.load(new Uint8Array(content).buffer);
  return book;
}

const about = {
  siteId: 278,
  siteName: 'Một cửa điện tử',
  agencyCode: 'H34',
  agencyName: 'Kon Tum',
  from: '01/03/2026',
  to: '31/03/2026',
  madeAt: '01/04/2026 08:00',
  remarks: [],
  counts: [['Số chênh lệch trong kỳ', 1234]] as const,
};

const discrepancy: RecordedDiscrepancy = {
  kind: 'Mã thủ tục không có trong danh sách',
  subject: '=HYPERLINK("http://example.vn";"bấm")',
  message: 'Mã “=HYPERLINK…” không có trong danh sách mặc định.',
  severity: 'Lỗi',
  state: 'Đã giải trình',
  openedOn: '02/03/2026',
  dueOn: '09/03/2026',
  closedOn: '',
  owner: 'h34',
  suggestion: '',
  evidence: ['số hồ sơ: 12', '@SUM(A1:A9)'],
  steps: [{ at: '03/03/2026 09:00', who: 'h34', what: 'Giải trình', note: '+84 000 000' }],
};

describe('the record of reconciliation', () => {
  let book: exceljs.Workbook;

  beforeAll(async () => {
    book = await opened(await reconciliationRecord(about, [discrepancy]));
  });

  const cells = () =>
    book.worksheets.flatMap((sheet) => {
      const found: exceljs.Cell[] = [];
      sheet.eachRow((row) => row.eachCell((cell) => found.push(cell)));
      return found;
    });

  test('says who, what, when, with room for signatures', () => {
    const texts = cells().map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        'BIÊN BẢN ĐỐI SOÁT',
        'Đơn vị: Kon Tum (mã H34)',
        'Kỳ đối soát: từ ngày 01/03/2026 đến ngày 31/03/2026',
        'Số chênh lệch trong kỳ: 1.234',
        'ĐẠI DIỆN ĐƠN VỊ',
        'Giải trình',
        'số hồ sơ: 12',
      ]),
    );
  });

  test('holds no formula, and what looks like one stays text when it is edited', () => {
    expect(cells().filter(({ type }) => type === exceljs.ValueType.Formula)).toEqual([]);
    const alike = cells().filter(({ text }) => /^[=+@-]/.test(text));
    expect(alike.map(({ text, numFmt }) => [text.slice(0, 4), numFmt])).toEqual([
      ['=HYP', '@'],
      ['=HYP', '@'],
      ['=HYP', '@'],
      ['@SUM', '@'],
      ['=HYP', '@'],
      ['+84 ', '@'],
    ]);
  });

  test('says so where there is nothing to tell', async () => {
    const empty = await opened(await reconciliationRecord(about, []));
    const texts: string[] = [];
    empty.worksheets[0]?.eachRow((row) => texts.push(row.getCell(1).text));
    expect(texts).toContain('Trong kỳ không có chênh lệch nào.');
  });
});

test('the template of declared totals has its columns, and always the same bytes', async () => {
  const template = await declaredTemplate();
  const [sheet] = (await opened(template)).worksheets;
  expect(sheet?.getRow(1).values).toEqual([undefined, ...declaredColumns.map(({ header }) => header)]);
  expect((await declaredTemplate()).equals(template)).toBe(true);
});
