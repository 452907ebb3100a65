import type { IncomingHttpHeaders } from 'node:http';

/**
 * Whether a request comes from a page of EMC itself, or from no page at all. Behind https the cookie that renews a session goes with
 * requests from any site, because Excel on the web keeps the pane in a frame; so this is what tells them apart.
 */
export function comesFromOwnPage(headers: IncomingHttpHeaders, baseUrl: string | undefined): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  // Browsers do not send it over plain http.
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (!URL.canParse(origin)) return false;
  return baseUrl === undefined ? new URL(origin).host === host : origin === new URL(baseUrl).origin;
}
