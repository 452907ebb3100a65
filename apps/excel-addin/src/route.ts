import type { ScreenName } from './screens.js';

/** The address of a screen: `#history?submission=…`. After `#`, so that office.js and any server leave it alone. */
export interface Route {
  readonly screen: ScreenName;
  readonly params?: Readonly<Record<string, string>>;
}

/** `#history?site=278`; parameters in the order given. */
export function hashOf({ screen, params = {} }: Route): string {
  const query = new URLSearchParams(params).toString();
  return `#${screen}${query && `?${query}`}`;
}

/** The name and the parameters in an address; whether there is such a screen is not looked at. */
export function readHash(hash: string): { readonly name: string; readonly params: URLSearchParams } {
  const [name = '', query = ''] = hash.replace(/^#/, '').split('?');
  return { name, params: new URLSearchParams(query) };
}
