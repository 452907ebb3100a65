import type { Site } from '@emc/contract';
import type { Language } from '@emc/domain';
import { longestText, type Message } from './message.js';
import { nameOf } from './odd-text.js';
import { fitting } from './submissions.sentence.js';
import { inFigures } from './words.js';

interface Service {
  readonly name: string;
  readonly level: number;
  readonly idCdvcqg: string;
  readonly idMcdt: string;
}

export interface SiteServices {
  readonly site: Site;
  /** Null = the site has no default list. */
  readonly found: { readonly items: readonly Service[]; readonly total: number } | null;
}

/** The services of the default lists that were asked for. */
export function servicesMessage(asked: string, sites: readonly SiteServices[], language: Language): Message {
  const query = nameOf(asked, 80);
  const total = sites.reduce((sum, { found }) => sum + (found?.total ?? 0), 0);
  const title = {
    vi: `🔍 “${query}”: ${inFigures(total, 'vi')} dịch vụ công được tìm thấy`,
    en: `🔍 “${query}”: ${inFigures(total, 'en')} services found`,
  };
  const lines = sites.flatMap((site) => linesOf(site, language));
  const told = fitting(lines, longestText - 400);
  const shown = sites.reduce((sum, { found }) => sum + (found?.items.length ?? 0), 0);
  const more = {
    vi: 'Còn nữa: hãy gõ tên dài hơn hoặc cả mã.',
    en: 'There is more: type a longer name, or the whole code.',
  }[language];
  const none = {
    vi: 'Hãy thử một phần tên (có dấu hay không đều được) hoặc một phần mã.',
    en: 'Try part of the name, with or without accents, or part of a code.',
  }[language];
  const end = total === 0 ? [none] : shown < total || told.length < lines.length ? [more] : [];
  return { text: [title[language], ...told, ...end].join('\n') };
}

/** How many services each default list holds, and how to search. */
export function servicesSummary(sites: readonly SiteServices[], language: Language): Message {
  const title = { vi: '📋 Dịch vụ công trong danh sách mặc định', en: '📋 Services in the default lists' }[language];
  const how = {
    vi: 'Tìm: /dichvu <một phần tên hoặc mã>, ví dụ /dichvu khai sinh',
    en: 'Search: /services <part of a name or code>',
  }[language];
  const lines = sites.map(({ site, found }) => {
    const count =
      found === null
        ? noList[language]
        : { vi: `${inFigures(found.total, 'vi')} dịch vụ`, en: `${inFigures(found.total, 'en')} services` }[language];
    return `${siteTitle(site, language)}: ${count}`;
  });
  return { text: [title, ...lines, how].join('\n') };
}

const noList = { vi: 'chưa có danh sách mặc định', en: 'no default list yet' };

const siteTitle = ({ id, name }: Site, language: Language) =>
  `${{ vi: 'Trang', en: 'Site' }[language]} ${id} · ${nameOf(name, 80)}`;

function linesOf({ site, found }: SiteServices, language: Language): string[] {
  if (found === null) return [`${siteTitle(site, language)}: ${noList[language]}`];
  if (found.items.length === 0) return [];
  const services = found.items.map(
    ({ name, level, idCdvcqg, idMcdt }) =>
      `• ${nameOf(name, 160)}\n   ${levelName(level, language)} · ${nameOf(idCdvcqg, 60)} · ID MCDT ${nameOf(idMcdt, 60)}`,
  );
  return [siteTitle(site, language), ...services];
}

function levelName(level: number, language: Language): string {
  const names: Readonly<Record<number, { vi: string; en: string }>> = {
    0: { vi: 'không trực tuyến (0)', en: 'not online (0)' },
    3: { vi: 'một phần (3)', en: 'partly online (3)' },
    4: { vi: 'toàn trình (4)', en: 'full-process (4)' },
  };
  return names[level]?.[language] ?? { vi: `mức ${level} (thang cũ)`, en: `level ${level} (old scale)` }[language];
}
