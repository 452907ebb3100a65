import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serviceList, type Issue } from '@emc/domain';
import { exportList } from './export.js';
import { convert, describeWithLibreOffice } from './fixtures/libreoffice.js';
import { cellLook, textsOf } from './fixtures/marked-cell.js';
import { MARK_COLOURS } from './marked.styles.js';
import { markWorkbook } from './marked.js';
import { attributes, childrenOf } from './marked.xml.js';
import { template } from './template.js';

// LibreOffice opens what we wrote and saves it again: what it kept, it understood.
const folder = mkdtempSync(join(tmpdir(), 'emc-libreoffice-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const saved = (name: string) => join(folder, 'saved', name);

const found = (severity: Issue['severity'], cell: string, vi: string): Issue => {
  const column = serviceList.columns[cell.charCodeAt(0) - 65]?.key ?? null;
  return {
    code: 'SOME_CODE',
    severity,
    sheet: null,
    row: Number(cell.slice(1)),
    column,
    cell,
    value: '=1+1',
    message: { vi, en: vi },
  };
};

const ISSUES = [
  found('warning', 'D3', 'Mã có khoảng trắng.'),
  found('error', 'E4', 'Mã mất số 0 ở đầu.'),
  found('notice', 'C4', 'Thiếu https://.'),
  found('error', 'A5', 'Nhập tên thủ tục.'),
];

const WRITERS = ['openpyxl', 'libreoffice'] as const;

describeWithLibreOffice('opened and saved by LibreOffice', () => {
  beforeAll(async () => {
    for (const writer of WRITERS) {
      const fixture = new URL(`../fixtures/officers-list.${writer}.xlsx`, import.meta.url);
      copyFileSync(fixture, join(folder, `${writer}.xlsx`));
      const options = { definition: serviceList, sheetName: 'Dịch vụ công' };
      const marked = await markWorkbook(readFileSync(fixture), ISSUES, options);
      writeFileSync(join(folder, `${writer}-marked.xlsx`), marked);
    }
    const about = {
      siteId: 1,
      siteName: 'A',
      versionNumber: 1,
      acceptedAt: '2026-03-01',
      exportedAt: '2026-03-01',
      sha256: '',
    };
    const rows = [
      ['=1+1', 3, '=SUM(B1:B2)', '+84', '-1'],
      ['@x', 4, null, '1.001001', '000001'],
    ];
    writeFileSync(join(folder, 'export.xlsx'), await exportList(serviceList, rows, about));
    writeFileSync(join(folder, 'template.xlsx'), await template(serviceList));
    convert(folder, 'xlsx:Calc MS Excel 2007 XML', [
      ...WRITERS.flatMap((one) => [`${one}.xlsx`, `${one}-marked.xlsx`]),
      'template.xlsx',
    ]);
    convert(folder, 'csv:Text - txt - csv (StarCalc):44,34,76', ['export.xlsx']);
  });

  describe.each(WRITERS)('a marked workbook first saved by %s', (writer) => {
    test.each([
      ['D3', MARK_COLOURS.warning, /^Mã này xin ở đâu\?\s+\[EMC\] Cảnh báo SOME_CODE: Mã có khoảng trắng\.$/],
      ['E4', MARK_COLOURS.error, /^EMC:\s+Lỗi SOME_CODE: Mã mất số 0 ở đầu\.$/],
      ['C4', MARK_COLOURS.notice, /Lưu ý SOME_CODE: Thiếu https:\/\/\.$/],
      ['A5', MARK_COLOURS.error, /Lỗi SOME_CODE: Nhập tên thủ tục\.$/],
    ])('has its mark at %s', async (address, fill, comment) => {
      const look = cellLook(await textsOf(saved(`${writer}-marked.xlsx`)), address);
      expect(look).toMatchObject({ fill, comment: expect.stringMatching(comment) });
    });

    test("keeps the officer's bold font and number format under the mark, and the other comment", async () => {
      const texts = await textsOf(saved(`${writer}-marked.xlsx`));
      expect(cellLook(texts, 'E4')).toMatchObject({ bold: true, format: '000000' });
      expect(cellLook(texts, 'A2').bold).toBe(true);
      expect(cellLook(texts, 'A1').comment).toBe('Danh sách quý I');
    });

    test.each([
      ['column widths', /worksheets\/sheet1\.xml$/, /<cols>.*<\/cols>/],
      ['the rule that colours', /worksheets\/sheet1\.xml$/, /<conditionalFormatting .*<\/conditionalFormatting>/],
      ['the list to pick from', /worksheets\/sheet1\.xml$/, /<dataValidations .*<\/dataValidations>/],
      ['the defined name', /workbook\.xml$/, /<definedName [^>]*name="DanhSach".*?<\/definedName>/],
      ['the rows of the other sheet', /worksheets\/sheet2\.xml$/, /<sheetData>.*<\/sheetData>/],
      ['the chart', /charts\/chart\d+\.xml$/, /<c:plotArea>.*<\/c:plotArea>/],
    ])('keeps %s', async (_, part, piece) => {
      const [before, after] = await Promise.all(
        [`${writer}.xlsx`, `${writer}-marked.xlsx`].map(async (name) => {
          const [, text = ''] = [...(await textsOf(saved(name)))].find(([name]) => part.test(name)) ?? [];
          // LibreOffice numbers styles and axes anew each time.
          return piece.exec(text)?.[0].replace(/ (priority|dxfId|s)="\d+"|(axId|crossAx) val="\d+"/g, '');
        }),
      );
      expect(before).toBeDefined();
      expect(after).toBe(before);
    });

    test('opens at the list of issues, whose links lead to the cells', async () => {
      const texts = await textsOf(saved(`${writer}-marked.xlsx`));
      expect(texts.get('xl/workbook.xml')).toMatch(/activeTab="2"/);
      expect(texts.get('xl/worksheets/sheet3.xml')).toMatch(
        /<hyperlink ref="E6" location="(&apos;|')Dịch vụ công(&apos;|')!D3"/,
      );
      expect(texts.get('xl/worksheets/sheet3.xml')).not.toContain('<f');
    });

    test('loses its marks when it is marked again after LibreOffice saved it', async () => {
      const options = { definition: serviceList, sheetName: 'Dịch vụ công' };
      const texts = await textsOf(
        await markWorkbook(readFileSync(saved(`${writer}-marked.xlsx`)), [found('error', 'B2', 'Sai.')], options),
      );
      for (const address of ['E4', 'C4', 'A5']) {
        expect(cellLook(texts, address)).toMatchObject({ fill: undefined, comment: '' });
      }
      expect(cellLook(texts, 'D3').comment.trim()).toBe('Mã này xin ở đâu?');
      expect(cellLook(texts, 'B2')).toMatchObject({ fill: MARK_COLOURS.error, comment: 'EMC:\nLỗi SOME_CODE: Sai.' });
      expect(texts.get('xl/workbook.xml')?.match(/<sheet /g)).toHaveLength(3);
    });
  });

  test('an export calculates nothing', () => {
    const lines = readFileSync(saved('export.csv'), 'utf8').trim().split('\n');
    expect(lines.slice(1)).toEqual(['=1+1,3,=SUM(B1:B2),+84,-1', '@x,4,,1.001001,000001']);
  });

  test('a template keeps its stamp and its text columns', async () => {
    const texts = await textsOf(saved('template.xlsx'));
    expect(texts.get('docProps/core.xml')).toContain(`emc-list services ${serviceList.revision}`);
    const column = /<col [^>]*max="5"[^>]*>/.exec(texts.get('xl/worksheets/sheet1.xml') ?? '')?.[0] ?? '';
    const styles = texts.get('xl/styles.xml') ?? '';
    const style = childrenOf(styles, 'cellXfs')?.items[Number(attributes(column).get('style'))] ?? '';
    expect(styles).toContain(`<numFmt numFmtId="${attributes(style).get('numFmtId')}" formatCode="@"/>`);
  });
});
