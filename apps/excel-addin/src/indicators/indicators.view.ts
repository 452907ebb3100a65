import type { Indicator, Indicators } from '@emc/contract';
import { button, el } from '../element.js';
import { form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { dayTold } from '../told.js';
import { indicatorCard } from './indicator.view.js';
import type { IndicatorsScreen } from './indicators.screen.js';
import { words } from './indicators.words.js';
import { periodOf, presetNames, presets } from './period.js';
import { rankingTable, rowsTable } from './rows.view.js';

/** What is asked for, then all indicators, or one of them with its rows. */
export function indicatorsView(screen: IndicatorsScreen): Node[] {
  const { app, figures, asked } = screen;
  const { language } = app;
  return [
    presetLinks(screen),
    choices(screen),
    ...(figures ? shown(screen, figures) : [el('p', { class: 'intro' }, formWords.loading[language])]),
    ...(asked.indicator !== null && figures ? [rowsTable(screen), ...rankingTable(screen)] : []),
  ];
}

function presetLinks(screen: IndicatorsScreen): Node {
  const { app, today, asked } = screen;
  const links = presets.map((preset) => {
    const { from, to } = periodOf(preset, today);
    const isHere = asked.from === from && asked.to === to && 'true';
    return el(
      'a',
      { href: screen.address({ from, to }), 'data-key': `preset ${preset}`, 'aria-current': isHere },
      presetNames[preset][app.language],
    );
  });
  return el('nav', { class: 'parts', 'aria-label': words.presets[app.language] }, ...links);
}

function choices(screen: IndicatorsScreen): Node {
  const { app, period, today } = screen;
  const { language } = app;
  const day = { type: 'date' };
  return el(
    'div',
    { class: 'asked' },
    form(
      () => screen.chooseDays(),
      scopeChoice(screen),
      input(period, { field: 'from', label: formWords.from[language], attributes: day }),
      input(period, { field: 'to', label: formWords.to[language], attributes: day }),
      input(period, {
        field: 'asOf',
        label: words.asOf[language],
        hint: words.asOfHint[language],
        attributes: { ...day, max: today },
      }),
      el('button', { type: 'submit', 'data-key': 'period show' }, formWords.show[language]),
    ),
    el(
      'div',
      { class: 'tools' },
      button('excel', words.excel[language], { onclick: () => screen.download('indicatorsWorkbook') }),
      button('csv', words.csv[language], { onclick: () => screen.download('indicatorsCsv') }),
    ),
  );
}

const noScope = { siteId: '', agency: '', scope: '', code: '' };

/** Each scope by what it puts into the address. */
function scopeChoice(screen: IndicatorsScreen): Node {
  const { app, agencies, asked } = screen;
  const { language, site, user } = app;
  const { siteId, agency } = asked.scope;
  const isElsewhere = siteId !== undefined && siteId !== site?.id;
  const options = [
    ...(isElsewhere ? [[`site`, `${words.site[language]} ${siteId}`] as const] : []),
    ...(site ? [['chosen', `${site.id} · ${site.name}`] as const] : []),
    ['all', (user.agencyCode === null ? words.wholeCountry : words.wholeAgency)[language]] as const,
    ...agencies.map(({ code, name }) => [code, `${code} · ${name}`] as const),
  ];
  const now = isElsewhere ? 'site' : siteId !== undefined ? 'chosen' : (agency ?? 'all');
  const select = el(
    'select',
    { id: 'scope', 'data-key': 'scope' },
    ...options.map(([value, name]) => el('option', { value, selected: value === now }, name)),
  );
  select.addEventListener('change', () => {
    if (select.value === 'all') return screen.choose({ ...noScope, scope: 'all' });
    screen.choose(select.value === 'chosen' ? noScope : { ...noScope, agency: select.value });
  });
  return el('div', { class: 'field' }, el('label', { for: 'scope' }, words.scope[language]), select);
}

function shown(screen: IndicatorsScreen, figures: Indicators): Node[] {
  const { app, asked } = screen;
  const { language } = app;
  const items = figures.items.filter(({ id }) => asked.indicator === null || id === asked.indicator);
  const back = el('a', { href: screen.address({ indicator: '', code: '' }), 'data-key': 'back' }, words.all[language]);
  return [
    el('p', { class: 'found' }, `${scopeTold(figures, screen)}, ${spanTold(figures, screen)}`),
    ...(asked.indicator === null ? [] : [el('p', {}, back)]),
    el('div', { class: 'cards' }, ...items.map((item: Indicator) => indicatorCard(item, figures, screen))),
  ];
}

function scopeTold({ site, agency }: Indicators, { app }: IndicatorsScreen): string {
  if (site) return `${site.id} · ${site.name}`;
  return agency ? `${agency.code} · ${agency.name}` : words.wholeCountry[app.language];
}

function spanTold({ from, to, asOf }: Indicators, { app }: IndicatorsScreen): string {
  const [first, last, known] = [from, to, asOf].map(dayTold);
  return app.language === 'vi'
    ? `${first} – ${last}, số liệu biết đến hết ngày ${known}`
    : `${first} – ${last}, as known at the end of ${known}`;
}
