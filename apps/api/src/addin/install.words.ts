import type { Sentence } from '@emc/domain';

/** What the page about installing says. In texts, `{manifest}` and `{web}` stand for links. */
export const words = {
  title: { vi: 'Cài EMC vào Excel', en: 'Put EMC into Excel' },
  intro: {
    vi: 'EMC mở thành một ngăn bên phải bảng tính: kiểm tra danh sách đang mở, sửa lỗi, nộp và xem lịch sử. Máy không phải cài phần mềm nào; Excel chỉ cần biết một tệp mô tả là {manifest}.',
    en: 'EMC opens as a pane beside the sheet: it checks the open list, helps to fix it, hands it in and shows its history. Nothing is installed on the computer; Excel only needs a file that describes EMC, {manifest}.',
  },
  manifestFile: { vi: 'manifest.xml', en: 'manifest.xml' },
  notReady: {
    vi: 'EMC này chưa có địa chỉ https nên Excel chưa dùng được. Quản trị viên hệ thống cần đặt PUBLIC_BASE_URL (ví dụ https://emc.example.gov.vn) rồi khởi động lại EMC.',
    en: 'This EMC has no https address yet, which Excel demands. Whoever runs it sets PUBLIC_BASE_URL (for example https://emc.example.gov.vn) and starts it again.',
  },
  notTried: {
    vi: 'Hướng dẫn này viết theo tài liệu của Microsoft và chưa được thử trên từng bản Excel. Tên mục trong máy của bạn có thể hơi khác. Các hình là hình vẽ minh hoạ, không phải ảnh chụp màn hình.',
    en: 'This follows Microsoft’s documentation and has not been tried on every Excel. Names on your computer may differ a little. The pictures are drawings, not screenshots.',
  },
  whichExcel: { vi: 'Excel nào dùng được', en: 'Which Excel works' },
  otherExcels: {
    vi: 'Excel trên điện thoại và máy tính bảng chưa được xem xét.',
    en: 'Excel on phones and tablets was not looked at.',
  },
  excel: { vi: 'Bản Excel', en: 'Excel' },
  works: { vi: 'Dùng ngăn EMC', en: 'The EMC pane' },
  how: { vi: 'Cách cài', en: 'How to install' },
  otherwise: {
    vi: 'Không cài được? Mọi việc đều làm được trên {web}, với tệp Excel của bạn.',
    en: 'Cannot install it? Everything can be done on {web} with your Excel file.',
  },
  webPage: { vi: 'trang web EMC', en: 'the EMC web page' },
  drawn: { vi: 'Hình vẽ minh hoạ', en: 'Drawing' },
  shareTitle: {
    vi: 'Cách 1: thư mục chung trong mạng nội bộ (Windows)',
    en: 'Way 1: a shared folder in your network (Windows)',
  },
  centreTitle: {
    vi: 'Cách 2: trung tâm quản trị Microsoft 365 (cho cả đơn vị)',
    en: 'Way 2: the Microsoft 365 admin centre (for a whole organisation)',
  },
  webTitle: { vi: 'Cách 3: Excel trên web (cho một người)', en: 'Way 3: Excel on the web (for one person)' },
  openTitle: { vi: 'Mở EMC trong Excel', en: 'Open EMC in Excel' },
  share: { vi: 'Đường dẫn thư mục chung', en: 'Path of the shared folder' },
  shareAgain: {
    vi: 'Hãy ghi đường dẫn mạng của thư mục, ví dụ \\\\may-chu\\emc. Ổ đĩa như Z:\\ không dùng được.',
    en: 'Give the network path of the folder, for example \\\\server\\emc. A drive such as Z:\\ does not work.',
  },
  download: { vi: 'Tải trust-catalog.reg', en: 'Download trust-catalog.reg' },
  troubleTitle: { vi: 'Khi chưa được', en: 'When it does not work' },
  removeTitle: { vi: 'Gỡ EMC khỏi Excel', en: 'Take EMC out of Excel' },
  remove: {
    vi: 'Trong Excel: Chèn › Phần bổ trợ của tôi (Insert › My Add-ins), bấm ⋯ trên ô EMC rồi chọn Gỡ bỏ (Remove). EMC tự cập nhật từ máy chủ; khi manifest.xml đổi, hãy thay tệp trong thư mục chung.',
    en: 'In Excel: Insert › My Add-ins, press ⋯ on EMC and choose Remove. EMC updates itself from its server; when manifest.xml changes, replace the file in the shared folder.',
  },
  captionTrust: {
    vi: 'Danh mục phần bổ trợ tin cậy (Trusted Add-in Catalogs): đường dẫn đã thêm, ô Hiện trong menu (Show in Menu) đã chọn.',
    en: 'Trusted Add-in Catalogs: the path is added and Show in Menu is ticked.',
  },
  captionShared: {
    vi: 'Thư mục dùng chung (Shared Folder): chọn EMC rồi bấm Thêm (Add).',
    en: 'Shared Folder: choose EMC and press Add.',
  },
  captionCentre: {
    vi: 'Tải lên ứng dụng tuỳ chỉnh (Upload custom apps): dán địa chỉ của manifest.xml rồi bấm Xác thực (Validate).',
    en: 'Upload custom apps: paste the address of manifest.xml and press Validate.',
  },
  captionUpload: {
    vi: 'Tải phần bổ trợ của tôi lên (Upload My Add-in): chọn tệp manifest.xml.',
    en: 'Upload My Add-in: choose the file manifest.xml.',
  },
  captionData: {
    vi: 'Nút “Kiểm tra và nộp” ở thẻ Dữ liệu (Data) mở ngăn EMC bên phải.',
    en: 'The button “Check and submit” on the Data tab opens EMC on the right.',
  },
} as const satisfies Record<string, Sentence>;

