import { createHash } from 'node:crypto';
import type { Language } from '@emc/domain';

const style =
  'body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:12vh auto;padding:0 1rem;color-scheme:light dark}' +
  'a{display:inline-block;padding:.5rem 0}';

const words = {
  vi: {
    title: 'Không tìm thấy trang',
    advice: 'EMC không có trang nào ở địa chỉ này. Hãy kiểm tra lại địa chỉ, hoặc bắt đầu từ trang chủ.',
    home: 'Về trang chủ EMC',
  },
  en: {
    title: 'Page not found',
    advice: 'EMC has no page at this address. Check the address, or begin at the home page.',
    home: 'To the home page of EMC',
  },
} as const satisfies Record<Language, object>;

/** What a person sees who opens an address that EMC does not have; in the language asked for, the other one below. */
export function notFoundPage(language: Language): string {
  const other = language === 'vi' ? 'en' : 'vi';
  const part = (each: Language) =>
    `<section lang="${each}"><p>${words[each].advice}</p><a href="/">${words[each].home}</a></section>`;
  return `<!doctype html>
<html lang="${language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>EMC · ${words[language].title}</title>
<link rel="icon" href="data:,">
<style>${style}</style>
<main><h1>${words[language].title}</h1>${part(language)}<hr>${part(other)}</main>
</html>
`;
}

export const notFoundPolicy =
  `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; img-src data:; ` +
  "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
