import type { Agency, Role, Site } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { counted } from '../told.js';

export const words = {
  parts: { vi: 'Các phần quản trị', en: 'Parts of the administration' },
  sites: { vi: 'Trang', en: 'Sites' },
  agencies: { vi: 'Đơn vị', en: 'Agencies' },
  users: { vi: 'Người dùng', en: 'Users' },
  audit: { vi: 'Nhật ký', en: 'Audit' },
  holidays: { vi: 'Lịch làm việc', en: 'Calendar' },
  quarantine: { vi: 'Chờ xem xét', en: 'Quarantine' },
  links: { vi: 'Nơi nhận tin', en: 'Notices' },
  search: { vi: 'Tìm', en: 'Search' },
  noneFound: { vi: 'Không tìm thấy. Hãy thử từ khác, không cần gõ dấu.', en: 'Nothing found. Try other words.' },
  save: { vi: 'Lưu', en: 'Save' },
  saved: { vi: 'Đã lưu.', en: 'Saved.' },
  changedMeanwhile: {
    vi: 'Có người vừa sửa mục này, nên nội dung bạn gõ chưa được lưu. Chỗ bạn đã gõ vẫn còn, các mục khác là nội dung mới; hãy xem lại rồi lưu.',
    en: 'Somebody changed this meanwhile, so what you typed was not saved. What you typed is still here, the rest is how it is now; look at it and save again.',
  },
  copy: { vi: 'Sao chép', en: 'Copy' },
  copied: { vi: 'Đã sao chép.', en: 'Copied.' },
  copyByHand: { vi: 'Đã chọn sẵn. Hãy nhấn Ctrl+C để sao chép.', en: 'It is selected. Press Ctrl+C to copy it.' },
} as const satisfies Record<string, Sentence>;

/** What is counted, for one sentence. English is in the plural. */
export const whats = {
  sites: { vi: 'trang', en: 'sites' },
  agencies: { vi: 'đơn vị', en: 'agencies' },
  users: { vi: 'người dùng', en: 'users' },
  deeds: { vi: 'việc đã ghi', en: 'entries' },
  events: { vi: 'sự kiện chờ xem xét', en: 'events in quarantine' },
  links: { vi: 'nơi nhận tin', en: 'places' },
  messages: { vi: 'tin chưa đến', en: 'messages' },
} as const satisfies Record<string, Sentence>;

/** `1.882 trang được tìm thấy` */
export function foundSentence(count: number, what: Sentence): Sentence {
  return counted(count, (told) => ({ vi: `${told} ${what.vi} được tìm thấy`, en: `${told} ${what.en} found` }));
}

export function movedSentence(count: number): Sentence {
  return counted(count, (told) => ({ vi: `Đã chuyển ${told} sự kiện.`, en: `${told} events moved.` }));
}

/** Labels by value, as a choice in a form takes them. */
export function inLanguage<Name extends string>(names: Readonly<Record<Name, Sentence>>, language: Language) {
  return Object.fromEntries(Object.entries<Sentence>(names).map(([value, name]) => [value, name[language]]));
}

export const agencyKinds: Readonly<Record<Agency['kind'], Sentence>> = {
  ministry: { vi: 'Bộ, ngành', en: 'Ministry' },
  province: { vi: 'Tỉnh, thành phố', en: 'Province' },
  council: { vi: 'Hội đồng nhân dân', en: 'People’s council' },
  other: { vi: 'Khác', en: 'Other' },
};

export const agencyWords = {
  add: { vi: 'Thêm đơn vị', en: 'Add an agency' },
  agency: { vi: 'Đơn vị', en: 'Agency' },
  code: { vi: 'Mã', en: 'Code' },
  codeHint: {
    vi: 'Một chữ và hai số, ví dụ H34. Không đổi được về sau.',
    en: 'A letter and two digits, such as H34. It stays for ever.',
  },
  name: { vi: 'Tên', en: 'Name' },
  kind: { vi: 'Loại', en: 'Kind' },
  validFrom: { vi: 'Dùng từ ngày', en: 'In use from' },
  validTo: { vi: 'Dùng đến hết ngày', en: 'In use until' },
  successor: { vi: 'Đơn vị kế thừa', en: 'Successor' },
  successorHint: {
    vi: 'Mã của đơn vị nhận sáp nhập; danh sách của đơn vị ấy được mang mã này.',
    en: 'Code of the agency that took over; its lists may carry this code.',
  },
  confirmed: { vi: 'Đã đối chiếu văn bản', en: 'Checked' },
  yes: { vi: 'Rồi', en: 'Yes' },
  notYet: { vi: 'Chưa', en: 'Not yet' },
} as const satisfies Record<string, Sentence>;

