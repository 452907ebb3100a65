import ExcelJS, { type CellValue } from 'exceljs';

/** What an officer has in a cell; `shownAs` is the number format of a number. */
type DemoCell = CellValue | { readonly number: number; readonly shownAs: string };
type DemoRow = readonly [name: DemoCell, level: DemoCell, url: DemoCell, idCdvcqg: DemoCell, idMcdt: DemoCell];

const portal = 'https://dichvucong.example.vn/thu-tuc';

/** Services of a province that took over another: codes of both (H48, H34) belong to it. */
export const goodRows: readonly DemoRow[] = [
  ['Cấp phiếu lý lịch tư pháp cho cá nhân', 4, `${portal}/1`, '2.900001.000.00.00.H48', '000001'],
  ['Cấp giấy phép xây dựng nhà ở riêng lẻ', 4, `${portal}/2`, '1.900002.000.00.00.H48', '000002'],
  ['Đăng ký thành lập hộ kinh doanh', 4, `${portal}/3`, '1.900003.000.00.00.H48', '000003'],
  ['Cấp lại giấy phép lái xe', 3, `${portal}/4`, '1.900004.000.00.00.H48', '000004'],
  ['Đăng ký khai sinh có yếu tố nước ngoài', 3, null, '2.900005.000.00.00.H48', '000005'],
  ['Cấp giấy chứng nhận kiểm dịch thực vật', 3, null, '1.900006.000.00.00.H34', '000006'],
  ['Thẩm định thiết kế xe cơ giới cải tạo', 4, null, '1.900007.000.00.00.H34', { number: 7, shownAs: '000000' }],
  ['Giải quyết tố cáo tại cấp tỉnh', 0, null, '2.900008.000.00.00.H34', '000008'],
];

/** The same list a month later: one service new, one gone, one raised to level 4, one renamed. */
export const updatedRows: readonly DemoRow[] = [
  ...goodRows.slice(0, 3),
  ['Cấp lại giấy phép lái xe', 4, `${portal}/4`, '1.900004.000.00.00.H48', '000004'],
  ['Đăng ký khai sinh có yếu tố nước ngoài tại Sở Tư pháp', 3, null, '2.900005.000.00.00.H48', '000005'],
  ...goodRows.slice(5, 7),
  ['Cấp giấy phép hoạt động bến thủy nội địa', 4, null, '1.900009.000.00.00.H48', '000009'],
];

/** What real lists look like before anybody checked them. */
export const badRows: readonly DemoRow[] = [
  ['Cấp giấy phép bán lẻ rượu', 4, `${portal}/21`, '2.900021.000.00.00.H56', '000021'],
  ['Cấp giấy phép bán lẻ sản phẩm thuốc lá', 4, null, '2.900022.000.00.00.H56', 22],
  ['Cấp sửa đổi giấy phép bán buôn rượu', 4, null, '2.900033.000.00.00.H56', 33],
  ['Cấp giấy chứng nhận đủ điều kiện an toàn thực phẩm', 3, null, '1.900023.0\n00.00.00.H 56', '000023'],
  ['Cấp chứng chỉ hành nghề dược', 'Toàn trình', null, '1.900024.000.00.00.H56', '000024'],
  ['Cấp giấy phép hoạt động tư vấn chuyên ngành điện', 5, null, '1.900025.000.00.00.H56', '000025'],
  ['Cấp lại giấy phép bán lẻ rượu', 3, null, '2.900026.000.00.00.H56', '000021'],
  [
    'Công bố đủ điều kiện mua bán trang thiết bị y tế',
    4,
    'dichvucong.example.vn/7',
    '1.900027.000.00.00.H56',
    '000027',
  ],
  ['Cấp phép sử dụng vỉa hè', 4, null, '1.900028.000.00.00.H48', '000028'],
  [null, 3, null, '1.900029.000.00.00.H56', '000029'],
  ['Đăng ký biến động đất đai', { error: '#N/A' }, null, '1.900030.000.00.00.H56', '000030'],
  ['Cấp bản sao trích lục hộ tịch', 4, null, '2.90003l.000.00.00.H56', '000031'],
  ['Xác nhận tình trạng hôn nhân', 2, null, '1.900032.000.00.00.H56', '000032'],
];

/** A list as officers keep it: two lines of title above the header, the codes in text columns. */
export async function workbookOf(agency: string, rows: readonly DemoRow[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('DVC');
  sheet.columns = [60, 12, 36, 28, 12].map((width, n) => ({ width, style: n > 2 ? { numFmt: '@' } : {} }));
  sheet.addRow([`ỦY BAN NHÂN DÂN TỈNH ${agency.toUpperCase()}`]).font = { bold: true };
  sheet.addRow(['Danh sách dịch vụ công trực tuyến (dữ liệu thử)']).font = { italic: true };
  const header = sheet.addRow(['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT']);
  header.font = { bold: true };
  header.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFD9E8F6' } };
  });
  for (const row of rows) {
    const written = sheet.addRow([]);
    for (const [n, content] of row.entries()) write(written.getCell(n + 1), content);
  }
  return Buffer.from(await book.xlsx.writeBuffer());
}

function write(cell: ExcelJS.Cell, content: DemoCell): void {
  if (content !== null && typeof content === 'object' && 'shownAs' in content) {
    cell.value = content.number;
    cell.numFmt = content.shownAs;
  } else {
    cell.value = content;
    if (typeof content === 'number') cell.numFmt = 'General';
  }
}
