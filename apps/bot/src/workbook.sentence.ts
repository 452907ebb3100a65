import type { Site, Submission } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { button, labelled } from './button.js';
import type { Message } from './message.js';
import { nameOf } from './odd-text.js';
import { folded } from './words.js';

export type ListKind = Submission['kind'];

/** What an officer wrote beside a workbook: `278`, `278 tài khoản 28/02/2026`. */
export interface Caption {
  readonly siteId: number | null;
  readonly kind: ListKind | null;
  /** The day that a list of accounts shows. */
  readonly asOf: string | null;
}

export function captionOf(text: string): Caption {
  const [date, day = '', month = '', year = ''] = /\b(\d{1,2})\/(\d{1,2})\/(20\d\d)\b/.exec(text) ?? [''];
  const [site] = /\b\d{1,9}\b/.exec(text.replace(date, ' ')) ?? [];
  const words = folded(text);
  const isAccounts = /taikhoan|account|phulucii\b|user/.test(words);
  const isServices = /dichvu|dvc|service|phuluci\b/.test(words);
  return {
    siteId: site === undefined ? null : Number(site),
    kind: isAccounts ? 'accounts' : isServices ? 'services' : null,
    asOf: date ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : null,
  };
}

/** Asks of which site the list is, and which list; the workbook is found again as what this message answers. */
export function whichListQuestion(
  { sites, kind, messageId }: { sites: readonly Site[]; kind: ListKind | null; messageId: number },
  language: Language,
): Message {
  const kinds: readonly ListKind[] = kind ? [kind] : ['services', 'accounts'];
  const names = { services: { vi: 'Dịch vụ công', en: 'Services' }, accounts: { vi: 'Tài khoản', en: 'Accounts' } };
  const site = { vi: 'trang', en: 'site' }[language];
  const text = {
    vi: '📄 Đây là danh sách gì, của trang nào?\nTôi chỉ kiểm tra thử; chưa nộp. (Lần sau có thể ghi kèm mã trang, ví dụ: 278 tài khoản.)',
    en: '📄 Which list is this, and of which site?\nI only check it; nothing is handed in. (Next time write the site beside it, such as: 278 accounts.)',
  };
  return {
    text: text[language],
    buttons: sites
      .slice(0, 10)
      .map(({ id, name }) =>
        kinds.map((one) => labelled(`${names[one][language]} · ${site} ${id} ${nameOf(name, 24)}`, 'try', [one, id])),
      ),
    replyTo: messageId,
  };
}

export const notWorkbook: Sentence = {
  vi: '📄 Tôi chỉ đọc được tệp Excel (.xlsx, .xls). Hãy lưu danh sách dưới dạng .xlsx rồi gửi lại; tệp mẫu có trên trang EMC.',
  en: '📄 I read workbooks only (.xlsx, .xls). Save the list as .xlsx and send it again; the template is on the EMC page.',
};

export const tooLarge: Sentence = {
  vi: '📄 Telegram chỉ cho tôi tải tệp đến 20 MB. Hãy nộp tệp này trên trang EMC.',
  en: '📄 Telegram lets me load files up to 20 MB. Hand this one in on the EMC page.',
};

export const fileLost: Sentence = {
  vi: '📄 Không tải được tệp từ Telegram. Hãy gửi lại tệp.',
  en: '📄 The file could not be loaded from Telegram. Send it again.',
};

export const onlyOfficers: Sentence = {
  vi: 'Tài khoản của bạn chỉ được xem nên không kiểm tra hay nộp danh sách được. Hãy nhờ cán bộ của đơn vị.',
  en: 'Your account may only look, not check or hand in lists. Ask an officer of your agency.',
};

/** The receipt of what was handed in here; how it was taken is told like that of any list. */
export function handedInMessage({ id, receipt: { number } }: Submission, language: Language): Message {
  const text = {
    vi: `📤 Đã nộp, số biên nhận ${number}. Tôi sẽ báo kết quả ở đây nếu bạn đăng ký nhận tin của trang này.`,
    en: `📤 Handed in, receipt ${number}. I shall tell the result here if you subscribed to this site.`,
  };
  return { text: text[language], buttons: [[button('sub', language, [id])]] };
}