export const siteKinds: Readonly<Record<Site['kind'], Sentence>> = {
  one_stop: { vi: 'Một cửa điện tử', en: 'One-stop system' },
  portal: { vi: 'Cổng thông tin', en: 'Portal' },
  service_portal: { vi: 'Dịch vụ công', en: 'Service portal' },
};

export const siteWords = {
  add: { vi: 'Thêm trang', en: 'Add a site' },
  site: { vi: 'Trang', en: 'Site' },
  id: { vi: 'Id', en: 'Id' },
  idHint: {
    vi: 'Số siteId mà hệ thống của đơn vị gửi kèm. Không đổi được về sau.',
    en: 'The siteId that its systems send. It stays for ever.',
  },
  name: { vi: 'Tên trang', en: 'Name' },
  url: { vi: 'Đường dẫn', en: 'Address' },
  kind: { vi: 'Loại', en: 'Kind' },
  agency: { vi: 'Đơn vị', en: 'Agency' },
  chooseAgency: { vi: 'Chọn đơn vị…', en: 'Choose an agency…' },
  managing: { vi: 'Site quản lý', en: 'Managing site' },
  managingHint: {
    vi: 'Id của trang quản lý trang này; có thể để trống.',
    en: 'Id of the site that manages this one; may be blank.',
  },
  tracking: { vi: 'Đo lượt truy cập', en: 'Page views' },
  trackingHint: {
    vi: 'Gửi đoạn mã này cho đơn vị vận hành cổng để đặt trước thẻ </body> của mọi trang.',
    en: 'Give this to whoever runs the portal; it stands before </body> of every page.',
  },
  trackingNotYet: {
    vi: 'Phiên bản EMC này chưa nhận lượt truy cập. Đoạn mã sẽ không đổi nên có thể chuẩn bị trước, nhưng chưa nên nhúng.',
    en: 'This version of EMC takes no page views yet. The snippet will stay as it is, but should not be embedded before.',
  },
  snippet: { vi: 'Mã nhúng', en: 'Snippet' },
} as const satisfies Record<string, Sentence>;

export const feedWords = {
  title: { vi: 'Dữ liệu hồ sơ gửi về', en: 'Dossier feed' },
  address: {
    vi: 'Địa chỉ nhận dữ liệu, đặt trong hệ thống một cửa',
    en: 'Address to be set in the case-handling system',
  },
  addressWithKey: { vi: 'Địa chỉ kèm khoá', en: 'Address with the key' },
  hasKey: {
    vi: 'Trang đã có khoá gửi dữ liệu. EMC không giữ nguyên văn khoá nên không hiện lại được.',
    en: 'The site has a key. EMC keeps no copy of it that could be shown.',
  },
  noKey: {
    vi: 'Trang chưa có khoá: ai biết siteId cũng gửi được dữ liệu. Nên cấp khoá rồi bắt buộc dùng.',
    en: 'The site has no key: whoever knows its siteId can send. Issue one, then require it.',
  },
  issue: { vi: 'Cấp khoá', en: 'Issue a key' },
  issueAnother: { vi: 'Cấp khoá khác', en: 'Issue another key' },
  endsTheOther: {
    vi: 'Khoá đang dùng sẽ hết hiệu lực ngay. Nếu trang đang bắt buộc dùng khoá, dữ liệu gửi bằng khoá cũ sẽ bị từ chối.',
    en: 'The present key ends at once. Where a key is required, what comes with the old one is refused.',
  },
  leave: { vi: 'Thôi', en: 'Leave it' },
  issued: {
    vi: 'Khoá chỉ hiện một lần này. Hãy sao chép địa chỉ và gửi cho đơn vị qua đường an toàn.',
    en: 'The key is shown this once. Copy the address and hand it over safely.',
  },
  keyRequired: { vi: 'Khoá gửi dữ liệu', en: 'Key' },
  keyOptional: { vi: 'Không bắt buộc', en: 'Not required' },
  keyNeeded: { vi: 'Bắt buộc', en: 'Required' },
  expectedFrom: { vi: 'Phải kết nối từ ngày', en: 'To be connected from' },
  allowedHours: { vi: 'Báo mất dữ liệu sau (giờ làm việc)', en: 'Told missing after (working hours)' },
  rate: { vi: 'Nhận nhiều nhất mỗi phút', en: 'Most a minute' },
  save: { vi: 'Lưu cấu hình', en: 'Save the settings' },
} as const satisfies Record<string, Sentence>;

