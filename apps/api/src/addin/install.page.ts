import { createHash } from 'node:crypto';
import type { Language, Sentence } from '@emc/domain';
import * as pictures from './install.pictures.js';
import { steps, versions, words } from './install.words.js';
import { escaped } from './markup.js';

const style = `
:root { color-scheme: light dark; --ground: #fff; --text: #242424; --soft: #616161; --line: #b8b8b8; --raised: #f5f5f5;
  --accent: #0f6c3a; --on-accent: #fff; --chosen: #e2f1e8; }
@media (prefers-color-scheme: dark) { :root { --ground: #1f1f1f; --text: #fff; --soft: #adadad; --line: #616161;
  --raised: #292929; --accent: #5ec98a; --on-accent: #10271a; --chosen: #1d3a2a; } }
* { box-sizing: border-box; }
body { max-width: 46rem; margin: 0 auto; padding: 1rem; background: var(--ground); color: var(--text);
  font: 1rem/1.55 'Segoe UI', system-ui, sans-serif; overflow-wrap: anywhere; }
header { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; align-items: baseline; }
h1 { font-size: 1.5rem; margin: 0.5rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 0.5rem; }
a { color: var(--accent); } li { margin: 0.4rem 0; }
.note { padding: 0.5rem 0.75rem; border-inline-start: 4px solid var(--accent); background: var(--raised); }
.wide { overflow-x: auto; } table { border-collapse: collapse; width: 100%; }
caption { text-align: start; color: var(--soft); } th, td { padding: 0.4rem 0.5rem; border-bottom: 1px solid var(--line);
  text-align: start; vertical-align: top; overflow-wrap: normal; }
figure { margin: 0.75rem 0 1.25rem; } figcaption { color: var(--soft); font-size: 0.875rem; }
svg { display: block; width: 100%; max-width: 560px; height: auto; }
form { display: flex; flex-wrap: wrap; gap: 0.5rem; } label { flex: 1 0 100%; }
input { flex: 1 1 14rem; min-width: 0; } input, button { min-height: 2.25rem; padding: 0.25rem 0.75rem; font: inherit;
  color: inherit; background: var(--ground); border: 1px solid var(--line); border-radius: 4px; }
button { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: 600; }
:focus-visible { outline: 2px solid var(--text); outline-offset: 2px; }
text { font: 12px 'Segoe UI', system-ui, sans-serif; fill: var(--text); } .title { font-weight: 600; font-size: 13px; }
.strong { font-weight: 600; } .link { fill: var(--accent); } .on-main { fill: var(--on-accent); }
.frame, .field, .button { fill: var(--ground); stroke: var(--line); } .bar, .panel { fill: var(--raised); stroke: var(--line); }
.chosen { fill: var(--chosen); } .main { fill: var(--accent); } .line { fill: none; stroke: var(--line); stroke-width: 1.2; }
.tick { fill: none; stroke: var(--on-accent); stroke-width: 2; stroke-linecap: round; }
@media print { form, .language { display: none; } h2 { break-after: avoid; } figure { break-inside: avoid; } }
`;

const styleHash = createHash('sha256').update(style).digest('base64');

