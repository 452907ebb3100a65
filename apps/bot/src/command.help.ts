import { nameOf } from './odd-text.js';
import { tell, type Command } from './talk.js';
import type { Contacts } from './settings.js';
import type { Sentence } from '@emc/domain';

/** `/lienhe`: whom to ask. */
export const contact: Command = {
  names: ['lienhe', 'contact'],
  title: { vi: 'Đầu mối hỗ trợ', en: 'Whom to ask' },
  open: true,
  answer: (talk) => tell(talk, contactSentence(talk.contacts)),
};

/** What the operator wrote about whom to ask; never silent. */
export function contactSentence({ general, technical }: Contacts): Sentence {
  if (general === null && technical === null) {
    return {
      vi: '☎️ Chưa có đầu mối hỗ trợ nào được khai báo. Hãy hỏi quản trị viên EMC của đơn vị bạn.',
      en: '☎️ No point of contact was named yet. Ask the EMC administrator of your agency.',
    };
  }
  const line = (vi: string, en: string, who: string | null) =>
    who === null ? { vi: '', en: '' } : { vi: `\n${vi}: ${nameOf(who, 500)}`, en: `\n${en}: ${nameOf(who, 500)}` };
  const support = line('Hỗ trợ chung', 'General support', general);
  const machine = line('Hỗ trợ kỹ thuật', 'Technical support', technical);
  return {
    vi: `☎️ Đầu mối hỗ trợ${support.vi}${machine.vi}\nKhi hỏi về một lần nộp, hãy gửi kèm số biên nhận.`,
    en: `☎️ Whom to ask${support.en}${machine.en}\nAbout something handed in, name its receipt.`,
  };
}

/** What the bot can do, from the table of its commands. */
export function helpSentence(commands: readonly Pick<Command, 'names' | 'title'>[]): Sentence {
  const vi = commands.map(({ names: [name], title }) => `/${name} – ${title.vi}`);
  const en = commands.map(({ names: [, alias], title }) => `/${alias} – ${title.en}`);
  return {
    vi: [
      'ℹ️ Tôi là bot của EMC',
      ...vi,
      'Gửi cho tôi tệp Excel (Phụ lục I hoặc II): tôi kiểm tra thử và gửi lại tệp đã đánh dấu; chỉ nộp khi bạn bấm nút.',
    ].join('\n'),
    en: [
      'ℹ️ I am the bot of EMC',
      ...en,
      'Send me a workbook (Appendix I or II): I check it and send it back marked; it is handed in only when you press the button.',
    ].join('\n'),
  };
}
