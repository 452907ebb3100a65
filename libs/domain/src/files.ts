import type { Issue, Sentence } from './issue.js';

/** Why a file is refused before any of its cells is judged, with what to do about it. */
export const fileProblems = {
  FILE_EMPTY: {
    vi: 'Tệp rỗng (0 byte). Hãy kiểm tra tệp trên máy, lưu lại bằng Excel rồi nộp lại.',
    en: 'The file is empty (0 bytes). Check it on your computer, save it again in Excel and hand it in again.',
  },
  FILE_TOO_LARGE: {
    vi: 'Tệp vượt quá dung lượng cho phép. Hãy xoá hình ảnh, định dạng và trang tính không cần thiết, chỉ giữ danh sách rồi nộp lại.',
    en: 'The file is larger than allowed. Remove pictures, formats and sheets that are not needed, keep only the list, and hand it in again.',
  },
  FILE_NOT_EXCEL: {
    vi: 'Tệp không phải là tệp Excel. Hãy mở danh sách bằng Excel, chọn “Save As” với kiểu “Excel Workbook (*.xlsx)” rồi nộp tệp vừa lưu.',
    en: 'This is not an Excel file. Open the list in Excel, choose “Save As” with the type “Excel Workbook (*.xlsx)” and hand in that file.',
  },
  FILE_IS_HTML: {
    vi: 'Tệp thực chất là trang web (HTML) được đặt đuôi Excel và không phải là một bảng duy nhất mà EMC đọc được. Hãy xuất lại danh sách ở dạng .xlsx, hoặc chép dữ liệu vào tệp mẫu của EMC (các cột mã đã ở dạng Văn bản) rồi nộp lại.',
    en: 'The file is really a web page (HTML) with an Excel name, and not the one table that EMC reads. Export the list again as .xlsx, or copy the data into the EMC template, whose code columns are Text, and hand it in again.',
  },
  HTML_UNCLEAR: {
    vi: 'Tệp thực chất là bảng HTML được đặt đuôi Excel, và có chỗ đọc được theo nhiều cách (nhiều bảng hoặc bảng lồng nhau, chữ ngoài bảng, ô ẩn, hình, mã lệnh, ký hiệu & lạ) nên EMC không đoán. Hãy xuất lại danh sách ở dạng .xlsx, hoặc chép dữ liệu vào tệp mẫu của EMC (các cột mã đã ở dạng Văn bản) rồi nộp lại.',
    en: 'The file is really an HTML table with an Excel name, and some of it can be read in more than one way (several or nested tables, text outside the table, hidden cells, pictures, scripts, unusual & signs), so EMC does not guess. Export the list again as .xlsx, or copy the data into the EMC template, whose code columns are Text, and hand it in again.',
  },
  HTML_TRUNCATED: {
    vi: 'Tệp thực chất là bảng HTML được đặt đuôi Excel và bị cắt cụt nên có thể thiếu dòng. Hãy xuất lại danh sách từ phần mềm, đợi tải xong rồi nộp lại.',
    en: 'The file is really an HTML table with an Excel name and breaks off, so rows may be missing. Export the list again, wait until it is downloaded and hand it in again.',
  },
  HTML_ENCODING: {
    vi: 'Tệp thực chất là bảng HTML được đặt đuôi Excel, với chữ không ở bảng mã UTF-8 hoặc không ghi rõ bảng mã, nên chữ tiếng Việt có thể sai. Hãy xuất lại ở dạng .xlsx hoặc UTF-8, hoặc chép dữ liệu vào tệp mẫu của EMC (các cột mã đã ở dạng Văn bản) rồi nộp lại.',
    en: 'The file is really an HTML table with an Excel name whose text is not UTF-8, or does not say so, so Vietnamese letters may be wrong. Export it again as .xlsx or in UTF-8, or copy the data into the EMC template, whose code columns are Text, and hand it in again.',
  },
  FILE_IS_XML: {
    vi: 'Tệp thực chất là bảng tính XML (XML Spreadsheet 2003) được đặt đuôi Excel, EMC không đọc dạng này. Hãy mở bằng Excel, chọn “Save As” với kiểu “Excel Workbook (*.xlsx)” rồi nộp tệp vừa lưu.',
    en: 'The file is really an XML spreadsheet (XML Spreadsheet 2003) with an Excel name, which EMC does not read. Open it in Excel, choose “Save As” with the type “Excel Workbook (*.xlsx)” and hand in that file.',
  },
  FILE_IS_CSV: {
    vi: 'Tệp thực chất là văn bản (CSV) được đặt đuôi Excel; mở trực tiếp sẽ làm mất số 0 ở đầu mã. Hãy chép dữ liệu vào tệp mẫu của EMC (các cột mã đã ở dạng Văn bản) rồi nộp lại.',
    en: 'The file is really plain text (CSV) with an Excel name; opening it directly would drop the leading zeros of codes. Copy the data into the EMC template, whose code columns are Text, and hand it in again.',
  },
  FILE_ENCRYPTED: {
    vi: 'Tệp được đặt mật khẩu hoặc mã hóa nên không đọc được. Nếu Excel hỏi mật khẩu khi mở: hãy bỏ mật khẩu (File → Info → Protect Workbook → Encrypt with Password, xoá trống). Nếu Excel mở mà không hỏi: hãy bỏ khoá (Review → Protect Workbook, Protect Sheet). Sau đó chọn “Save As” với kiểu “Excel Workbook (*.xlsx)” rồi nộp lại.',
    en: 'The file is protected by a password or encrypted and cannot be read. If Excel asks for a password when it opens the file, remove it (File → Info → Protect Workbook → Encrypt with Password, leave it blank). If Excel opens it without asking, take the protection off (Review → Protect Workbook, Protect Sheet). Then choose “Save As” with the type “Excel Workbook (*.xlsx)” and hand it in again.',
  },
  FILE_HAS_MACROS: {
    vi: 'Tệp chứa macro nên không được nhận. Hãy chọn “Save As” với kiểu “Excel Workbook (*.xlsx)” để lưu bản không có macro rồi nộp lại.',
    en: 'The file contains macros and is not accepted. Choose “Save As” with the type “Excel Workbook (*.xlsx)” to save it without macros and hand it in again.',
  },
  FILE_HAS_EXTERNAL_LINKS: {
    vi: 'Tệp có liên kết lấy dữ liệu từ chương trình khác (DDE, OLE) nên không được nhận. Hãy chọn Data → Edit Links → Break Link, hoặc chép rồi dán giá trị (Paste Values), lưu và nộp lại.',
    en: 'The file takes data from other programs by links (DDE, OLE) and is not accepted. Choose Data → Edit Links → Break Link, or copy and paste the values (Paste Values), save and hand it in again.',
  },
  FILE_IS_XLSB: {
    vi: 'Tệp ở dạng nhị phân .xlsb, EMC không đọc dạng này. Hãy chọn “Save As” với kiểu “Excel Workbook (*.xlsx)” rồi nộp lại.',
    en: 'The file is a binary workbook (.xlsb), which EMC does not read. Choose “Save As” with the type “Excel Workbook (*.xlsx)” and hand it in again.',
  },
  FILE_IS_ODS: {
    vi: 'Tệp ở dạng OpenDocument (.ods), EMC không đọc dạng này. Trong LibreOffice, hãy chọn “Save As” với kiểu “Excel 2007–365 (.xlsx)” rồi nộp lại.',
    en: 'The file is an OpenDocument sheet (.ods), which EMC does not read. In LibreOffice choose “Save As” with the type “Excel 2007–365 (.xlsx)” and hand it in again.',
  },
  ZIP_BROKEN: {
    vi: 'Tệp bị hỏng, có thể do tải lên hoặc chép chưa xong. Hãy mở thử trên máy; nếu mở được, lưu lại bằng Excel rồi nộp lại.',
    en: 'The file is damaged, perhaps by an unfinished copy or upload. Try to open it; if it opens, save it again in Excel and hand it in again.',
  },
  ZIP_TOO_MANY_ENTRIES: {
    vi: 'Tệp có quá nhiều thành phần bên trong (hình ảnh, trang tính, đối tượng nhúng). Hãy chép riêng danh sách sang một tệp mới rồi nộp lại.',
    en: 'The file has too many parts inside (pictures, sheets, embedded objects). Copy the list alone into a new file and hand that in.',
  },
  ZIP_INFLATED_TOO_LARGE: {
    vi: 'Nội dung tệp sau khi giải nén quá lớn. Hãy xoá các dòng, cột định dạng thừa ngoài danh sách (hoặc chép riêng danh sách sang tệp mới) rồi nộp lại.',
    en: 'The content of the file is too large once unpacked. Delete formatted rows and columns outside the list, or copy the list alone into a new file, and hand it in again.',
  },
  ZIP_RATIO: {
    vi: 'Tệp bị nén bất thường nên không được mở vì lý do an toàn. Hãy chép riêng danh sách sang một tệp Excel mới rồi nộp lại.',
    en: 'The file is compressed in an abnormal way and was not opened, for safety. Copy the list alone into a new Excel file and hand that in.',
  },
  ZIP_DUPLICATE_NAME: {
    vi: 'Tệp chứa hai thành phần trùng tên nên không rõ đâu là dữ liệu thật. Hãy mở bằng Excel, lưu lại thành tệp mới rồi nộp lại.',
    en: 'Two parts of the file have the same name, so it is unclear which holds the data. Open it in Excel, save it as a new file and hand that in.',
  },
  ZIP_BAD_NAME: {
    vi: 'Tệp chứa thành phần có tên không hợp lệ nên không được mở vì lý do an toàn. Hãy mở bằng Excel, lưu lại thành tệp mới rồi nộp lại.',
    en: 'A part of the file has a forbidden name, so it was not opened, for safety. Open it in Excel, save it as a new file and hand that in.',
  },
  ZIP_ENCRYPTED: {
    vi: 'Tệp được nén kèm mật khẩu nên không đọc được. Hãy lưu lại bằng Excel, không đặt mật khẩu, rồi nộp lại.',
    en: 'The file is zipped with a password and cannot be read. Save it again in Excel without a password and hand it in again.',
  },
  XML_DTD: {
    vi: 'Tệp chứa khai báo (DTD) mà Excel không bao giờ ghi, nên không được mở vì lý do an toàn. Hãy mở bằng Excel, lưu lại thành tệp mới rồi nộp lại.',
    en: 'The file contains a declaration (DTD) that Excel never writes, so it was not opened, for safety. Open it in Excel, save it as a new file and hand that in.',
  },
  XML_TRUNCATED: {
    vi: 'Nội dung tệp bị cắt cụt nên có thể thiếu dòng. Hãy mở bản gốc bằng Excel, kiểm tra đủ dữ liệu, lưu lại rồi nộp lại.',
    en: 'The content of the file breaks off, so rows may be missing. Open the original in Excel, check that all is there, save it and hand it in again.',
  },
  XML_MALFORMED: {
    vi: 'Nội dung bên trong tệp sai cấu trúc. Hãy mở bằng Excel (chọn sửa chữa nếu được hỏi), kiểm tra dữ liệu, lưu thành tệp mới rồi nộp lại.',
    en: 'The inside of the file is not well formed. Open it in Excel (let it repair the file if it asks), check the data, save it as a new file and hand that in.',
  },
  WORKBOOK_PART_MISSING: {
    vi: 'Tệp thiếu thành phần bắt buộc của một tệp Excel. Hãy mở bằng Excel, lưu lại thành tệp mới rồi nộp lại.',
    en: 'A part that every Excel file needs is missing. Open the file in Excel, save it as a new file and hand that in.',
  },
  SHEET_NONE: {
    vi: 'Tệp không có trang tính nào chứa dữ liệu. Hãy chép danh sách vào tệp mẫu của EMC rồi nộp lại.',
    en: 'The file has no sheet with data. Copy the list into the EMC template and hand it in again.',
  },
  TOO_MANY_STRINGS: {
    vi: 'Tệp chứa quá nhiều nội dung văn bản so với một danh sách. Hãy chép riêng danh sách sang một tệp mới rồi nộp lại.',
    en: 'The file holds far more text than a list does. Copy the list alone into a new file and hand that in.',
  },
  XLS_BROKEN: {
    vi: 'Không đọc được tệp .xls này; tệp có thể bị hỏng. Hãy mở bằng Excel, chọn “Save As” với kiểu “Excel Workbook (*.xlsx)” rồi nộp lại.',
    en: 'This .xls file could not be read; it may be damaged. Open it in Excel, choose “Save As” with the type “Excel Workbook (*.xlsx)” and hand it in again.',
  },
  READ_TIMEOUT: {
    vi: 'Đọc tệp quá lâu nên đã dừng; danh sách chưa được nhận. Hãy chép riêng danh sách sang một tệp mới, không kèm định dạng thừa, rồi nộp lại.',
    en: 'Reading the file took too long and was stopped; the list was not accepted. Copy the list alone into a new file, without surplus formats, and hand that in.',
  },
  READ_OUT_OF_MEMORY: {
    vi: 'Đọc tệp cần quá nhiều bộ nhớ nên đã dừng; danh sách chưa được nhận. Hãy chép riêng danh sách sang một tệp mới, không kèm định dạng thừa, rồi nộp lại.',
    en: 'Reading the file needed too much memory and was stopped; the list was not accepted. Copy the list alone into a new file, without surplus formats, and hand that in.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type FileProblemCode = keyof typeof fileProblems;

/** Why a list without a wrong cell is refused all the same when it is to take its place. */
export const listProblems = {
  TRIAL_OUTDATED: {
    vi: 'Phiên bản mặc định đã đổi sau khi danh sách được kiểm tra thử, nên kết quả so sánh không còn đúng. Hãy kiểm tra thử lại rồi nộp.',
    en: 'The default version has changed since the list was tried, so what it was compared with no longer holds. Try it again, then hand it in.',
  },
  APPEND_OLDER: {
    vi: 'Danh sách bổ sung thể hiện một ngày trước ngày của phiên bản mặc định mà nó bổ sung vào. Hãy kiểm tra ngày số liệu (asOf), hoặc nộp cả danh sách với mode=replace.',
    en: 'The list to be appended shows a day before that of the default version it adds to. Check its day (asOf), or hand in the whole list with mode=replace.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

/** The issue by which a file is refused as a whole. */
export function fileIssue(code: FileProblemCode): Issue {
  return wholeIssue(code, fileProblems[code]);
}

/** The issue by which a list is refused as a whole. */
export function listIssue(code: keyof typeof listProblems): Issue {
  return wholeIssue(code, listProblems[code]);
}

function wholeIssue(code: string, message: Sentence): Issue {
  return { code, severity: 'error', sheet: null, row: null, column: null, cell: null, value: null, message };
}