interface ExcelVersion {
  readonly name: Sentence;
  readonly works: Sentence;
  readonly how: Sentence;
}

const yes = { vi: 'Có', en: 'Yes' };
const shareOrCentre = { vi: 'Cách 1 hoặc cách 2', en: 'Way 1 or way 2' };

export const versions: readonly ExcelVersion[] = [
  {
    name: { vi: 'Excel 2016, 2019: giấy phép số lượng lớn', en: 'Excel 2016, 2019: volume licence' },
    works: {
      vi: 'Không: bản này hiển thị bằng Internet Explorer, không còn được hỗ trợ',
      en: 'No: it shows pages with Internet Explorer, which is out of support',
    },
    how: { vi: 'Dùng trang web EMC', en: 'Use the EMC web page' },
  },
  {
    name: { vi: 'Excel 2016, 2019: bản bán lẻ, đã cập nhật', en: 'Excel 2016, 2019: retail, up to date' },
    works: { vi: 'Có, khi máy có WebView2', en: 'Yes, where WebView2 is installed' },
    how: { vi: 'Cách 1', en: 'Way 1' },
  },
  { name: { vi: 'Excel 2021, 2024 (cả LTSC)', en: 'Excel 2021, 2024 (LTSC too)' }, works: yes, how: shareOrCentre },
  { name: { vi: 'Microsoft 365 trên Windows', en: 'Microsoft 365 on Windows' }, works: yes, how: shareOrCentre },
  {
    name: { vi: 'Microsoft 365 trên Mac', en: 'Microsoft 365 on Mac' },
    works: yes,
    how: { vi: 'Cách 2', en: 'Way 2' },
  },
  {
    name: { vi: 'Excel trên web', en: 'Excel on the web' },
    works: yes,
    how: { vi: 'Cách 2 hoặc cách 3', en: 'Way 2 or way 3' },
  },
];

