import { z } from 'zod';
import type { Sentence } from '@emc/domain';

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
  NOT_ALLOWED: kind(
    403,
    'Tài khoản của bạn không có quyền làm việc này. Hãy liên hệ quản trị viên.',
    'Your account may not do this. Ask an administrator.',
  ),
  NOT_FOUND: kind(404, 'Không tìm thấy. Kiểm tra lại địa chỉ hoặc mã.', 'Not found. Check the address or the id.'),
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
  FILE_NOT_KEPT: kind(
    404,
    'Không có tệp này: lần nộp không kèm tệp, hoặc tệp không còn được lưu.',
    'No such file: none came with the submission, or it is no longer kept.',
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
    'Phần này không khớp với phần 1: số phần khác, hoặc phần này đã nhận một tệp khác. Xem "parts" của lần nộp.',
    'This part does not fit part 1: another number of parts, or another file came as this part. See "parts" of the submission.',
  ),
  ALREADY_FINISHED: kind(
    409,
    'Lần nộp này đã có kết quả nên không huỷ được nữa.',
    'This submission has ended already and cannot be cancelled.',
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
  NOT_READY: kind(
    503,
    'Hệ thống đang khởi động hoặc đang dừng. Hãy thử lại sau ít giây.',
    'Starting or stopping. Try again in a few seconds.',
  ),
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof problems;
