import type { Agency, Site } from '@emc/contract';
import { fold } from '@emc/domain';

type Named = Pick<Site, 'id' | 'name'>;
type Searched = Pick<Site, 'id' | 'name' | 'agencyCode'>;

/** Where a name begins to say whose site it is, after what many sites are called alike. */
const whose =
  /^(.+?)[\s,–-]+(?:của\s+|tại\s+)?(?:(?:UBND\s+)?(?:tỉnh|thành phố|TP\.?)\s+(?=\p{Lu})|(?=(?:Bộ|Sở|Ban|Ngân hàng|Văn phòng|Thanh tra)\s+\p{Lu}))(.+)$/u;

/** `1001 · An Giang · Hệ thống thông tin giải quyết thủ tục hành chính`: what tells it from others first, for where little fits. */
export function siteName({ id, name }: Named): string {
  const [, what, telling] = whose.exec(name) ?? [];
  return telling ? `${id} · ${telling} · ${what}` : `${id} · ${name}`;
}

/**
 * Those meant: the one of this number or whole name; otherwise all that have every word typed in their number, name, or the
 * code or name of their agency. Accents, case and spaces do not matter.
 */
export function sitesFound<Own extends Searched>(
  typed: string,
  sites: readonly Own[],
  agencies: readonly Pick<Agency, 'code' | 'name'>[] = [],
): readonly Own[] {
  const wanted = typed.split(/\s+/).map(fold).filter(Boolean);
  if (wanted.length === 0) return [];
  const whole = fold(typed);
  const exact = sites.filter(
    (site) => String(site.id) === typed.trim() || [site.name, siteName(site)].map(fold).includes(whole),
  );
  if (exact.length > 0) return exact;
  const names = new Map(agencies.map(({ code, name }) => [code, name]));
  const texts = (site: Own) => fold(`${site.id} ${site.name} ${site.agencyCode} ${names.get(site.agencyCode) ?? ''}`);
  return sites.filter((site) => {
    const text = texts(site);
    return wanted.every((word) => text.includes(word));
  });
}
