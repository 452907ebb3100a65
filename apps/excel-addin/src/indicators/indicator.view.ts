import type { Indicator, Indicators } from '@emc/contract';
import type { Language } from '@emc/domain';
import { el } from '../element.js';
import { facts } from '../reconciliation/discrepancies.view.js';
import { table } from '../table.js';
import { countTold, percentTold } from '../told.js';
import { hashOf } from '../route.js';
import type { IndicatorsScreen } from './indicators.screen.js';
import { chartTold, listsTold, typeNames, words } from './indicators.words.js';

/** An indicator with all it stands on: a figure is never shown without. */
export function indicatorCard(item: Indicator, figures: Indicators, screen: IndicatorsScreen): Node {
  const { app, asked } = screen;
  const { language } = app;
  const { id, title, percent, reason, remark, numerator, denominator, formula, revision, byType } = item;
  return el(
    'section',
    { class: 'card', 'aria-labelledby': `title-${id}` },
    el('h2', { id: `title-${id}` }, `${id} · ${title}`),
    el(
      'p',
      { class: 'figure' },
      el('strong', {}, percent === null ? words.insufficient[language] : percentTold(percent, language)),
      el('span', {}, `${countTold(numerator, language)} / ${countTold(denominator, language)}`),
    ),
    reason !== null && el('p', { class: 'late' }, reason),
    remark !== null && el('p', { class: 'remark' }, remark),
    el('p', { class: 'intro' }, `${words.formula[language]}: ${formula} (${words.revision[language]} ${revision})`),
    facts(restsOn(item, screen)),
    byType && typeTable(byType, language),
    chart(item, figures, screen),
    asked.indicator === null &&
      el('p', {}, el('a', { href: screen.address({ indicator: id }), 'data-key': `rows ${id}` }, words.rows[language])),
  );
}

function restsOn({ coverage, unmatched, openDiscrepancies, lists }: Indicator, { app, figures }: IndicatorsScreen) {
  const { language } = app;
  const { reported, expected, percent } = coverage;
  const share = percent === null ? '' : ` (${percentTold(percent, language)})`;
  // The reconciliation shows the chosen site alone; elsewhere its figures are told without a way there.
  const isHere = figures?.site?.id === app.site?.id && app.site !== null;
  const linked = (count: number, part?: string) => {
    const told = countTold(count, language);
    if (count === 0 || !isHere) return told;
    return el('a', { href: hashOf({ screen: 'reconciliation', ...(part && { params: { part } }) }) }, told);
  };
  return [
    [words.coverage[language], `${reported} / ${expected} ${words.sites[language]}${share}`],
    [words.unmatched[language], linked(unmatched, 'codes')],
    [words.discrepancies[language], linked(openDiscrepancies)],
    [words.lists[language], listsTold(lists, language)],
  ] as const;
}

function typeTable(byType: NonNullable<Indicator['byType']>, language: Language): Node {
  return table({
    caption: words.byType[language],
    columns: [
      { head: words.type[language], isHead: true, cell: ([, name]) => name[language] },
      {
        head: `${words.numerator[language]} / ${words.denominator[language]}`,
        isNumber: true,
        cell: ([type]) =>
          `${countTold(byType[type].numerator, language)} / ${countTold(byType[type].denominator, language)}`,
      },
      {
        head: words.percent[language],
        isNumber: true,
        cell: ([type]) => {
          const { percent } = byType[type];
          return percent === null ? '–' : percentTold(percent, language);
        },
      },
    ],
    rows: typeNames,
  });
}

function chart(item: Indicator, { from, to }: Indicators, { app, charts }: IndicatorsScreen): Node | false {
  const { language } = app;
  const src = charts.of(item.id);
  if (src === null) return false;
  const alt = chartTold(item, from, to)[language];
  return el(
    'div',
    { class: 'wide chart', tabindex: 0, role: 'region', 'aria-label': `${words.chart[language]} ${item.id}` },
    el('img', { src, alt, width: 720, height: 360 }),
  );
}
