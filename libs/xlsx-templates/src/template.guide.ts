import type { Column, ListDefinition, ListKind, Sentence } from '@emc/domain';
import type { Worksheet } from 'exceljs';
import { FONT, paintHeader } from './template.look.js';
import { stampOf } from './template.stamp.js';

const COLUMNS: readonly (Sentence & { width: number })[] = [
  { vi: 'Cột', en: 'Column', width: 22 },
  { vi: 'Ý nghĩa', en: 'Meaning', width: 62 },
  { vi: 'Bắt buộc', en: 'Required', width: 12 },
  { vi: 'Ví dụ', en: 'Examples', width: 46 },
];

const YES: Sentence = { vi: 'Có', en: 'Yes' };
const NO: Sentence = { vi: 'Không', en: 'No' };
const MAY_BE_BLANK = '(có thể để trống / may be left blank)';

/** The sheet "Hướng dẫn": what each column means, the rules in short and the steps, Vietnamese first. */
export function writeGuide(sheet: Worksheet, definition: ListDefinition): void {
  COLUMNS.forEach(({ width }, n) => (sheet.getColumn(n + 1).width = width));
  const say = (text: string, looks: { bold?: true; size?: number; grey?: true } = {}) => {
    const row = sheet.addRow([text]);
    sheet.mergeCells(row.number, 1, row.number, COLUMNS.length);
    const { bold = false, size = 11, grey } = looks;
    row.getCell(1).font = { name: FONT, size, bold, italic: !!grey, ...(grey && { color: { argb: 'FF595959' } }) };
    row.getCell(1).alignment = { vertical: 'top', wrapText: true };
    row.height = linesIn(text, 150) * (size + 5);
  };

  say(definition.title.vi, { bold: true, size: 16 });
  say(definition.title.en, { grey: true });
  sheet.addRow([]);
  const header = sheet.addRow(COLUMNS.map(({ vi, en }) => `${vi}\n${en}`));
  paintHeader(header);
  for (const column of definition.columns) writeColumn(sheet, column);
  for (const { title, lines } of [rulesOf(definition), stepsOf(definition)]) {
    sheet.addRow([]);
    say(`${title.vi} / ${title.en}`, { bold: true, size: 13 });
    lines.forEach(({ vi, en }, n) => {
      say(`${n + 1}. ${vi}`);
      say(`    ${en}`, { grey: true });
    });
  }
  sheet.addRow([]);
  say(`Mẫu / Template: ${stampOf(definition)}`, { size: 9, grey: true });
}

function writeColumn(sheet: Worksheet, column: Column): void {
  const required = column.required ? YES : NO;
  const meaning = `${column.note.vi}\n${column.note.en}`;
  const examples = column.examples.filter((example) => example !== '');
  const blank = examples.length < column.examples.length ? [MAY_BE_BLANK] : [];
  const shown = [...examples, ...blank].join('\n');
  const row = sheet.addRow([column.header, meaning, `${required.vi} / ${required.en}`, shown]);
  row.height = Math.max(linesIn(meaning, 56), linesIn(shown, 40)) * 16;
  row.eachCell((cell, n) => {
    cell.font = { name: FONT, size: 11, bold: n === 1 };
    cell.numFmt = '@';
    cell.alignment = { vertical: 'top', wrapText: true };
    cell.border = { bottom: { style: 'hair', color: { argb: 'FFBFBFBF' } } };
  });
}

function linesIn(text: string, width: number): number {
  return text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / width)), 0);
}

interface Section {
  readonly title: Sentence;
  readonly lines: readonly Sentence[];
}

function rulesOf(definition: ListDefinition): Section {
  const { columns, maxRows, sheetName } = definition;
  const codes = columns.filter(({ asText }) => asText).map(({ header }) => header);
  const number = maxRows.toLocaleString('vi-VN');
  return {
    title: { vi: 'Quy tắc ngắn gọn', en: 'The rules in short' },
    lines: [
      {
        vi: `Nhập danh sách ở trang “${sheetName}”, mỗi dòng một mục, không xoá hay đổi dòng tiêu đề.`,
        en: `Fill in the sheet “${sheetName}”, one entry per row; do not delete or change the header row.`,
      },
      {
        vi: `Các cột ${codes.join(', ')} đã định dạng Văn bản (Text) để không mất số 0 ở đầu. Khi dán từ nơi khác, chọn “Dán giá trị” (Paste Values).`,
        en: `The columns ${codes.join(', ')} are formatted as Text so that leading zeros stay. When pasting, choose Paste Values.`,
      },
      ...RULES[definition.kind],
      {
        vi: `Không gộp ô, không dùng công thức. Tối đa ${number} dòng.`,
        en: `Do not merge cells, do not use formulas. At most ${maxRows.toLocaleString('en-US')} rows.`,
      },
    ],
  };
}

