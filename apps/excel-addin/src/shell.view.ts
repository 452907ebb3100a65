import { button, el } from './element.js';
import { hashOf } from './route.js';
import { screens, type ScreenName } from './screens.js';
import type { Shell } from './shell.js';
import { words } from './words.js';

/** The places of the page that the frame fills. */
export interface Frame {
  readonly title: HTMLElement;
  readonly language: HTMLElement;
  readonly menu: HTMLElement;
  readonly context: HTMLElement;
  readonly news: HTMLElement;
  readonly heard: HTMLElement;
  readonly trouble: HTMLElement;
  readonly main: HTMLElement;
}

/** The page as index.html has it. */
export function frameOfPage(): Frame {
  return {
    title: byId('title'),
    language: byId('language'),
    menu: byId('menu'),
    context: byId('context'),
    news: byId('news'),
    heard: byId('heard'),
    trouble: byId('trouble'),
    main: byId('screen'),
  };
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no ${id}.`);
  return element;
}

/** Shows where the officer is, what else there is, and for which site; and what just went wrong. */
export function frame(shell: Shell, page: Frame): void {
  const { language } = shell;
  document.documentElement.lang = language;
  const here = screens[shell.screen ?? 'check'];
  document.title = `${here.title[language]} · EMC`;
  page.title.textContent = here.title[language];
  page.language.textContent = words.otherLanguage[language];
  page.language.lang = language === 'vi' ? 'en' : 'vi';
  page.language.hidden = false;
  page.menu.replaceChildren(...menu(shell));
  page.context.replaceChildren(...siteChoice(shell));
  page.trouble.replaceChildren(...troubleBox(shell));
}

/** Everything for those signed in; before that, every screen that somebody who signs in may open. */
function menu(shell: Shell): Node[] {
  const names = (Object.keys(screens) as ScreenName[]).filter(
    (name) => shell.may(name) || (!shell.user && name !== 'admin'),
  );
  return names.map((name) =>
    el(
      'a',
      { href: hashOf({ screen: name }), 'data-key': `menu ${name}`, 'aria-current': name === shell.screen && 'page' },
      screens[name].title[shell.language],
    ),
  );
}

function siteChoice(shell: Shell): Node[] {
  const { language, sites, site } = shell;
  if (sites.length < 2) return site ? [el('span', {}, site.name)] : [];
  const select = el(
    'select',
    { 'data-key': 'site', 'aria-label': words.site[language] },
    ...(site ? [] : [el('option', { value: '', selected: true }, words.chooseSite[language])]),
    ...sites.map(({ id, name }) => el('option', { value: id, selected: id === site?.id }, `${id} · ${name}`)),
  );
  select.addEventListener('change', () => shell.chooseSite(Number(select.value)));
  return [select];
}

function troubleBox(shell: Shell): Node[] {
  const { trouble, language } = shell;
  if (!trouble) return [];
  const again = button('again', words.tryAgain[language], { onclick: () => shell.tryAgain() });
  return [el('div', { class: 'trouble', role: 'alert' }, el('p', {}, trouble[language]), again)];
}
