/** Where Excel on the web puts a pane into a frame: Microsoft's own hosts for Microsoft 365. */
const excelOnTheWeb = [
  'https://*.officeapps.live.com',
  'https://*.office.com',
  'https://*.office365.com',
  'https://*.sharepoint.com',
  'https://*.microsoft365.com',
  'https://*.cloud.microsoft',
];

const own = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
];

/** What a page may do, as its Content-Security-Policy. */
export const pagePolicy = {
  web: [...own, "frame-ancestors 'none'"].join('; '),
  pane: [...own, `frame-ancestors 'self' ${excelOnTheWeb.join(' ')}`].join('; '),
} as const;