const RULES: Readonly<Record<ListKind, readonly Sentence[]>> = {
  services: [
    {
      vi: 'Không để khoảng trắng hay xuống dòng trong mã; mỗi mã chỉ xuất hiện một lần.',
      en: 'No spaces or line breaks inside codes; each code appears once.',
    },
  ],
  accounts: [
    {
      vi: 'Không để khoảng trắng hay xuống dòng trong mã; mỗi ID_local chỉ xuất hiện một lần.',
      en: 'No spaces or line breaks inside ids; each ID_local appears once.',
    },
    {
      vi: 'Hai cột ngày đã định dạng sẵn: gõ 2023-02-27 15:05:00 thì Excel ở ngôn ngữ nào cũng hiểu đúng ngày và tháng. Giờ là giờ Việt Nam.',
      en: 'Both date columns are formatted: type 2023-02-27 15:05:00, and Excel takes day and month right in every language. Times are Vietnamese time.',
    },
    {
      vi: 'Một trang tính chứa được 1.048.575 tài khoản; nếu nhiều hơn, thêm trang tính khác có cùng dòng tiêu đề.',
      en: 'One sheet holds 1,048,575 accounts; if there are more, add further sheets with the same header row.',
    },
    {
      vi: 'Tệp này chứa dữ liệu cá nhân: chỉ nộp qua EMC, không gửi qua thư điện tử hay ứng dụng nhắn tin. EMC chỉ giữ mã băm có khoá của ID_local và ID_QG; tệp gốc được mã hoá và bị xoá sau một thời hạn.',
      en: 'This file holds personal data: hand it in through EMC only, do not send it by e-mail or messengers. EMC keeps only keyed hashes of ID_local and ID_QG; the file itself is encrypted and deleted after a set time.',
    },
  ],
};

/** How the list gets into EMC, as the letter says. */
const WAYS_IN: Readonly<Record<ListKind, readonly Sentence[]>> = {
  services: [
    {
      vi: 'Đăng nhập EMC, mở “Website”, thẻ “Dịch vụ công”, bấm biểu tượng </> của trang, chọn thẻ “Dịch vụ công” rồi bấm “Import” và chọn tệp này.',
      en: 'Log in to EMC, open “Website”, tab “Dịch vụ công”, press the icon </> of your site, choose the tab “Dịch vụ công”, press “Import” and choose this file.',
    },
    {
      vi: 'Đánh dấu “v” nếu muốn dùng danh sách này làm mặc định để tính các chỉ số, rồi bấm “Lưu”.',
      en: 'Tick “v” if this list shall be the default one, from which the indicators are computed, then press “Lưu” (Save).',
    },
    {
      vi: 'Nếu có lỗi, EMC trả lại chính tệp này: ô cần sửa được tô màu, trang “Lỗi” liệt kê mọi lỗi. Sửa rồi nộp lại.',
      en: 'If there are errors, EMC gives this same file back: the cells are coloured and the sheet “Lỗi” lists every error. Correct them and hand it in again.',
    },
  ],
  accounts: [
    {
      vi: 'Đăng nhập EMC, mở “Danh mục”, “Import User”, bấm biểu tượng import, chọn trang và chọn tệp này, rồi bấm “Lưu”.',
      en: 'Log in to EMC, open “Danh mục”, “Import User”, press the import icon, choose your site and this file, then press “Lưu” (Save).',
    },
    {
      vi: 'Nếu có lỗi, EMC trả lại tệp đã đánh dấu: ô cần sửa được tô màu, trang “Lỗi” liệt kê các lỗi. Với danh sách rất lớn, tệp đó chỉ gồm những dòng cần xem lại. Sửa trong danh sách của mình rồi nộp lại toàn bộ.',
      en: 'If there are errors, EMC gives a marked file back: the cells are coloured and the sheet “Lỗi” lists the errors. For a very large list it holds only the rows to look at. Correct your own list and hand in all of it again.',
    },
  ],
};

function stepsOf({ kind }: ListDefinition): Section {
  return {
    title: { vi: 'Các bước nộp', en: 'How to hand it in' },
    lines: [
      { vi: 'Điền danh sách rồi lưu tệp ở định dạng .xlsx.', en: 'Fill in the list and save the file as .xlsx.' },
      ...WAYS_IN[kind],
    ],
  };
}
