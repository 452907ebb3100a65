import { Calendar, dayInVietnam, holidayTable, usualMonth } from '@emc/domain';
import { accountsMessage, indicatorsMessage } from './figures.sentence.js';
import { isProblem } from './command.status.js';
import { sitesOf } from './sites.js';
import { tell, type Command, type LinkedTalk, type Presses } from './talk.js';
import type { Message } from './message.js';

/** `/taikhoan`, `/taikhoan 278`: figures of the accounts. */
export const accounts: Command = {
  names: ['taikhoan', 'accounts'],
  title: { vi: 'Số liệu tài khoản', en: 'Figures of the accounts' },
  async answer(talk, words) {
    const { items } = await sitesOf(talk, words);
    const sites = await Promise.all(items.map(async (site) => ({ site, summary: await summaryOf(talk, site.id) })));
    return { say: [accountsMessage(sites, talk.language)] };
  },
};

/** `/chitieu`, `/chitieu 02/2026`: the indicators of this or that month, and the first of them as a chart. */
export const indicators: Command = {
  names: ['chitieu', 'indicators'],
  title: {
    vi: 'Các chỉ số và biểu đồ, tháng này hoặc tháng/năm',
    en: 'Indicators and a chart, of this month or month/year',
  },
  async answer(talk, words) {
    const today = dayInVietnam(talk.now);
    const period = periodOf(words, today);
    if (period === null) return tell(talk, badMonth);
    const told = await talk.emc.call('indicators', { query: period });
    const [first] = told.items;
    return {
      say: [
        indicatorsMessage(told, talk.language),
        ...(first ? [await chart(talk, first.id, beforeUntil(period))] : []),
      ],
    };
  },
};

export const figurePresses: Presses = {
  async chart(talk, { words: [id = '', from = '', to = ''] }) {
    return { say: [await chart(talk, id, beforeUntil({ from, to }))] };
  },
};

interface Period {
  readonly from: string;
  readonly to: string;
}

/** The month that is named, else the usual one, up to today; null = it cannot be understood, or has not begun. */
export function periodOf(words: string, today: string): Period | null {
  const named = /^(0?[1-9]|1[0-2])\/(20\d\d)$/.exec(words);
  if (words !== '' && named === null) return null;
  const usual = usualMonth(today, new Calendar(holidayTable));
  const [, month = usual.slice(5), year = usual.slice(0, 4)] = named ?? [];
  const from = `${year}-${month.padStart(2, '0')}-01`;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  return from > today ? null : { from, to: last < today ? last : today };
}

const badMonth = {
  vi: 'Hãy ghi tháng đã đến, dạng tháng/năm, ví dụ /chitieu 02/2026.',
  en: 'Name a month that has begun, such as /indicators 02/2026.',
};

/** A chart tells more than its last month: half a year up to the end of the period. */
function beforeUntil({ to }: Period): Period {
  const begin = new Date(Date.UTC(Number(to.slice(0, 4)), Number(to.slice(5, 7)) - 6, 1));
  return { from: begin.toISOString().slice(0, 10), to };
}

async function chart(talk: LinkedTalk, id: string, period: Period): Promise<Message> {
  const indicator = id as 'EMC-1'; // the API says whether there is one
  const response = await talk.emc.call('indicatorPicture', { params: { indicator }, query: period });
  const content = Buffer.from(await response.arrayBuffer());
  return { text: '', picture: { name: `${id}.png`, content } };
}

async function summaryOf({ emc }: LinkedTalk, siteId: number) {
  try {
    return await emc.call('accountSummary', { params: { siteId } });
  } catch (error) {
    if (isProblem(error, 'NO_DEFAULT_VERSION')) return null;
    throw error;
  }
}
