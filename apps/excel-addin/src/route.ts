import type { ScreenName } from './screens.js';

/** The address of a screen: `#history?submission=…`. After `#`, so that office.js and any server leave it alone. */
export interface Route {
  readonly screen: ScreenName;
  readonly params?: Readonly<Record<string, string>>;
}

/** The screens that show a site: their addresses say which, so that a link shows others the same. */
export const screensOfSite: ReadonlySet<string> = new Set<ScreenName>([
  'check',
  'history',
  'reconciliation',
  'indicators',
]);

let siteHere: string | null = null;

/** The site that every address of this page carries from now on, unless it names another. */
export function atSite(siteId: number | null): void {
  siteHere = siteId === null ? null : String(siteId);
}

/** `#history?submission=0190&site=278`; parameters in the order given, the site last. */
export function hashOf({ screen, params = {} }: Route): string {
  const { site = screensOfSite.has(screen) ? siteHere : null, ...others } = params;
  const query = new URLSearchParams({ ...others, ...(site !== null && { site }) }).toString();
  return `#${screen}${query && `?${query}`}`;
}

/** Shows an address without opening its screen; `push` = Back leads to the one before. office.js takes both functions off `history`. */
export function showAddress(route: Route, how: 'push' | 'replace' = 'replace'): void {
  History.prototype[`${how}State`].call(history, null, '', hashOf(route));
}

/** The name and the parameters in an address; whether there is such a screen is not looked at. */
export function readHash(hash: string): { readonly name: string; readonly params: URLSearchParams } {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?');
  return { name, params: new URLSearchParams(query) };
}
