import type { Agency, Site } from '@emc/contract';
import { el } from './element.js';
import type { Shell } from './shell.js';
import { siteName, sitesFound } from './site-search.js';
import { wholeList } from './whole-list.js';
import { sitesFoundSentence, words } from './words.js';

/** More are not looked through, but narrowed down by typing on. */
const mostShown = 50;

/**
 * Of many sites one is found by typing: its number, a part of its name, or its agency. Where that leaves several or none, it
 * says so and keeps what was typed; the site is another one only once one is chosen.
 */
export class SiteBox {
  private readonly input = el('input', {
    id: 'site',
    'data-key': 'site',
    role: 'combobox',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'sites-found',
    'aria-describedby': 'site-told',
    autocomplete: 'off',
    spellcheck: 'false',
  });
  private readonly label = el('label', { for: 'site' });
  private readonly list = el('ul', { id: 'sites-found', role: 'listbox', hidden: true });
  private readonly told = el('small', { id: 'site-told', role: 'status' });
  readonly node = el('div', { class: 'site-box' }, this.label, this.input, this.list, this.told);
  private agencies: readonly Agency[] | null = null;
  private found: readonly Site[] = [];
  private active = -1;
  private shown: Site | null = null;

  constructor(private readonly shell: Shell) {
    this.input.addEventListener('focus', () => this.focus());
    this.input.addEventListener('input', () => this.search());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => this.leave());
    // The focus stays in the box while an option is pressed.
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.list.addEventListener('click', ({ target }) => {
      const at = [...this.list.children].findIndex((option) => target instanceof Node && option.contains(target));
      this.choose(this.found[at]);
    });
  }

  /** In the language of whoever looks, with the site that is chosen; what is being typed stays. */
  show(): void {
    const { language, site } = this.shell;
    this.label.textContent = words.site[language];
    this.list.ariaLabel = words.site[language];
    this.input.placeholder = words.findSite[language];
    if (site !== this.shown) this.reset();
    this.shown = site;
  }

  private name(site: Site | null): string {
    return site ? siteName(site) : '';
  }

  private focus(): void {
    this.input.select();
    if (this.agencies) return;
    this.agencies = [];
    void wholeList((query) => this.shell.api('listAgencies', { query })).then(
      (agencies) => {
        this.agencies = agencies;
        if (!this.list.hidden) this.search();
      },
      // Sites are found by their own names meanwhile.
      () => (this.agencies = null),
    );
  }

  private search(): void {
    const { language, sites } = this.shell;
    this.offer(sitesFound(this.input.value, sites, this.agencies ?? []));
    const isTyped = this.input.value.trim() !== '';
    this.told.textContent = isTyped ? sitesFoundSentence(this.found.length)[language] : '';
    this.input.setAttribute('aria-invalid', String(isTyped && this.found.length === 0));
  }

  private offer(found: readonly Site[]): void {
    this.found = found;
    this.active = -1;
    const names = new Map((this.agencies ?? []).map(({ code, name }) => [code, name]));
    const options = found.slice(0, mostShown).map((site, at) => {
      const agency = [site.agencyCode, names.get(site.agencyCode)].filter(Boolean).join(' · ');
      const about = { id: `site-found-${at}`, role: 'option', 'aria-selected': 'false' };
      return el('li', about, siteName(site), el('small', {}, agency));
    });
    this.list.replaceChildren(...options);
    this.open(found.length > 0);
  }

  private key(event: KeyboardEvent): void {
    // A key that an input method takes is not for the list.
    if (event.isComposing) return;
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined) {
      if (this.list.hidden) this.all();
      this.move(step);
    } else if (event.key === 'Enter') this.choose(this.found[this.active] ?? this.only());
    else if (event.key === 'Escape') this.reset();
    else return;
    event.preventDefault();
  }

  /** The arrows open the list, of all where nothing new was typed. */
  private all(): void {
    const { value } = this.input;
    if (value !== '' && value !== this.name(this.shell.site)) this.search();
    else this.offer(this.shell.sites);
  }

  private only(): Site | undefined {
    return this.found.length === 1 ? this.found[0] : undefined;
  }

  private move(step: number): void {
    const count = this.list.children.length;
    if (count === 0) return;
    this.active = (Math.max(this.active, step > 0 ? -1 : 0) + step + count) % count;
    for (const [at, option] of [...this.list.children].entries()) option.ariaSelected = String(at === this.active);
    this.list.children[this.active]?.scrollIntoView({ block: 'nearest' });
    this.input.setAttribute('aria-activedescendant', `site-found-${this.active}`);
  }

  /** Nothing is chosen where it is not sure which; the box goes on saying how many there are. */
  private choose(site: Site | undefined): void {
    if (!site) return this.search();
    this.told.textContent = '';
    this.open(false);
    this.input.value = siteName(site);
    this.input.setAttribute('aria-invalid', 'false');
    this.shell.chooseSite(site.id);
  }

  private reset(): void {
    this.open(false);
    this.told.textContent = '';
    this.input.setAttribute('aria-invalid', 'false');
    this.input.value = this.name(this.shell.site);
  }

  /** What is left unclear is told, beside the site that is shown meanwhile. */
  private leave(): void {
    this.open(false);
    const { language, site } = this.shell;
    const typed = this.input.value;
    if (typed.trim() === '' || typed === this.name(site)) return this.reset();
    const only = this.only();
    if (only) return this.choose(only);
    const still = site ? ` ${words.siteStill[language]} ${this.name(site)}.` : '';
    this.told.textContent = `${sitesFoundSentence(this.found.length)[language]}${still}`;
  }

  private open(isOpen: boolean): void {
    this.list.hidden = !isOpen;
    this.input.ariaExpanded = String(isOpen);
    if (!isOpen) this.input.removeAttribute('aria-activedescendant');
  }
}
