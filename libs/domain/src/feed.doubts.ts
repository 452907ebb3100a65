import type { FeedDoubt } from './feed.event.js';
import type { Sentence } from './issue.js';

/** What keeps an event in quarantine, or at least wants a look; the first two are told by who knows the sites. */
export type EventDoubt = 'SITE_UNKNOWN' | 'SITE_MISSING' | FeedDoubt;

/** What is doubtful about an event, and what its sender should do. */
export const eventDoubts: Readonly<Record<EventDoubt, Sentence>> = {
  SITE_UNKNOWN: {
    vi: 'Mã trang (siteId) không có trên EMC. Hãy sửa siteId trong cấu hình hệ thống một cửa điện tử, hoặc đề nghị Cục đăng ký trang.',
    en: 'EMC has no site with this siteId. Correct it in the case-handling system, or ask the Department to register the site.',
  },
  SITE_MISSING: {
    vi: 'Không có mã trang (siteId) hoặc mã không phải là số. Hãy khai siteId trong cấu hình hệ thống một cửa điện tử.',
    en: 'There is no siteId, or it is not a number. Set it in the case-handling system.',
  },
  BODY_UNREADABLE: {
    vi: 'Nội dung gửi về không đọc được. Hãy gửi dạng biểu mẫu hoặc JSON theo tài liệu kết nối.',
    en: 'The body cannot be read. Send a form or JSON as the guide describes.',
  },
  TEXT_DAMAGED: {
    vi: 'Có ký tự bị hỏng. Hãy gửi nội dung theo bảng mã UTF-8.',
    en: 'Some characters are damaged. Send the body as UTF-8.',
  },
  FIELD_REPEATED: {
    vi: 'Một trường được gửi hai lần với giá trị khác nhau; EMC lấy giá trị đầu tiên. Hãy chỉ gửi mỗi trường một lần và mã hóa tên thủ tục (URL encode).',
    en: 'A field came twice with different values; EMC took the first. Send each field once, and URL-encode names.',
  },
  FIELDS_CUT: {
    vi: 'Các trường EMC không hiểu dài quá 4.000 ký tự hoặc nhiều hơn 50 trường; phần còn lại đã bỏ. Hãy chỉ gửi các trường trong tài liệu kết nối.',
    en: 'The fields that EMC does not know hold more than 4,000 characters, or are more than 50; the rest was dropped. Send only the fields of the guide.',
  },
  EMPTY_DOSSIER_CODE: {
    vi: 'Không có mã hồ sơ (codeProfile) nên không tính được hồ sơ. Hãy gửi lại kèm mã hồ sơ.',
    en: 'Without a dossier code (codeProfile) no dossier can be counted. Send it again with its code.',
  },
  EMPTY_PROCEDURE_CODE: {
    vi: 'Không có mã thủ tục (codeTTHC) nên hồ sơ không khớp với dịch vụ nào. Hãy gửi kèm codeTTHC trùng với ID MCDT trong danh sách.',
    en: 'Without codeTTHC the dossier matches no service. Send the codeTTHC that equals the ID MCDT of the list.',
  },
  CODE_TOO_LONG: {
    vi: 'Mã dài hơn 200 ký tự nên không phải là mã. Hãy kiểm tra các trường có bị gửi lệch nhau không.',
    en: 'A code of more than 200 characters is none. Check whether the fields were mixed up.',
  },
  STATUS_UNKNOWN: {
    vi: 'Trạng thái (status) không thuộc 0–4. Hãy gửi 1 khi tiếp nhận, 4 khi phân công, 2 khi đang xử lý, 3 khi trả kết quả, 0 cho trường hợp khác.',
    en: 'The status is none of 0–4. Send 1 when received, 4 assigned, 2 in process, 3 result returned, 0 otherwise.',
  },
  CHANNEL_UNKNOWN: {
    vi: 'Hình thức tiếp nhận (formsReception) không phải 1 (trực tuyến) hay 2 (trực tiếp). Hãy gửi đúng giá trị để hồ sơ được tính vào chỉ số.',
    en: 'formsReception is neither 1 (online) nor 2 (direct). Send it so that the dossier counts in the indicators.',
  },
  USER_UNREADABLE: {
    vi: 'Trường user không đọc được, hoặc nói về hai người. Hãy gửi chuỗi JSON gồm ID_local, ID_QG, TYPE, LOCATION.',
    en: 'The field user cannot be read, or tells of two people. Send a JSON text with ID_local, ID_QG, TYPE, LOCATION.',
  },
};
