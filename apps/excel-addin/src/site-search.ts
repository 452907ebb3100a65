import type { Site } from '@emc/contract';
import { fold } from '@emc/domain';

type Named = Pick<Site, 'id' | 'name'>;

/** `278 · Một cửa điện tử`, as a site is chosen. */
export function siteName({ id, name }: Named): string {
  return `${id} · ${name}`;
}

/** The one site meant: by its number, its whole name, or a part that no other has; accents and case do not matter. */
export function siteFound<Own extends Named>(typed: string, sites: readonly Own[]): Own | null {
  const wanted = fold(typed);
  if (wanted === '') return null;
  const exact = sites.find((site) => String(site.id) === typed.trim() || fold(siteName(site)) === wanted);
  if (exact) return exact;
  const [only, another] = sites.filter((site) => fold(siteName(site)).includes(wanted));
  return only && !another ? only : null;
}
