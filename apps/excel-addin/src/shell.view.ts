import { button, el } from './element.js';
import { hashOf, screensOfSite } from './route.js';
import { screens, type ScreenName } from './screens.js';
import { siteName } from './site-search.js';
import type { Shell } from './shell.js';
import { timeTold } from './told.js';
import { noSiteSentence, words } from './words.js';

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
  /** What stands above a screen on paper. */
  readonly paper: HTMLElement;
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
    paper: byId('paper'),
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
  const choice = siteChoice(shell);
  const box = choice.at(-1);
  if (box && box === page.context.lastChild) {
    // The box stays as it is, with what is being typed into it.
    while (box.previousSibling) box.previousSibling.remove();
    page.context.prepend(...choice.slice(0, -1));
  } else shell.typing.show(page.context, ...choice);
  page.paper.textContent = paperTold(shell);
  page.trouble.replaceChildren(...troubleBox(shell));
}

/** Whose paper it is, about which site, and of which day. */
function paperTold({ language, user, agency, site }: Shell): string {
  const whose = user && [agency ? `${agency.name} (${agency.code})` : words.department[language], user.displayName];
  const day = `${words.printed[language]} ${timeTold(new Date().toISOString())}`;
  return ['EMC', ...(whose ?? []), site && `${site.id} · ${site.name}`, day].filter(Boolean).join(' – ');
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

/** Where the screen shows a site: which, and the others; what of the address nobody knows is told. */
function siteChoice(shell: Shell): Node[] {
  const { language, sites, site, noSite, screen } = shell;
  // Only inside a workbook is a template filled with what a site has.
  const isOfSite = screensOfSite.has(screen ?? 'check') || (screen === 'templates' && shell.book !== null);
  if (!shell.user || !isOfSite) return [];
  const unknown = noSite === null ? [] : [el('p', { class: 'wrong', role: 'alert' }, noSiteSentence(noSite)[language])];
  return [...unknown, ...siteMenu(shell, sites, site)];
}

function siteMenu(shell: Shell, sites: Shell['sites'], site: Shell['site']): Node[] {
  const { language, siteBox } = shell;
  if (sites.length < 2 && site) return [el('span', {}, site.name)];
  if (sites.length === 0) return [];
  if (siteBox) {
    siteBox.show();
    return [siteBox.node];
  }
  const select = el(
    'select',
    { id: 'site', 'data-key': 'site' },
    ...(site ? [] : [el('option', { value: '', selected: true }, words.chooseSite[language])]),
    ...sites.map((each) => el('option', { value: each.id, selected: each.id === site?.id }, siteName(each))),
  );
  select.addEventListener('change', () => shell.chooseSite(Number(select.value)));
  return [el('div', { class: 'site-box' }, el('label', { for: 'site' }, words.site[language]), select)];
}

function troubleBox(shell: Shell): Node[] {
  const { trouble, language } = shell;
  if (!trouble) return [];
  const again = button('again', words.tryAgain[language], { onclick: () => shell.tryAgain() });
  return [el('div', { class: 'trouble', role: 'alert' }, el('p', {}, trouble[language]), shell.mayHelp && again)];
}
