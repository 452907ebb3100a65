import { ProblemError, type Agency, type Client, type Role, type Site, type User } from '@emc/contract';
import { nothingKnown, type JudgeContext, type Language, type ListKind, type Sentence } from '@emc/domain';
import { ToldError, type App, type Screen, type ScreenEntry, type SignedIn } from './app.js';
import { saveFile } from './download.js';
import type { Spreadsheet } from './excel.js';
import { troubleOf } from './excel.support.js';
import { Known } from './known.js';
import { Press } from './press.js';
import { atSite, hashOf, readHash, screensOfSite, showAddress, type Route } from './route.js';
import { recall, remember } from './remembered.js';
import { isScreenName, screens, type ScreenName } from './screens.js';
import { isOutOfReach, Session } from './session.js';
import { frame, type Frame } from './shell.view.js';
import type { SiteBox } from './site-box.js';
import { signInForm } from './sign-in.view.js';
import { wholeList } from './whole-list.js';
import { Typing } from './typing.js';
import { Unsent } from './unsent.js';
import { troubles, words } from './words.js';

const rank: Readonly<Record<Role, number>> = { viewer: 1, officer: 2, admin: 3 };

/** The frame around the screens: who is signed in, what they chose, where they are, and what is going on. */
export class Shell implements App {
  language: Language;
  kind: ListKind;
  site: Site | null = null;
  sites: readonly Site[] = [];
  agency: Agency | null = null;
  trouble: Sentence | null = null;
  /** The same may succeed when it is tried again: nobody answered, or EMC broke. */
  mayHelp = false;
  /** As whom somebody tried to sign in; gone once they have. */
  triedName = '';
  readonly unsent = new Unsent();
  /** A site that the address names and nobody here may see. */
  noSite: string | null = null;
  /** Where one of many sites is found; null until it has come. */
  siteBox: SiteBox | null = null;
  /** What the address names did not come, or is not there. */
  isMissing = false;
  private siteId: number | null;
  private readonly session = new Session(
    () => this.language,
    () => this.signedOut(),
  );
  private here: { readonly name: ScreenName; readonly screen: Screen | null } | null = null;
  private readonly opened = new Map<ScreenName, Screen>();
  /** Was told that signing out takes away what was not sent. */
  private isLeaving = false;
  /** Whose screens are open. */
  private userId: string | null = null;
  private asks = false;
  private knows: Known | null = null;
  private stopping = new AbortController();
  private isBusy = false;
  /** A screen loads what it shows; anything else under way is what the officer asked for. */
  private isEntering = false;
  private entering: (() => void) | null = null;
  private isPreloaded = false;
  private waiting: ((signal: AbortSignal) => Promise<void>) | null = null;
  private again: () => void = () => undefined;
  /** The key of what last had the focus. */
  private focused: string | null = null;
  /** The key of what gets it with the next drawing. */
  private focusNext: string | null = null;
  private isToBeDrawn = false;
  private readonly press = new Press(() => this.isToBeDrawn && this.draw());
  readonly typing = new Typing(() => this.isToBeDrawn && this.draw());

  constructor(
    readonly book: Spreadsheet | null,
    private readonly page: Frame,
  ) {
    const { language, siteId, kind } = recall();
    this.language = language;
    this.siteId = siteId;
    this.kind = kind;
  }

  get api(): Client {
    return this.session.api;
  }

  get user(): User | null {
    return this.session.user;
  }

  get screen(): ScreenName | null {
    return this.here?.name ?? null;
  }

  async start(): Promise<void> {
    addEventListener('hashchange', () => void this.arrive().then(() => this.page.title.focus()));
    if (await this.session.resume().catch(() => false)) await this.loadSites().catch(() => undefined);
    await this.arrive();
    this.setBusy(this.isBusy);
  }

  /** What the API said is asked for again: its sentences come in the language of whoever asks. */
  speak(language: Language): void {
    this.language = language;
    this.keepChoice();
    this.say(null);
    this.reenter();
  }

  chooseKind(kind: ListKind): void {
    this.kind = kind;
    this.keepChoice();
    this.reenter();
  }

  chooseSite(siteId: number): void {
    this.take(this.sites.find(({ id }) => id === siteId) ?? null);
    const { name, params } = readHash(location.hash);
    params.delete('site');
    // No other screen is opened, and Back leads to the site before.
    if (isScreenName(name) && screensOfSite.has(name)) {
      showAddress({ screen: name, params: Object.fromEntries(params) }, 'push');
    }
    this.reenter();
  }

  go(route: Route): void {
    location.hash = hashOf(route);
  }

  askToSignIn(): void {
    this.asks = true;
    this.draw();
    this.page.main.querySelector('input')?.focus();
  }

  signIn(username: string, password: string): void {
    this.triedName = username;
    this.run(async () => {
      await this.session.signIn(username, password);
      this.triedName = '';
      await this.loadSites();
      await this.arrive();
    });
  }

