import type { LinkChange } from '@emc/contract';
import {
  siteQuestion,
  leasts,
  quietHoursOf,
  quietMessage,
  quietNotUnderstood,
  wishedFor,
  wishesMessage,
  type Least,
} from './wish.sentence.js';
import { tell, type Answer, type Command, type LinkedTalk, type Presses } from './talk.js';
import type { Message } from './message.js';

const sitesToChoose = 8;

/** `/dangky`: what to be told, of which site, from which severity on. */
export const subscribe: Command = {
  names: ['dangky', 'subscribe'],
  title: { vi: 'Chọn tin muốn nhận, theo trang và mức độ', en: 'What to be told, by site and severity' },
  answer: async (talk) => ({ say: [await wishes(talk)] }),
};

/** `/gioyenlang`, `/gioyenlang 22-6`, `/gioyenlang tat`: hours in which nothing is pushed. */
export const quiet: Command = {
  names: ['gioyenlang', 'quiet'],
  title: { vi: 'Giờ yên lặng', en: 'Quiet hours' },
  async answer(talk, words) {
    if (words === '') return { say: [quietMessage(talk.link, talk.language)] };
    const hours = /^(tat|tắt|bo|bỏ|off)$/i.test(words) ? null : quietHoursOf(words);
    if (hours === null && !/^(tat|tắt|bo|bỏ|off)$/i.test(words)) return tell(talk, quietNotUnderstood);
    return { say: [quietMessage(await change(talk, { quiet: hours }), talk.language)] };
  },
};

/** `/ngonngu`: the other language. */
export const language: Command = {
  names: ['ngonngu', 'language'],
  title: { vi: 'Đổi ngôn ngữ: tiếng Việt ↔ English', en: 'Change the language: English ↔ tiếng Việt' },
  async answer(talk) {
    const { language: now } = await change(talk, { language: talk.language === 'vi' ? 'en' : 'vi' });
    return { say: [{ text: { vi: 'Từ giờ tôi nói tiếng Việt.', en: 'I speak English from now on.' }[now] }] };
  },
};

export const wishPresses: Presses = {
  wish: async (talk) => ({ say: [await wishes(talk)] }),

  async tells(talk, { words: [siteId = ''] }) {
    const site = await talk.emc.call('getSite', { params: { siteId: Number(siteId) } });
    return { say: [siteQuestion(site, talk.language)] };
  },

  async tell(talk, { words: [about = '', severity = ''] }) {
    const least = leasts.find((known) => known === severity) ?? 'error';
    return wished(talk, about === 'all' ? null : Number(about), least);
  },

  async digest(talk, { words: [switched = ''] }) {
    return { replace: await wishes(talk, await change(talk, { digest: switched === 'on' })) };
  },

  async quiet(talk, { words: [hours = ''] }) {
    return { replace: quietMessage(await change(talk, { quiet: quietHoursOf(hours) }), talk.language) };
  },
};

async function wished(talk: LinkedTalk, siteId: number | null, leastSeverity: Least): Promise<Answer> {
  const link = await change(talk, { wishes: wishedFor(talk.link.wishes, { siteId, leastSeverity }) });
  const toast = { vi: 'Đã ghi lựa chọn của bạn.', en: 'Your choice is kept.' }[talk.language];
  return { replace: await wishes(talk, link), toast };
}

async function wishes({ emc, link, language: spoken }: LinkedTalk, now = link): Promise<Message> {
  const { items } = await emc.call('listSites', { query: { limit: sitesToChoose } });
  return wishesMessage(now, items, spoken);
}

const change = ({ emc, link }: LinkedTalk, body: LinkChange) =>
  emc.call('changeLink', { params: { id: link.id }, body });