export const roleNames: Readonly<Record<Role, Sentence>> = {
  admin: { vi: 'Quản trị viên', en: 'Administrator' },
  officer: { vi: 'Cán bộ', en: 'Officer' },
  viewer: { vi: 'Người xem', en: 'Viewer' },
};

export const userWords = {
  add: { vi: 'Thêm người dùng', en: 'Add a user' },
  user: { vi: 'Người dùng', en: 'User' },
  username: { vi: 'Tên đăng nhập', en: 'User name' },
  usernameHint: {
    vi: 'Chữ thường không dấu, số, dấu chấm; ví dụ canbo.h34.',
    en: 'Lower-case letters, digits, dots; e.g. canbo.h34.',
  },
  displayName: { vi: 'Họ tên', en: 'Name' },
  role: { vi: 'Vai trò', en: 'Role' },
  agency: { vi: 'Đơn vị', en: 'Agency' },
  agencyHint: {
    vi: 'Cán bộ phải thuộc một đơn vị; quản trị viên thì không.',
    en: 'An officer belongs to an agency, an administrator to none.',
  },
  department: { vi: 'Không thuộc đơn vị nào', en: 'None' },
  lastLogin: { vi: 'Đăng nhập gần nhất', en: 'Last sign-in' },
  never: { vi: 'chưa lần nào', en: 'never' },
  state: { vi: 'Trạng thái', en: 'State' },
  active: { vi: 'Đang dùng', en: 'Active' },
  disabled: { vi: 'Đã khoá', en: 'Disabled' },
  firstPassword: { vi: 'Mật khẩu đầu tiên', en: 'First password' },
  passwordHint: {
    vi: 'Ít nhất 12 ký tự. Người dùng tự đổi ở phần Tài khoản.',
    en: '12 characters or more. The user changes it under Account.',
  },
  resetPassword: { vi: 'Đặt lại mật khẩu', en: 'Reset the password' },
  newPassword: { vi: 'Mật khẩu mới', en: 'New password' },
  resetHint: {
    vi: 'Ít nhất 12 ký tự. Mọi phiên làm việc và liên kết Telegram của người này sẽ kết thúc.',
    en: '12 characters or more. All sessions and Telegram links of this user end.',
  },
  setPassword: { vi: 'Đặt mật khẩu', en: 'Set the password' },
  passwordSet: { vi: 'Đã đặt mật khẩu mới.', en: 'The password is set.' },
  access: { vi: 'Quyền truy cập', en: 'Access' },
  isActive: { vi: 'Người này đăng nhập được.', en: 'This user may sign in.' },
  isDisabled: {
    vi: 'Người này đang bị khoá: không đăng nhập được, khoá API cũng không dùng được.',
    en: 'This user is disabled: neither password nor API keys work.',
  },
  disable: { vi: 'Khoá người dùng', en: 'Disable' },
  enable: { vi: 'Mở khoá', en: 'Enable' },
  ended: {
    vi: 'Đã khoá người dùng; các phiên làm việc đã kết thúc.',
    en: 'The user is disabled; all sessions have ended.',
  },
  enabled: { vi: 'Đã mở khoá người dùng.', en: 'The user is enabled.' },
  order: { vi: 'Sắp xếp', en: 'Order' },
  byName: { vi: 'Theo tên đăng nhập', en: 'By user name' },
  byLastLogin: { vi: 'Đăng nhập gần đây trước', en: 'Signed in lately first' },
  byFirstLogin: { vi: 'Lâu chưa đăng nhập trước', en: 'Long not signed in first' },
  kept: { vi: 'Tạm dừng do sai mật khẩu', en: 'Waits after wrong passwords' },
  lockedUntil: {
    vi: 'Sai mật khẩu nhiều lần nên có nơi phải đợi đến',
    en: 'After wrong passwords somebody has to wait until',
  },
  unlock: { vi: 'Cho thử lại ngay', en: 'Let them try again now' },
  unlocked: { vi: 'Người này đăng nhập lại được ngay.', en: 'The user may try again at once.' },
  makePassword: { vi: 'Tạo mật khẩu', en: 'Make a password' },
  madeOnce: {
    vi: 'Mật khẩu chỉ hiện một lần này. Hãy sao chép và trao tận tay người dùng.',
    en: 'The password is shown this once. Copy it and hand it to the user.',
  },
  keys: { vi: 'Khoá API', en: 'API keys' },
  noKeys: { vi: 'Người này chưa có khoá nào.', en: 'This user has no key.' },
  endKeys: { vi: 'Thu hồi tất cả', en: 'Revoke all' },
  keepKeys: { vi: 'Giữ lại', en: 'Keep' },
} as const satisfies Record<string, Sentence>;

