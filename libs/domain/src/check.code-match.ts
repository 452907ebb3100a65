import type { Fix, Sentence } from './issue.js';
import type { Service } from './service.js';

export type ListedService = Pick<Service, 'idMcdt' | 'idCdvcqg' | 'name' | 'level'>;

const zeros: Sentence = {
  vi: 'Trong danh sách chỉ có mã này giống hệt, trừ số 0 đứng đầu, chữ hoa hay khoảng trắng.',
  en: 'The only listed code that is the same but for zeros in front, capitals or spaces.',
};
const procedure: Sentence = {
  vi: 'Trong danh sách chỉ có dịch vụ này mang cùng mã thủ tục trên Cổng Dịch vụ công quốc gia.',
  en: 'The only listed service with the same national procedure code.',
};
const typing: Sentence = {
  vi: 'Trong danh sách chỉ có mã này khác một ký tự và chưa có hồ sơ nào gửi về.',
  en: 'The only listed code that differs by one character and has received no dossier.',
};

/**
 * Proposes the listed ID MCDT that a code sent by a case-handling system stands for; strongest reason first, and only
 * where one service alone fits. `used` = codes dossiers came for: what works is not what was mistyped.
 */
export function codeMatcher(services: readonly ListedService[], used: ReadonlySet<string>) {
  const byPlain = groupedBy(services, ({ idMcdt }) => [plain(idMcdt)]);
  const byNational = groupedBy(services, ({ idCdvcqg }) => [plain(idCdvcqg)]);
  const byRoot = groupedBy(services, ({ idCdvcqg, idMcdt }) => [...new Set([rootIn(idCdvcqg), rootIn(idMcdt)])]);
  const unused = services.filter(({ idMcdt }) => !used.has(idMcdt));
  const byGap = groupedBy(unused, ({ idMcdt }) => gapsOf(idMcdt));
  const near = (code: string) => new Set(gapsOf(code).flatMap((gap) => byGap.get(gap) ?? []));
  return (code: string): Fix | null => {
    for (const [found, why] of [
      [byPlain.get(plain(code)), zeros],
      [byNational.get(plain(code)), procedure],
      [byRoot.get(rootIn(code) ?? ''), procedure],
      [[...near(code)].filter(({ idMcdt }) => isOneEdit(idMcdt, code)), typing],
    ] as const) {
      // What fits several is no suggestion, and a weaker reason makes it none.
      if (found?.[0]) return found.length === 1 ? { value: found[0].idMcdt, why } : null;
    }
    return null;
  };
}

function plain(code: string): string {
  return code
    .normalize('NFKC')
    .replace(/\s/g, '')
    .toUpperCase()
    .replace(/^0+(?=.)/, '');
}

/** The root of the national code that stands in a code, alone or between other words; null where there is none. */
function rootIn(code: string): string | null {
  return /(?<![\d.])\d\.\d{6}(?!\d)/.exec(code)?.[0] ?? null;
}

/** The code itself and with any one character left out: two codes one edit apart share one of these. Too short, none. */
function gapsOf(code: string): string[] {
  if (code.length < 4) return [];
  const gaps = Array.from(code, (_, at) => code.slice(0, at) + code.slice(at + 1));
  return [...new Set([code, ...gaps])];
}

function isOneEdit(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (long.length - short.length > 1 || short === long) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  return short.slice(short.length === long.length ? at + 1 : at) === long.slice(at + 1);
}

function groupedBy(services: readonly ListedService[], keysOf: (service: ListedService) => readonly (string | null)[]) {
  const groups = new Map<string, ListedService[]>();
  for (const service of services) {
    for (const key of keysOf(service)) {
      if (key === null) continue;
      const group = groups.get(key);
      if (group) group.push(service);
      else groups.set(key, [service]);
    }
  }
  return groups;
}