export const steps = {
  folder: [
    {
      vi: 'Người quản trị tải {manifest} rồi chép vào một thư mục chung mà mọi máy đọc được, ví dụ \\\\may-chu\\emc. Chỉ quản trị viên được ghi vào thư mục này.',
      en: 'Somebody who administers the network downloads {manifest} and puts it into a folder that all computers can read, for example \\\\server\\emc. Only administrators may write to it.',
    },
    {
      vi: 'Trên mỗi máy, cho Excel biết thư mục ấy. Nhanh nhất: ghi đường dẫn vào ô dưới đây, tải trust-catalog.reg về, mở tệp và đồng ý. Tệp chỉ thêm thư mục vào danh mục tin cậy của người đang đăng nhập Windows; có thể phát cho nhiều máy bằng chính sách nhóm (Group Policy).',
      en: 'On each computer, tell Excel of the folder. The quickest way: give the path below, download trust-catalog.reg, open it and agree. It only adds the folder to the trusted catalogs of whoever is signed in to Windows; a group policy can hand it out to many.',
    },
  ],
  byHand: [
    {
      vi: 'Hoặc làm bằng tay: Tệp › Tuỳ chọn › Trung tâm tin cậy › Thiết đặt › Danh mục phần bổ trợ tin cậy (File › Options › Trust Center › Trust Center Settings › Trusted Add-in Catalogs). Ghi đường dẫn, bấm Add catalog, chọn Show in Menu, bấm OK.',
      en: 'Or by hand: File › Options › Trust Center › Trust Center Settings › Trusted Add-in Catalogs. Give the path, press Add catalog, tick Show in Menu, press OK.',
    },
  ],
  add: [
    {
      vi: 'Đóng hết Excel rồi mở lại. Chọn Chèn › Phần bổ trợ của tôi › Thư mục dùng chung (Insert › My Add-ins › Shared Folder), chọn EMC, bấm Thêm (Add).',
      en: 'Close all of Excel and open it again. Choose Insert › My Add-ins › Shared Folder, choose EMC, press Add.',
    },
  ],
  centre: [
    {
      vi: 'Quản trị viên Microsoft 365 mở admin.microsoft.com › Cài đặt › Ứng dụng tích hợp (Settings › Integrated apps) › Tải lên ứng dụng tuỳ chỉnh (Upload custom apps).',
      en: 'A Microsoft 365 administrator opens admin.microsoft.com › Settings › Integrated apps › Upload custom apps.',
    },
    {
      vi: 'Chọn loại Office Add-in, chọn “Provide link to manifest file” rồi dán địa chỉ: {address}. Máy chủ của Microsoft phải truy cập được địa chỉ này; nếu không, hãy tải tệp lên.',
      en: 'Choose the type Office Add-in and “Provide link to manifest file”, and paste: {address}. Microsoft’s servers must be able to reach it; otherwise upload the file.',
    },
    {
      vi: 'Chọn người dùng hoặc nhóm, bấm Triển khai (Deploy). EMC hiện trong Excel của họ sau vài giờ, nhiều nhất một ngày.',
      en: 'Choose users or groups and press Deploy. EMC appears in their Excel within hours, a day at most.',
    },
  ],
  web: [
    { vi: 'Tải {manifest} về máy.', en: 'Download {manifest}.' },
    {
      vi: 'Mở bảng tính trong Excel trên web. Chọn Phần bổ trợ › Phần bổ trợ khác (Add-ins › More Add-ins) › Upload My Add-in, chọn tệp vừa tải rồi bấm Upload. Đổi trình duyệt thì làm lại.',
      en: 'Open a workbook in Excel on the web. Choose Add-ins › More Add-ins › Upload My Add-in, choose the file and press Upload. Another browser needs it again.',
    },
  ],
  open: [
    {
      vi: 'Mở trang tính có danh sách, chọn thẻ Dữ liệu (Data), bấm “Kiểm tra và nộp”.',
      en: 'Open the sheet that holds the list, choose the Data tab and press “Check and submit”.',
    },
  ],
  trouble: [
    {
      vi: 'Không thấy “Thư mục dùng chung”: đường dẫn trong danh mục phải là đường dẫn mạng (\\\\…), và Excel phải được mở lại.',
      en: 'No “Shared Folder”: the path in the catalog must be a network path (\\\\…), and Excel must be opened again.',
    },
    {
      vi: 'Thư mục trống: kiểm tra máy đọc được \\\\…\\manifest.xml, bấm Làm mới (Refresh).',
      en: 'The folder is empty: see that the computer can read \\\\…\\manifest.xml, press Refresh.',
    },
    {
      vi: 'Ngăn trắng hoặc báo lỗi chứng chỉ: mở địa chỉ EMC bằng Edge trên chính máy đó; nếu Edge cảnh báo, hãy báo quản trị viên hệ thống về chứng chỉ https.',
      en: 'A blank pane, or a complaint about a certificate: open EMC in Edge on that computer; if Edge warns too, tell whoever runs EMC about its https certificate.',
    },
    {
      vi: 'Ngăn nói về Internet Explorer: Excel quá cũ. Hãy dùng trang web EMC.',
      en: 'The pane speaks of Internet Explorer: this Excel is too old. Use the EMC web page.',
    },
    {
      vi: 'Phần bổ trợ bị chặn: chính sách của đơn vị không cho dùng phần bổ trợ; hãy hỏi quản trị viên Office.',
      en: 'Add-ins are blocked: a policy of your organisation forbids them; ask whoever administers Office.',
    },
  ],
} as const satisfies Record<string, readonly Sentence[]>;