/** What the page may do. */
export const installPolicy = [
  "default-src 'none'",
  `style-src 'sha256-${styleHash}'`,
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** How to put EMC into Excel, step by step. `baseUrl` null: EMC has no address that Excel would take. */
export function installPage({ language, baseUrl }: { language: Language; baseUrl: string | null }): string {
  const page = new Page(language, baseUrl);
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${page.said(words.title)} · EMC</title>
<link rel="icon" href="icons/emc-32.png">
<style>${style}</style>
</head>
<body>${page.body()}</body>
</html>
`;
}

class Page {
  constructor(
    private readonly language: Language,
    private readonly baseUrl: string | null,
  ) {}

  body(): string {
    const { vi, en } = { vi: '?lang=en" lang="en">English', en: '?lang=vi" lang="vi">Tiếng Việt' };
    return [
      `<header><h1>${this.said(words.title)}</h1><a class="language" href="${this.language === 'vi' ? vi : en}</a></header>`,
      '<main>',
      this.paragraph(words.intro),
      this.baseUrl === null ? this.paragraph(words.notReady, 'note') : '',
      this.paragraph(words.notTried, 'note'),
      this.heading(words.whichExcel),
      this.table(),
      this.paragraph(words.otherwise),
      this.heading(words.shareTitle),
      `<ol>${this.items(steps.folder)}<li>${this.form()}</li>${this.items(steps.byHand)}</ol>`,
      this.figure(pictures.trustCenter, words.captionTrust),
      `<ol start="5">${this.items(steps.add)}</ol>`,
      this.figure(pictures.sharedFolder, words.captionShared),
      this.heading(words.centreTitle),
      `<ol>${this.items(steps.centre)}</ol>`,
      this.figure(pictures.adminCentre, words.captionCentre),
      this.heading(words.webTitle),
      `<ol>${this.items(steps.web)}</ol>`,
      this.figure(pictures.uploadOnTheWeb, words.captionUpload),
      this.heading(words.openTitle),
      `<ol>${this.items(steps.open)}</ol>`,
      this.figure(pictures.dataTab, words.captionData),
      this.heading(words.troubleTitle),
      `<ul>${this.items(steps.trouble)}</ul>`,
      this.heading(words.removeTitle),
      this.paragraph(words.remove),
      '</main>',
    ].join('\n');
  }

  /** A sentence, safe to stand in the page, with its links. */
  said(sentence: Sentence): string {
    const manifest =
      this.baseUrl === null
        ? this.plain(words.manifestFile)
        : `<a href="manifest.xml" download>${this.plain(words.manifestFile)}</a>`;
    const address = this.baseUrl === null ? 'https://…/addin/manifest.xml' : `${this.baseUrl}/addin/manifest.xml`;
    return this.plain(sentence)
      .replace('{manifest}', manifest)
      .replace('{address}', `<code>${escaped(address)}</code>`)
      .replace('{web}', `<a href="../">${this.plain(words.webPage)}</a>`);
  }

  private plain(sentence: Sentence): string {
    return escaped(sentence[this.language]);
  }

  private heading(sentence: Sentence): string {
    return `<h2>${this.said(sentence)}</h2>`;
  }

  private paragraph(sentence: Sentence, look?: string): string {
    return `<p${look ? ` class="${look}"` : ''}>${this.said(sentence)}</p>`;
  }

  private items(sentences: readonly Sentence[]): string {
    return sentences.map((sentence) => `<li>${this.said(sentence)}</li>`).join('');
  }

  private figure(picture: (label: string) => string, caption: Sentence): string {
    const drawn = picture(`${words.drawn[this.language]}: ${caption[this.language]}`);
    return `<figure>${drawn}<figcaption>${this.said(words.drawn)}: ${this.said(caption)}</figcaption></figure>`;
  }

  private table(): string {
    const head = [words.excel, words.works, words.how].map((each) => `<th scope="col">${this.said(each)}</th>`);
    const rows = versions.map(
      ({ name, works, how }) =>
        `<tr><th scope="row">${this.said(name)}</th><td>${this.said(works)}</td><td>${this.said(how)}</td></tr>`,
    );
    return `<div class="wide"><table><caption>${this.said(words.otherExcels)}</caption><thead><tr>${head.join('')}</tr></thead><tbody>${rows.join('')}</tbody></table></div>`;
  }

  private form(): string {
    const pattern = String.raw`\\\\[^\\]+\\.+|https://.+`;
    return `<form action="trust-catalog.reg"><label for="share">${this.said(words.share)}</label>
<input id="share" name="share" required maxlength="250" pattern="${escaped(pattern)}" placeholder="\\\\may-chu\\emc" title="${this.said(words.shareAgain)}" autocomplete="off" spellcheck="false">
<button>${this.said(words.download)}</button></form>`;
  }
}