  /** Takes what was typed and not sent away, so that is asked about first. */
  signOut(): void {
    if (this.unsent.isAny && !this.isLeaving) {
      this.isLeaving = true;
      return this.say(words.leavesUnsent);
    }
    this.run(async () => {
      await this.session.signOut();
      this.forgetUser();
      this.signedOut();
    });
  }

  async known(signal: AbortSignal): Promise<JudgeContext> {
    const { site, user } = this;
    if (!site || !user) return nothingKnown;
    this.knows ??= new Known(this.api);
    return this.knows.of(site, signal);
  }

  run(task: (signal: AbortSignal) => Promise<void>): boolean {
    if (!this.isEntering) return this.begin(task);
    // What is pressed while a screen still loads is done as soon as it has.
    this.waiting = task;
    return true;
  }

  private begin(task: (signal: AbortSignal) => Promise<void>): boolean {
    if (this.isBusy) return false;
    this.setBusy(true);
    const stopping = new AbortController();
    this.stopping = stopping;
    this.again = () => this.run(task);
    this.trouble = null;
    this.isMissing = false;
    void task(stopping.signal)
      .catch((error: unknown) => {
        if (stopping.signal.aborted) return this.say(words.stopped);
        this.trouble = troubleSentence(error);
        // No empty form stands in the place of what is not there.
        this.isMissing = this.isEntering && error instanceof ProblemError && error.problem.status === 404;
        this.mayHelp = !(error instanceof ProblemError) || error.problem.status >= 500;
      })
      .finally(() => {
        this.setBusy(false);
        this.isEntering = false;
        this.goOn();
        this.draw();
      });
    return true;
  }

  stop(): void {
    this.stopping.abort();
  }

  tryAgain(): void {
    this.again();
  }

  say(news: Sentence | null, heard?: Sentence): void {
    this.page.news.textContent = news?.[this.language] ?? '';
    this.page.heard.textContent = heard?.[this.language] ?? '';
  }

  save(file: Response): Promise<void> {
    return saveFile(file);
  }

  draw(focus?: string): void {
    this.focusNext = focus ?? this.focusNext;
    this.isToBeDrawn = this.press.isUnderWay;
    if (this.isToBeDrawn) return;
    this.focused = document.activeElement?.getAttribute('data-key') ?? this.focused;
    const typed = document.activeElement instanceof HTMLInputElement ? document.activeElement.selectionStart : null;
    frame(this, this.page);
    this.isToBeDrawn = !this.typing.show(this.page.main, ...this.content());
    if (this.isToBeDrawn) return;
    if (this.focusNext) byKey(this.focusNext)?.focus();
    this.focusNext = null;
    if (document.activeElement === document.body) this.focusAgain(typed);
  }

  private content(): Node[] {
    if (!this.here) return [];
    if (this.isMissing) return (this.here.screen?.view() ?? []).filter((node) => node.nodeName === 'NAV');
    if (this.here.screen && !(this.asks && !this.user)) return this.here.screen.view();
    return signInForm(this);
  }

  /** Opens what the address names, the check otherwise. */
  private async arrive(): Promise<void> {
    const { name } = readHash(location.hash);
    const target: ScreenName = isScreenName(name) ? name : 'check';
    this.opened.get(this.here?.name ?? target)?.leave?.();
    this.asks = false;
    this.isLeaving = false;
    this.takeFromAddress();
    const { params } = readHash(location.hash);
    const arriving = location.hash;
    const screen = this.may(target) ? await this.open(target).catch((error: unknown) => this.miss(error)) : null;
    // Somebody went on meanwhile.
    if (location.hash !== arriving) return;
    if (!this.isMissing) this.trouble = null;
    this.here = { name: target, screen };
    this.draw();
    this.enter(screen, params);
    this.preload();
  }

  /** Its address stays, and it is asked for again when told to. */
  private miss(error: unknown): null {
    this.isMissing = true;
    this.mayHelp = true;
    // A part of the page that does not come is no broken rule of it, whatever the browser calls it.
    this.trouble = error instanceof TypeError ? words.offline : troubleSentence(error);
    this.again = () => void this.arrive();
    return null;
  }

  /** The site of the address, which is then in every address from here on; the one chosen last where it names none. */
  private takeFromAddress(): void {
    const { name, params } = readHash(location.hash);
    if (!this.user || !screensOfSite.has(name || 'check')) return;
    const named = params.get('site');
    this.noSite = null;
    if (named !== null) {
      this.take(this.sites.find(({ id }) => String(id) === named) ?? null);
      if (!this.site) this.noSite = named;
    } else if (this.site && isScreenName(name)) {
      showAddress({ screen: name, params: Object.fromEntries(params) });
    }
  }

  private take(site: Site | null): void {
    this.site = site;
    this.siteId = site?.id ?? this.siteId;
    this.noSite = null;
    atSite(site?.id ?? null);
    this.keepChoice();
  }

  /** What may be opened next comes while nothing is going on, so that it is there when the network is not. */
  private preload(): void {
    if (!this.user || this.isPreloaded) return;
    this.isPreloaded = true;
    const names = (Object.keys(screens) as ScreenName[]).filter((name) => this.may(name));
    whenIdle(() => {
      for (const name of names) {
        const entry: ScreenEntry = screens[name];
        void (entry.needs === 'nobody' ? entry.load(this) : entry.load()).catch(() => (this.isPreloaded = false));
      }
    });
  }