export const auditWords = {
  none: { vi: 'Chưa có việc nào được ghi.', en: 'Nothing is recorded yet.' },
  at: { vi: 'Lúc', en: 'When' },
  actor: { vi: 'Ai', en: 'Who' },
  action: { vi: 'Việc', en: 'What' },
  site: { vi: 'Trang', en: 'Site' },
  subject: { vi: 'Về', en: 'About' },
  detail: { vi: 'Chi tiết', en: 'Details' },
} as const satisfies Record<string, Sentence>;

const actions: Readonly<Record<string, Sentence>> = {
  'adjustment.approved': { vi: 'Duyệt điều chỉnh', en: 'Approved an adjustment' },
  'adjustment.proposed': { vi: 'Đề nghị điều chỉnh', en: 'Proposed an adjustment' },
  'adjustment.refused': { vi: 'Từ chối điều chỉnh', en: 'Refused an adjustment' },
  'agency.added': { vi: 'Thêm đơn vị', en: 'Added an agency' },
  'agency.changed': { vi: 'Sửa đơn vị', en: 'Changed an agency' },
  'api_key.issued': { vi: 'Cấp khoá API', en: 'Issued an API key' },
  'api_key.revoked': { vi: 'Thu hồi khoá API', en: 'Revoked an API key' },
  'declared.changed': { vi: 'Khai số liệu ngày', en: 'Declared totals' },
  'default.changed': { vi: 'Chọn phiên bản mặc định', en: 'Chose the default version' },
  'dossier_events.sent': { vi: 'Gửi lô sự kiện hồ sơ', en: 'Sent dossier events' },
  'dossiers.rebuild_ordered': { vi: 'Yêu cầu lập lại hồ sơ', en: 'Ordered a rebuild' },
  'event.unread_opened': { vi: 'Mở xem trường EMC không hiểu', en: 'Opened fields EMC does not understand' },
  'feed.changed': { vi: 'Sửa cấu hình dữ liệu gửi về', en: 'Changed feed settings' },
  'feed.key_issued': { vi: 'Cấp khoá gửi dữ liệu', en: 'Issued a feed key' },
  'holidays.replaced': { vi: 'Thay lịch nghỉ', en: 'Replaced the calendar' },
  'installation.key_changed': { vi: 'Đổi khoá bí mật của hệ thống', en: 'The secret key changed' },
  'link.added': { vi: 'Thêm nơi nhận tin', en: 'Added a link' },
  'link.changed': { vi: 'Sửa nơi nhận tin', en: 'Changed a link' },
  'link.ended': { vi: 'Huỷ nơi nhận tin', en: 'Ended a link' },
  'link.moved': { vi: 'Nơi nhận tin chuyển sang nhóm khác', en: 'A link moved to another chat' },
  'link.muted': { vi: 'Tạm dừng tin', en: 'Muted a discrepancy' },
  'marked.read': { vi: 'Tải tệp đã đánh dấu lỗi', en: 'Read a marked workbook' },
  'original.deleted': { vi: 'Xoá tệp gốc danh sách tài khoản đã hết hạn lưu', en: 'Deleted an original' },
  'original.read': { vi: 'Tải tệp gốc', en: 'Read an original' },
  'quarantine.dropped': { vi: 'Xoá sự kiện giữ lại quá hạn', en: 'Deleted events kept too long' },
  'quarantine.moved': { vi: 'Chuyển sự kiện về đúng trang', en: 'Moved events out of quarantine' },
  'scan.read': { vi: 'Tải bản quét quyết định', en: 'Read the scan of a decision' },
  'site.added': { vi: 'Thêm trang', en: 'Added a site' },
  'site.changed': { vi: 'Sửa trang', en: 'Changed a site' },
  'site.reconciled': { vi: 'Đối soát trang', en: 'Reconciled a site' },
  'submission.accepted': { vi: 'Danh sách được nhận', en: 'A list was accepted' },
  'submission.cancelled': { vi: 'Huỷ lần nộp', en: 'Cancelled a submission' },
  'submission.failed': { vi: 'Lần nộp chưa xử lý được', en: 'A submission failed' },
  'submission.received': { vi: 'Nộp danh sách', en: 'Handed in a list' },
  'submission.refused': { vi: 'Danh sách chưa được nhận', en: 'A list was refused' },
  'user.added': { vi: 'Thêm người dùng', en: 'Added a user' },
  'user.changed': { vi: 'Sửa người dùng', en: 'Changed a user' },
  'user.unlocked': { vi: 'Cho đăng nhập lại', en: 'Let a user sign in again' },
  'user.locked': { vi: 'Tạm khoá vì sai mật khẩu nhiều lần', en: 'Locked after wrong passwords' },
  'user.password_changed': { vi: 'Đổi mật khẩu', en: 'Changed the password' },
  'user.signed_in': { vi: 'Đăng nhập', en: 'Signed in' },
};

