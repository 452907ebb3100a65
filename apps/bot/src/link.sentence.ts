import type { Language, Sentence } from '@emc/domain';
import { button } from './button.js';
import type { Message } from './message.js';
import { nameOf } from './odd-text.js';
import type { Who } from './talk.js';

/** Asks whether the chat shall be linked with this user; the token comes back with the press. */
export function linkQuestion(
  user: Who,
  { token, group }: { token: string; group: boolean },
  language: Language,
): Message {
  const vi = `🔗 Liên kết với EMC\n${group ? 'Nhóm này' : 'Cuộc trò chuyện này'} sẽ nhận tin thay mặt tài khoản ${whoIs(user)}.${group ? ' Trong nhóm, tôi chỉ báo số lượng, không báo nội dung.' : ''} Đúng là bạn chứ?`;
  const en = `🔗 Link with EMC\n${group ? 'This group' : 'This chat'} will be told what concerns the account ${whoIs(user)}.${group ? ' In a group I tell numbers only.' : ''} Is this you?`;
  return { text: { vi, en }[language], buttons: [[button('link', language, [token])], [button('no', language)]] };
}

export function linkedMessage(user: Who, { group }: { group: boolean }, language: Language): Message {
  const vi = group
    ? `✅ Nhóm đã liên kết với ${whoIs(user)}. Tôi sẽ báo số lượng khi có việc cần xem.`
    : `✅ Đã liên kết với ${whoIs(user)}\nTôi sẽ báo khi một lần nộp có kết quả hoặc dữ liệu sai lệch. Gõ /trangthai để xem các lần nộp, /dangky để chọn tin muốn nhận, hoặc gửi tệp Excel cho tôi để kiểm tra thử.`;
  const en = group
    ? `✅ The group is linked with ${whoIs(user)}. I shall tell numbers when there is something to look at.`
    : `✅ Linked with ${whoIs(user)}\nI shall tell you when a list was judged or data deviate. /status shows what was handed in, /subscribe what you are told; or send me a workbook to have it checked.`;
  return { text: { vi, en }[language], ...(!group && { buttons: [[button('wish', language)]] }) };
}

/** How a chat gets linked; nothing is told before. */
export const notLinked: Sentence = {
  vi: '🔗 Cuộc trò chuyện này chưa liên kết với EMC\nHãy đăng nhập trang EMC, mở mục “Nhận tin qua Telegram” rồi bấm vào liên kết hoặc quét mã QR. Mã chỉ dùng được một lần, trong 10 phút.',
  en: '🔗 This chat is not linked with EMC yet\nSign in to the EMC page, open “Telegram”, and follow the link or scan the QR code. It works once, within 10 minutes.',
};

export const alreadyLinked = (user: Who): Sentence => ({
  vi: `👋 Xin chào ${nameOf(user.displayName)}\nCuộc trò chuyện này đã liên kết với tài khoản ${user.username}. Gõ /trogiup để xem tôi làm được gì.`,
  en: `👋 Hello ${nameOf(user.displayName)}\nThis chat is linked with the account ${user.username}. See /help for what I can do.`,
});

export function unlinkQuestion(user: Who, language: Language): Message {
  const vi = `Huỷ liên kết với tài khoản ${whoIs(user)}? Tôi sẽ không báo gì ở đây nữa cho đến khi liên kết lại.`;
  const en = `End the link with the account ${whoIs(user)}? I shall tell nothing here until it is linked again.`;
  return { text: { vi, en }[language], buttons: [[button('unlink', language), button('no', language)]] };
}

export const unlinked: Sentence = {
  vi: '👋 Đã huỷ liên kết. Muốn nhận tin lại, hãy lấy mã mới trên trang EMC.',
  en: '👋 The link has ended. To be told again, get a new one on the EMC page.',
};

export const inGroup: Sentence = {
  vi: 'Trong nhóm, tôi chỉ báo số lượng. Hãy nhắn riêng cho tôi để xem nội dung và xử lý.',
  en: 'In a group I tell numbers only. Write to me in private to see more and to act.',
};

function whoIs({ displayName, username, agencyCode }: Who): string {
  return `${nameOf(displayName)} (${[username, agencyCode].filter((part) => part !== null).join(', ')})`;
}
