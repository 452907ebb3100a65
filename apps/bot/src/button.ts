import type { Language, Sentence } from '@emc/domain';
import type { Button } from './message.js';

/** What every button says, by the verb that its press comes back with. */
const labels = {
  sub: { vi: '🔄 Xem kết quả', en: '🔄 See the result' },
  iss: { vi: '🔎 Chi tiết', en: '🔎 Details' },
  mark: { vi: '📎 Tệp đánh dấu', en: '📎 Marked workbook' },
  def: { vi: '⭐ Đặt làm mặc định', en: '⭐ Make default' },
  defok: { vi: '⭐ Đồng ý, đặt làm mặc định', en: '⭐ Yes, make it the default' },
  hand: { vi: '📤 Nộp chính thức', en: '📤 Hand it in' },
  handd: { vi: '📤⭐ Nộp và đặt làm mặc định', en: '📤⭐ Hand in as default' },
  ack: { vi: '👁 Đã xem', en: '👁 Acknowledge' },
  exp: { vi: '✍️ Giải trình', en: '✍️ Explain' },
  rec: { vi: '🔁 Kiểm tra lại', en: '🔁 Check again' },
  mute: { vi: '🔕 Tạm dừng tin 7 ngày', en: '🔕 Mute for 7 days' },
  unmute: { vi: '🔔 Nhận tin lại', en: '🔔 Hear of it again' },
  dis: { vi: '🔎 Xem', en: '🔎 See' },
  rcd: { vi: '📎 Biên bản đối soát', en: '📎 Record of reconciliation' },
  hist: { vi: '⬇️ Cũ hơn', en: '⬇️ Older' },
  link: { vi: '✅ Đúng, liên kết', en: '✅ Yes, link' },
  unlink: { vi: '✅ Huỷ liên kết', en: '✅ Unlink' },
  wish: { vi: '📣 Đăng ký nhận tin', en: '📣 What to be told' },
  no: { vi: '✖️ Thôi', en: '✖️ Never mind' },
} as const satisfies Readonly<Record<string, Sentence>>;

/** A button whose press comes back as `verb:word:word`. */
export function button(
  verb: keyof typeof labels,
  language: Language,
  words: readonly (string | number)[] = [],
): Button {
  return { text: labels[verb][language], press: [verb, ...words].join(':') };
}

/** A button with words of its own. */
export function labelled(text: string, verb: string, words: readonly (string | number)[] = []): Button {
  return { text, press: [verb, ...words].join(':') };
}
