import { button, el } from './element.js';
import { hashOf } from './route.js';
import { screens, type ScreenName } from './screens.js';
import { siteFound, siteName } from './site-search.js';
import type { Shell } from './shell.js';
import { words } from './words.js';

/** More sites than these are looked for by typing. */
const mostInMenu = 12;

/** The places of the page that the frame fills. */
export interface Frame {
  readonly title: HTMLElement;
  readonly user: HTMLElement;
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
    user: byId('user'),
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
  page.user.replaceChildren(...userBox(shell));
  page.menu.replaceChildren(...menu(shell));
  page.context.role = 'region';
  page.context.ariaLabel = words.site[language];
  shell.typing.show(page.context, ...siteChoice(shell));
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

/** Who is signed in, and the way out; or the way in. */
function userBox(shell: Shell): Node[] {
  const { user, language } = shell;
  if (!user) return [button('sign-in-first', words.signIn[language], { onclick: () => shell.askToSignIn() })];
  return [
    el('a', { href: hashOf({ screen: 'me' }), 'data-key': 'user', title: words.account[language] }, user.displayName),
    button('sign-out', words.signOut[language], { onclick: () => shell.signOut() }),
  ];
}

function siteChoice(shell: Shell): Node[] {
  const { language, sites, site } = shell;
  if (sites.length < 2) return site ? [el('span', {}, site.name)] : [];
  if (sites.length > mostInMenu) return siteSearch(shell);
  const select = el(
    'select',
    { 'data-key': 'site', 'aria-label': words.site[language] },
    ...(site ? [] : [el('option', { value: '', selected: true }, words.chooseSite[language])]),
    ...sites.map((each) => el('option', { value: each.id, selected: each.id === site?.id }, siteName(each))),
  );
  select.addEventListener('change', () => shell.chooseSite(Number(select.value)));
  return [select];
}

/** Of many sites one is found by typing: part of its name or its number. */
function siteSearch(shell: Shell): Node[] {
  const { language, sites, site } = shell;
  const input = el('input', {
    'data-key': 'site',
    'aria-label': words.site[language],
    placeholder: words.findSite[language],
    list: 'sites',
    autocomplete: 'off',
  });
  input.value = site ? siteName(site) : '';
  // What stands there would hide all other sites.
  input.addEventListener('focus', () => input.select());
  input.addEventListener('change', () => {
    const found = siteFound(input.value, sites);
    if (found) shell.chooseSite(found.id);
    else shell.draw();
  });
  const options = sites.map((each) => el('option', { value: siteName(each) }));
  return [input, el('datalist', { id: 'sites' }, ...options)];
}

function troubleBox(shell: Shell): Node[] {
  const { trouble, language } = shell;
  if (!trouble) return [];
  const again = button('again', words.tryAgain[language], { onclick: () => shell.tryAgain() });
  return [el('div', { class: 'trouble', role: 'alert' }, el('p', {}, trouble[language]), shell.mayHelp && again)];
}
