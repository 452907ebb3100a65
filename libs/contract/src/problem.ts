import { z } from 'zod';
import { adjustmentRefusals, discrepancyRefusals, type Sentence } from '@emc/domain';

/** RFC 9457; `code` is stable, `title` and `detail` are for people, in the language asked for. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.string(),
    instance: z.string().optional().describe('names the request, for support'),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

interface ProblemKind {
  readonly status: number;
  readonly title: Sentence;
}

const kind = (status: number, vi: string, en: string): ProblemKind => ({ status, title: { vi, en } });

/** Every refusal at a door. Codes keep their meaning for ever; wording may change. */
export const problems = {
  REQUEST_INVALID: kind(
    400,
    'Yêu cầu chưa đúng. Xem từng mục trong "errors", sửa rồi gửi lại.',
    'The request is not valid. See "errors", correct and send again.',
  ),
  JSON_INVALID: kind(
    400,
    'Nội dung JSON không đọc được. Kiểm tra dấu ngoặc, dấu phẩy rồi gửi lại.',
    'The JSON body cannot be read.',
  ),
  SIGN_IN_REQUIRED: kind(401, 'Hãy đăng nhập rồi thử lại.', 'Sign in and try again.'),
  CREDENTIALS_WRONG: kind(401, 'Tên đăng nhập hoặc mật khẩu không đúng.', 'The user name or password is wrong.'),
  SESSION_EXPIRED: kind(401, 'Phiên làm việc đã hết hạn. Hãy đăng nhập lại.', 'The session has ended. Sign in again.'),
  FEED_KEY_MISSING: kind(
    401,
    'Trang này chỉ nhận dữ liệu kèm khoá. Hãy đặt địa chỉ gửi có khoá do EMC cấp: /TrackingMCDT/<khoá>.',
    'This site takes data with its key only. Send to the address that holds the key: /TrackingMCDT/<key>.',
  ),
  FEED_KEY_WRONG: kind(
    403,
    'Khoá gửi dữ liệu không đúng với trang này. Hãy kiểm tra siteId và khoá trong địa chỉ gửi.',
    'The key is not that of this site. Check the siteId and the key in the address.',
  ),
  NOT_ALLOWED: kind(
    403,
    'Tài khoản của bạn không có quyền làm việc này. Hãy liên hệ quản trị viên.',
    'Your account may not do this. Ask an administrator.',
  ),
  FOREIGN_PAGE: kind(
    403,
    'Yêu cầu này đến từ một trang web khác nên bị từ chối. Hãy mở lại trang EMC rồi đăng nhập.',
    'This request comes from the page of another site. Open the EMC page again and sign in.',
  ),
  NOT_FOUND: kind(404, 'Không tìm thấy. Kiểm tra lại địa chỉ hoặc mã.', 'Not found. Check the address or the id.'),
  AGENCY_NOT_FOUND: kind(
    404,
    'Không có đơn vị này trong phạm vi của bạn. Kiểm tra lại mã đơn vị.',
    'No such agency within your reach. Check its code.',
  ),
  SITE_NOT_FOUND: kind(
    404,
    'Không có trang này trong phạm vi đơn vị của bạn. Kiểm tra lại mã trang.',
    'No such site within your agency. Check the site id.',
  ),
  SUBMISSION_NOT_FOUND: kind(
    404,
    'Không có lần nộp này trong phạm vi đơn vị của bạn. Xem lại Lịch sử Import.',
    'No such submission within your agency. See the history.',
  ),
  VERSION_NOT_FOUND: kind(
    404,
    'Trang này không có phiên bản đó. Xem danh sách các phiên bản của trang.',
    'The site has no such version. See its list of versions.',
  ),
  NO_DEFAULT_VERSION: kind(
    404,
    'Trang này chưa có phiên bản mặc định. Hãy nộp danh sách và chọn một phiên bản làm mặc định.',
    'The site has no default version yet. Hand in a list and make a version the default.',
  ),
  DOSSIER_NOT_FOUND: kind(
    404,
    'Trang này chưa có hồ sơ mang mã đó. Kiểm tra lại mã, hoặc thử lại sau vài giây nếu vừa gửi.',
    'The site has no dossier with this code. Check it, or try again in a few seconds if it was just sent.',
  ),
  FILE_NOT_KEPT: kind(
    404,
    'Không có tệp này: lần nộp không kèm tệp, hoặc tệp không còn được lưu.',
    'No such file: none came with the submission, or it is no longer kept.',
  ),
  DISCREPANCY_NOT_FOUND: kind(
    404,
    'Không có chênh lệch này trong phạm vi đơn vị của bạn. Xem lại danh sách chênh lệch của trang.',
    'No such discrepancy within your agency. See the discrepancies of the site.',
  ),
  ADJUSTMENT_NOT_FOUND: kind(
    404,
    'Không có điều chỉnh này. Xem lại danh sách điều chỉnh của trang.',
    'No such adjustment. See the adjustments of the site.',
  ),
  LINK_NOT_FOUND: kind(
    404,
    'Không có liên kết này, hoặc liên kết đã huỷ. Xem lại danh sách nơi nhận tin của bạn.',
    'No such link, or it was ended. See where you are told of things.',
  ),
  LINK_TOKEN_UNKNOWN: kind(
    404,
    'Mã liên kết không đúng. Hãy mở lại trang EMC và lấy mã mới.',
    'This link is not one that EMC gave. Get a new one on the EMC page.',
  ),
  LINK_TOKEN_USED: kind(
    409,
    'Mã liên kết này đã được dùng. Nếu không phải bạn dùng, hãy huỷ liên kết lạ trên trang EMC rồi lấy mã mới.',
    'This link was used already. If it was not you, end the link you do not know on the EMC page and get a new one.',
  ),
  LINK_TOKEN_EXPIRED: kind(
    410,
    'Mã liên kết đã quá 10 phút. Hãy mở lại trang EMC và lấy mã mới.',
    'This link is older than 10 minutes. Get a new one on the EMC page.',
  ),
  LINK_STAYS: kind(
    409,
    'Chỉ liên kết của nhóm mới chuyển sang cuộc trò chuyện khác được. Hãy lấy mã liên kết mới cho cuộc trò chuyện riêng.',
    'Only the link of a group may move to another chat. Get a new link for a private chat.',
  ),
  LINK_GONE: kind(
    401,
    'Cuộc trò chuyện này không còn liên kết với EMC. Hãy lấy mã liên kết mới trên trang EMC.',
    'This chat is not linked with EMC any more. Get a new link on the EMC page.',
  ),
  LEASE_LOST: kind(
    409,
    'Một tiến trình khác của bot đang giữ quyền gửi. Hãy đợi đến lượt.',
    'Another process of the bot is the one that sends. Wait for your turn.',
  ),
  BOT_NOT_RUNNING: kind(
    409,
    'Bot Telegram của EMC chưa chạy. Hãy thử lại sau, hoặc báo quản trị viên đặt TELEGRAM_BOT_TOKEN.',
    'The Telegram bot of EMC does not run. Try again later, or ask an administrator to set TELEGRAM_BOT_TOKEN.',
  ),
  TOO_MANY_LINKS: kind(
    409,
    'Đã có quá nhiều nơi nhận tin. Hãy huỷ bớt liên kết không dùng nữa.',
    'There are too many links already. End those that are not used any more.',
  ),
  ADDIN_NEEDS_HTTPS: kind(
    409,
    'Excel chỉ nhận phần bổ trợ từ một địa chỉ https. Hãy đặt PUBLIC_BASE_URL, ví dụ https://emc.example.gov.vn, rồi khởi động lại EMC (để chạy thử trên máy này: http://localhost:3000).',
    'Excel takes add-ins from an https address only. Set PUBLIC_BASE_URL, for example to https://emc.example.gov.vn, and start EMC again (to try it on this machine: http://localhost:3000).',
  ),
  METHOD_NOT_ALLOWED: kind(405, 'Địa chỉ này không nhận thao tác đó.', 'This address does not take that method.'),
  ALREADY_EXISTS: kind(
    409,
    'Đã có mục trùng mã hoặc trùng tên. Hãy chọn mã, tên khác.',
    'There is one with this id or name already. Choose another.',
  ),
  STILL_WORKING: kind(
    409,
    'Lần nộp này đang được xử lý. Hãy thử lại khi đã có kết quả.',
    'This submission is still being read. Try again when it has ended.',
  ),
  TOO_SLOW: kind(
    408,
    'Gửi quá lâu nên kết nối đã bị ngắt. Kiểm tra đường truyền rồi gửi lại.',
    'Sending took too long and was cut off. Check the connection and send again.',
  ),
  GIVEN_UP: kind(
    408,
    'Kết nối đã đóng trước khi có câu trả lời. Hãy thử lại.',
    'The connection was closed before the answer was ready. Try again.',
  ),
  CHANGED_MEANWHILE: kind(
    412,
    'Mục này vừa được người khác thay đổi. Hãy tải lại rồi thử lại.',
    'Somebody changed this meanwhile. Load it again and retry.',
  ),
  LAST_ADMIN: kind(
    409,
    'Đây là quản trị viên cuối cùng. Hãy thêm một quản trị viên khác trước.',
    'This is the last administrator. Add another one first.',
  ),
  TOO_LARGE: kind(
    413,
    'Nội dung gửi lên quá lớn. Hãy chia nhỏ hoặc gửi bằng tệp Excel.',
    'The request is too large. Split it, or send an Excel file.',
  ),
  FILE_TOO_LARGE: kind(
    413,
    'Tệp lớn hơn mức cho phép. Hãy bỏ hình ảnh, trang tính thừa rồi lưu lại.',
    'The file is larger than allowed. Remove pictures and spare sheets and save again.',
  ),
  CONTENT_TYPE_UNKNOWN: kind(
    415,
    'Kiểu nội dung này không được nhận. Hãy gửi application/json; riêng tệp gửi bằng multipart/form-data, trường "file".',
    'This content type is not taken. Send application/json; a file as multipart/form-data in the field "file".',
  ),
  FILE_MISSING: kind(400, 'Chưa có tệp. Hãy gửi tệp trong trường "file".', 'No file. Send it in the field "file".'),
  SCAN_NOT_ACCEPTED: kind(
    422,
    'Bản quét quyết định phải là tệp PDF, PNG, JPEG hoặc TIFF.',
    'The scan of the decision must be a PDF, PNG, JPEG or TIFF file.',
  ),
  PASSWORD_WRONG: kind(
    422,
    'Mật khẩu hiện tại không đúng. Hãy nhập lại.',
    'The present password is wrong. Type it again.',
  ),
  KEY_REUSED: kind(
    422,
    'Idempotency-Key này đã dùng cho một nội dung khác. Hãy dùng khoá mới cho nội dung mới.',
    'This Idempotency-Key was used for other content. Use a new key for new content.',
  ),
  PARTS_DIFFER: kind(
    409,
    'Phần này không khớp với phần 1: số phần, ngày số liệu, cách nộp hoặc lựa chọn (dryRun, makeDefault) khác, hoặc phần này đã nhận một tệp khác. Xem "parts" của lần nộp.',
    'This part does not fit part 1: another number of parts, day, mode or choice (dryRun, makeDefault), or another file came as this part. See "parts" of the submission.',
  ),
  ALREADY_FINISHED: kind(
    409,
    'Lần nộp này đã có kết quả nên không huỷ được nữa.',
    'This submission has ended already and cannot be cancelled.',
  ),
  NOT_A_TRIAL: kind(
    409,
    'Đây là một lần nộp chính thức, không phải bản kiểm tra thử, nên không nộp lại được. Xem kết quả trong Lịch sử Import.',
    'This was handed in for real and is no trial, so it cannot be handed in again. See its result in the history.',
  ),
  TRIAL_NOT_ACCEPTED: kind(
    409,
    'Bản kiểm tra thử này chưa đạt nên không nộp được. Hãy sửa danh sách rồi kiểm tra thử lại.',
    'This trial was not accepted, so it cannot be handed in. Correct the list and try it again.',
  ),
  DEFAULT_CHANGED: kind(
    409,
    'Phiên bản mặc định đã đổi sau khi kiểm tra thử, nên kết quả so sánh không còn đúng. Hãy kiểm tra thử lại rồi nộp.',
    'The default version has changed since the trial, so what it was compared with no longer holds. Try the list again, then hand it in.',
  ),
  ALREADY_HANDED_IN: kind(
    409,
    'Bản kiểm tra thử này đã được nộp với lựa chọn khác. Xem Lịch sử Import; có thể đặt phiên bản đó làm mặc định ở đó.',
    'This trial was handed in already, with other choices. See the history, where its version can be made the default.',
  ),
  ONLY_CHECK_CLOSES: { status: 409, title: discrepancyRefusals.ONLY_CHECK_CLOSES },
  ONLY_ADMIN_WAIVES: { status: 403, title: discrepancyRefusals.ONLY_ADMIN_WAIVES },
  STEP_NOT_NOW: { status: 409, title: discrepancyRefusals.STEP_NOT_NOW },
  NOTE_MISSING: { status: 422, title: discrepancyRefusals.NOTE_MISSING },
  EXPIRY_NOT_AHEAD: { status: 422, title: discrepancyRefusals.EXPIRY_NOT_AHEAD },
  OWN_ADJUSTMENT: { status: 409, title: adjustmentRefusals.OWN_ADJUSTMENT },
  ALREADY_DECIDED: { status: 409, title: adjustmentRefusals.ALREADY_DECIDED },
  OWNER_UNKNOWN: kind(
    422,
    'Không có người dùng này, hoặc người đó không xem được trang. Hãy chọn cán bộ của đơn vị hoặc của Cục.',
    'There is no such user, or they cannot see the site. Choose an officer of the agency or of the Department.',
  ),
  DAY_AHEAD: kind(
    422,
    'Ngày này chưa đến. Hãy chọn hôm nay hoặc một ngày đã qua.',
    'This day has not come yet. Choose today or a day before.',
  ),
  BELOW_ZERO: kind(
    409,
    'Điều chỉnh này làm số hồ sơ của ngày nhỏ hơn 0. Hãy từ chối và đề nghị đơn vị lập lại với số đúng.',
    'This adjustment would leave fewer than no dossiers on its day. Refuse it, and ask for one with the right numbers.',
  ),
  IDENTITY_KEY_CHANGED: kind(
    409,
    'Khoá bảo vệ mã tài khoản đã đổi sau phiên bản trước nên không bổ sung được. Hãy nộp cả danh sách với mode=replace.',
    'The key that protects account ids has changed since the last version, so nothing can be appended. Hand in the whole list with mode=replace.',
  ),
  REFERENCE_UNKNOWN: kind(
    422,
    'Mã được nhắc tới không tồn tại. Kiểm tra lại mã đơn vị hoặc mã trang.',
    'A code named here does not exist. Check agency and site codes.',
  ),
  FEED_KEY_NONE: kind(
    422,
    'Trang này chưa có khoá gửi dữ liệu. Hãy cấp khoá trước, rồi mới bắt buộc dùng khoá.',
    'The site has no key yet. Issue one before you require it.',
  ),
  IF_MATCH_REQUIRED: kind(
    428,
    'Hãy gửi If-Match với ETag nhận được khi đọc mục này.',
    'Send If-Match with the ETag received when reading this.',
  ),
  TOO_MANY_TRIES: kind(
    429,
    'Đăng nhập sai quá nhiều lần. Hãy thử lại sau 15 phút.',
    'Too many wrong passwords. Try again in 15 minutes.',
  ),
  FEED_TOO_FAST: kind(
    429,
    'Gửi dữ liệu nhanh hơn mức cho phép của trang. Hãy gửi lại sau số giây ghi ở Retry-After.',
    'Data comes faster than this site may send. Send again after the seconds of Retry-After.',
  ),
  HEADERS_TOO_LARGE: kind(
    431,
    'Địa chỉ hoặc tiêu đề của yêu cầu quá dài. Hãy rút ngắn rồi gửi lại.',
    'The address or the headers of the request are too long. Shorten them and send again.',
  ),
  INTERNAL: kind(
    500,
    'Hệ thống gặp sự cố. Hãy thử lại; nếu vẫn lỗi, hãy báo bộ phận hỗ trợ kèm mã yêu cầu.',
    'Something broke. Try again; if it persists, tell support the request id.',
  ),
  BUSY: kind(
    503,
    'Đang có quá nhiều yêu cầu cùng loại. Hãy thử lại sau số giây ghi ở Retry-After.',
    'Too many ask for the same at once. Try again after the seconds of Retry-After.',
  ),
  NOT_READY: kind(
    503,
    'Hệ thống đang khởi động hoặc đang dừng. Hãy thử lại sau ít giây.',
    'Starting or stopping. Try again in a few seconds.',
  ),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problems;