/** What was done, in words; a code that is new stands as it is. */
export function actionName(action: string): Sentence {
  return actions[action] ?? { vi: action, en: action };
}

export const holidayWords = {
  intro: {
    vi: 'Các phép đối soát dựa vào lịch này: ngày nghỉ thì không chờ dữ liệu. Khi có quyết định nghỉ của một năm, bấm vào năm đó để sửa. Năm thiếu trong bảng sẽ làm ngày Tết bị coi là mất dữ liệu.',
    en: 'Reconciliation goes by this calendar: no data is expected on days off. Once the days of a year are decided, press the year to change it. A year that is missing makes Tết look like an outage.',
  },
  title: { vi: 'Ngày nghỉ theo năm', en: 'Days off by year' },
  year: { vi: 'Năm', en: 'Year' },
  addYear: { vi: 'Thêm năm', en: 'Add a year' },
  change: { vi: 'Sửa năm', en: 'Change' },
  state: { vi: 'Căn cứ', en: 'Basis' },
  official: { vi: 'Đã có quyết định', en: 'Decided' },
  expected: { vi: 'Dự kiến theo luật', en: 'Expected by law' },
  tet: { vi: 'Mùng 1 Tết', en: 'First day of Tết' },
  tetHint: {
    vi: 'EMC không chờ dữ liệu từ 3 ngày trước đến 12 ngày sau.',
    en: 'No data is expected from 3 days before to 12 days after.',
  },
  hungKings: { vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ day' },
  off: { vi: 'Ngày nghỉ (thứ Hai đến thứ Sáu)', en: 'Days off (Monday to Friday)' },
  offHint: {
    vi: 'Ngày/tháng, cách nhau bằng dấu phẩy: 16/02, 17/02. Gồm cả ngày nghỉ bù.',
    en: 'Day/month, with commas: 16/02, 17/02.',
  },
  worked: { vi: 'Ngày làm bù (thứ Bảy, Chủ nhật)', en: 'Days worked in exchange (weekend)' },
  workedHint: {
    vi: 'Ngày/tháng, cách nhau bằng dấu phẩy; có thể để trống.',
    en: 'Day/month, with commas; may be blank.',
  },
  hours: { vi: 'Giờ làm việc', en: 'Working hours' },
  hoursHint: { vi: 'Ví dụ 07:30–11:30, 13:00–17:00.', en: 'For example 07:30–11:30, 13:00–17:00.' },
  replace: { vi: 'Lưu thành phiên bản mới', en: 'Save as a new version' },
  replaced: { vi: 'Đã lưu lịch thành phiên bản mới.', en: 'The calendar is saved as a new version.' },
} as const satisfies Record<string, Sentence>;

/** Which calendar this is, and whose. */
export function versionSentence(version: number, changedBy: string | null, at: string | null): Sentence {
  if (changedBy === null) return { vi: 'Lịch có sẵn của EMC, chưa ai sửa.', en: 'The calendar that EMC comes with.' };
  return {
    vi: `Phiên bản ${version}, do ${changedBy} lưu lúc ${at}.`,
    en: `Version ${version}, saved by ${changedBy} at ${at}.`,
  };
}

export const quarantineWords = {
  intro: {
    vi: 'Sự kiện hồ sơ gửi đến với siteId lạ hoặc thiếu mã: EMC giữ lại, chưa tính vào số liệu.',
    en: 'Dossier events of an unknown siteId or without a code: EMC keeps them and counts them nowhere yet.',
  },
  none: { vi: 'Không có sự kiện nào chờ xem xét.', en: 'Nothing waits in quarantine.' },
  at: { vi: 'Nhận lúc', en: 'Received' },
  sentAs: { vi: 'siteId đã gửi', en: 'siteId as sent' },
  dossier: { vi: 'Mã hồ sơ', en: 'Dossier' },
  procedure: { vi: 'Thủ tục', en: 'Procedure' },
  why: { vi: 'Vì sao giữ lại', en: 'Why' },
  reassign: { vi: 'Chuyển sự kiện về đúng trang', en: 'Move events to their site' },
  reassignHint: {
    vi: 'Dùng khi một hệ thống gửi nhầm siteId. Mọi sự kiện đang giữ của siteId đó được chuyển và tính vào số liệu của trang. Nếu trang còn thiếu trong EMC, chỉ cần thêm trang: sự kiện tự chuyển.',
    en: 'For a system that sends a wrong siteId. All its events in quarantine move and count for the site. Where the site itself is missing, add it: its events move by themselves.',
  },
  belongsTo: { vi: 'Thuộc trang (Id)', en: 'They belong to site (id)' },
  move: { vi: 'Chuyển', en: 'Move' },
} as const satisfies Record<string, Sentence>;

export const channelNames = {
  telegram: { vi: 'Telegram', en: 'Telegram' },
  webhook: { vi: 'Webhook', en: 'Webhook' },
} as const satisfies Record<string, Sentence>;

export const linkWords = {
  links: { vi: 'Ai nhận tin ở đâu', en: 'Who is told where' },
  noLinks: {
    vi: 'Chưa ai liên kết Telegram. Mỗi người tự liên kết ở phần Tài khoản.',
    en: 'Nobody has linked Telegram yet. Everybody does so under Account.',
  },
  undelivered: { vi: 'Tin chưa đến được', en: 'What did not arrive' },
  allArrived: { vi: 'Mọi tin đều đã đến.', en: 'Everything arrived.' },
  user: { vi: 'Người dùng', en: 'User' },
  channel: { vi: 'Kênh', en: 'Channel' },
  place: { vi: 'Nơi nhận', en: 'Place' },
  state: { vi: 'Trạng thái', en: 'State' },
  lost: { vi: 'Chưa đến', en: 'Undelivered' },
  since: { vi: 'Từ lúc', en: 'Since' },
  message: { vi: 'Tin', en: 'Message' },
  several: { vi: 'Tổng hợp nhiều tin', en: 'A summary of several' },
  late: { vi: 'Đang thử lại', en: 'Being tried again' },
  dead: { vi: 'Đã thôi gửi', en: 'Given up' },
  attempts: { vi: 'Số lần gửi', en: 'Attempts' },
  reason: { vi: 'Lý do', en: 'Reason' },
} as const satisfies Record<string, Sentence>;
