import type { Link, QuietHours, Site, Wish } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { labelled } from './button.js';
import type { Message } from './message.js';
import { nameOf } from './odd-text.js';

export type Least = Wish['leastSeverity'];

const levels: Readonly<Record<Least, Sentence>> = {
  notice: { vi: 'mọi tin', en: 'everything' },
  warning: { vi: 'từ cảnh báo trở lên', en: 'warnings and errors' },
  error: { vi: 'chỉ lỗi', en: 'errors only' },
  none: { vi: 'không nhận', en: 'nothing' },
};
export const leasts = Object.keys(levels) as readonly Least[];

/** What a link is told of at present, and what can be chosen; `sites` = those to choose one by one. */
export function wishesMessage(link: Link, sites: readonly Site[], language: Language): Message {
  const { wishes, digest } = link;
  const general = wishes.find(({ siteId }) => siteId === null)?.leastSeverity ?? 'none';
  const own = wishes.filter(({ siteId }) => siteId !== null);
  const title = { vi: '📣 Tin bạn nhận', en: '📣 What you are told' }[language];
  const all = { vi: 'Mọi trang', en: 'All sites' }[language];
  const site = { vi: 'Trang', en: 'Site' }[language];
  const daily = { vi: 'Tóm tắt hằng ngày lúc 07:30', en: 'A summary each day at 07:30' }[language];
  const yes = { vi: 'có', en: 'yes' }[language];
  const no = { vi: 'không', en: 'no' }[language];
  const choose = { vi: 'Chọn cho mọi trang, hoặc cho từng trang:', en: 'Choose for all sites, or site by site:' }[
    language
  ];
  const lines = [
    title,
    `${all}: ${levels[general][language]}`,
    ...own.slice(0, 20).map(({ siteId, leastSeverity }) => `${site} ${siteId}: ${levels[leastSeverity][language]}`),
    `${daily}: ${digest ? yes : no}`,
    choose,
  ];
  const digestLabel = digest
    ? { vi: 'Bỏ tóm tắt 07:30', en: 'No daily summary' }
    : { vi: 'Nhận tóm tắt 07:30', en: 'Daily summary' };
  return {
    text: lines.join('\n'),
    buttons: [
      ...choices('all', language),
      ...sites.slice(0, 8).map(({ id, name }) => [labelled(`${site} ${id} · ${nameOf(name, 30)}`, 'tells', [id])]),
      [labelled(digestLabel[language], 'digest', [digest ? 'off' : 'on'])],
    ],
  };
}

/** Asks from which severity on a site is told of. */
export function siteQuestion(site: Site, language: Language): Message {
  const text = {
    vi: `📣 Trang ${site.id} · ${nameOf(site.name)}\nBạn muốn nhận tin nào?`,
    en: `📣 Site ${site.id} · ${nameOf(site.name)}\nWhat do you want to be told?`,
  };
  return { text: text[language], buttons: choices(site.id, language) };
}

function choices(about: number | 'all', language: Language) {
  const [notice, warning, error, none] = leasts.map((least) =>
    labelled(capital(levels[least][language]), 'tell', [about, least]),
  );
  return [
    [notice, warning],
    [error, none],
  ].map((row) => row.filter((item) => item !== undefined));
}

/** The wishes after this one; one of the same site is replaced. */
export function wishedFor(wishes: readonly Wish[], wish: Wish): Wish[] {
  return [...wishes.filter(({ siteId }) => siteId !== wish.siteId), wish];
}

/** `22-6`, `22:00-6:30`, `22h đến 6h30` → hours; null = not understood. */
export function quietHoursOf(words: string): QuietHours | null {
  const clock = String.raw`(\d{1,2})(?:[:h.](\d{2})?)?`;
  const found = new RegExp(String.raw`^${clock}\s*(?:-|–|đến|den|to)\s*${clock}$`, 'i').exec(words.trim());
  const [, fromHour = '', fromMinute = '00', toHour = '', toMinute = '00'] = found ?? [];
  const from = `${fromHour.padStart(2, '0')}:${fromMinute}`;
  const to = `${toHour.padStart(2, '0')}:${toMinute}`;
  const isClock = (text: string) => /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(text);
  return found && isClock(from) && isClock(to) && from !== to ? { from, to } : null;
}

/** The quiet hours of a link, with some to choose from. */
export function quietMessage({ quiet }: Pick<Link, 'quiet'>, language: Language): Message {
  const vi = quiet ? `từ ${quiet.from} đến ${quiet.to}` : 'chưa đặt';
  const en = quiet ? `from ${quiet.from} to ${quiet.to}` : 'none';
  const text = {
    vi: `🌙 Giờ yên lặng: ${vi}\nTrong giờ yên lặng tin được giữ lại và gộp thành một, không mất. Chọn, hoặc gõ /gioyenlang 21:30-06:00`,
    en: `🌙 Quiet hours: ${en}\nMeanwhile messages are held and merged into one; none is lost. Choose, or type /quiet 21:30-06:00`,
  };
  const off = { vi: 'Bỏ giờ yên lặng', en: 'No quiet hours' };
  return {
    text: text[language],
    buttons: [
      [labelled('22:00–06:00', 'quiet', ['22-06']), labelled('18:00–07:00', 'quiet', ['18-07'])],
      ...(quiet ? [[labelled(off[language], 'quiet', ['off'])]] : []),
    ],
  };
}

export const quietNotUnderstood: Sentence = {
  vi: 'Hãy ghi giờ bắt đầu và giờ kết thúc, ví dụ /gioyenlang 22:00-06:00, hoặc /gioyenlang tat để bỏ.',
  en: 'Give the first and the last hour, such as /quiet 22:00-06:00, or /quiet off.',
};

const capital = (text: string) => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