  private reenter(): void {
    const screen = this.here?.screen ?? null;
    const { params } = readHash(location.hash);
    this.draw();
    this.enter(screen, params);
  }

  /** At once, or as soon as what is going on has ended; of several wishes meanwhile, the last counts. */
  private enter(screen: Screen | null, params: URLSearchParams): void {
    this.entering = null;
    this.waiting = null;
    if (!screen) return;
    if (this.begin((signal) => screen.enter(params, signal))) {
      this.isEntering = true;
      this.again = () => this.enter(screen, params);
    } else this.entering = () => this.enter(screen, params);
  }

  private goOn(): void {
    const { waiting } = this;
    this.waiting = null;
    if (this.entering) this.entering();
    else if (waiting) this.run(waiting);
  }

  /** Whether a screen is in the menu of whoever is there. */
  may(name: ScreenName): boolean {
    const { needs }: ScreenEntry = screens[name];
    return needs === 'nobody' || (this.user !== null && rank[this.user.role] >= rank[needs]);
  }

  private async open(name: ScreenName): Promise<Screen | null> {
    this.isMissing = false;
    const known = this.opened.get(name);
    if (known) return known;
    const entry: ScreenEntry = screens[name];
    const make = entry.needs === 'nobody' ? await entry.load(this) : null;
    const screen = make
      ? make(this)
      : entry.needs !== 'nobody' && this.isSignedIn()
        ? (await entry.load())(this)
        : null;
    if (screen) this.opened.set(name, screen);
    return screen;
  }

  /** Without it a menu of all serves. */
  private async loadSiteBox(): Promise<void> {
    const box = await import('./site-box.js').catch(() => null);
    this.siteBox ??= box && new box.SiteBox(this);
  }

  private isSignedIn(): this is SignedIn {
    return this.user !== null;
  }

  private async loadSites(): Promise<void> {
    const sites = await wholeList((query) => this.api('listSites', { query }));
    this.sites = sites;
    this.site = sites.find(({ id }) => id === this.siteId) ?? (sites.length === 1 ? (sites[0] ?? null) : null);
    atSite(this.site?.id ?? null);
    if (sites.length > mostInMenu) await this.loadSiteBox();
    const { user } = this;
    const { agencyCode = null } = user ?? {};
    this.agency =
      agencyCode === null ? null : await this.api('getAgency', { params: { code: agencyCode } }).catch(() => null);
    // What others saw on this computer is not for whoever signs in next; what somebody began before signing in is.
    if (this.userId !== null && this.userId !== user?.id) this.forgetUser();
    this.userId = user?.id ?? null;
    if (user) this.unsent.belongTo(user.id);
  }

  /** A session that ended on its own takes nothing away: its user signs in again and goes on. */
  private signedOut(): void {
    this.sites = [];
    this.site = null;
    this.noSite = null;
    void this.arrive();
  }

  private forgetUser(): void {
    this.opened.clear();
    this.unsent.forget();
    this.isLeaving = false;
    this.here = null;
    this.userId = null;
    this.knows = null;
    this.agency = null;
    atSite(null);
    const { name, params } = readHash(location.hash);
    if (params.has('site') && isScreenName(name)) {
      params.delete('site');
      showAddress({ screen: name, params: Object.fromEntries(params) });
    }
  }

  private keepChoice(): void {
    remember({ language: this.language, siteId: this.siteId, kind: this.kind });
  }

  private setBusy(isBusy: boolean): void {
    this.isBusy = isBusy;
    this.page.main.setAttribute('aria-busy', String(isBusy));
  }

  /** Where the officer was, or near to it: what is done takes its button away. */
  private focusAgain(typed: number | null): void {
    const [, code = ''] = this.focused?.split(' ') ?? [];
    for (const key of this.focused ? [this.focused, code, 'step', 'check'] : []) {
      const element = byKey(key);
      element?.focus();
      if (element instanceof HTMLInputElement && typed !== null) element.setSelectionRange(typed, typed);
      if (document.activeElement !== document.body) return;
    }
    // What is busy just now gives its button back in the end.
    if (this.focused && !this.isBusy) this.page.title.focus();
  }
}

/** More sites than these are looked for by typing. */
const mostInMenu = 12;

function whenIdle(task: () => void): void {
  if ('requestIdleCallback' in globalThis) requestIdleCallback(task);
  else setTimeout(task, 2_000);
}

function byKey(key: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`);
}

/** What the officer reads when something was refused or broke. */
function troubleSentence(error: unknown): Sentence {
  if (error instanceof ToldError) return error.sentence;
  if (error instanceof ProblemError) return { vi: error.problem.title, en: error.problem.title };
  if (isOutOfReach(error)) return words.offline;
  const trouble = troubleOf(error);
  if (trouble !== 'unknown') return troubles[trouble];
  reportError(error);
  return troubles.unknown;
}
