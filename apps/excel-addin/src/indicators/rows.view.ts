import type { IndicatorRow, Ranking } from '@emc/contract';
import type { Language } from '@emc/domain';
import { button, el } from '../element.js';
import { formWords } from '../form.words.js';
import { table, type Column } from '../table.js';
import { countTold, dayTold, percentTold } from '../told.js';
import type { IndicatorsScreen } from './indicators.screen.js';
import { words } from './indicators.words.js';

/** The rows an indicator sums up, page by page. */
export function rowsTable(screen: IndicatorsScreen): Node {
  const { app, asked, rows } = screen;
  const { language } = app;
  const all = el('a', { href: screen.address({ code: '' }), 'data-key': 'all' }, words.allProcedures[language]);
  const title = el('h2', {}, `${words.rowsTitle[language]}${asked.code ? `: ${asked.code}` : ''}`);
  if (!rows || rows.items.length === 0) {
    return el('section', { class: 'part' }, title, el('p', { class: 'intro' }, words.noRows[language]));
  }
  return el(
    'section',
    { class: 'part' },
    title,
    asked.code !== null && el('p', {}, all),
    table({ caption: sumTold(rows, language), columns: rowColumns(screen), rows: rows.items }),
    rows.nextCursor !== undefined && button('more', formWords.more[language], { onclick: () => screen.more() }),
  );
}

function sumTold({ total, numerator, denominator }: NonNullable<IndicatorsScreen['rows']>, language: Language): string {
  const [rows, over, under] = [total, numerator, denominator].map((count) => countTold(count, language));
  return language === 'vi' ? `${rows} dòng, cộng lại ${over} / ${under}` : `${rows} rows, together ${over} / ${under}`;
}

function rowColumns(screen: IndicatorsScreen): Column<IndicatorRow>[] {
  const { app, asked, rows } = screen;
  const { language } = app;
  const isByDay = rows?.items.some(({ day }) => day !== null);
  const isByProcedure = rows?.items.some(({ codeTthc }) => codeTthc !== null);
  const figure = (key: 'dossiers' | 'online' | 'numerator' | 'denominator'): Column<IndicatorRow> => ({
    head: words[key][language],
    isNumber: true,
    cell: (row) => countTold(row[key], language),
  });
  return [
    ...(isByDay ? [{ head: words.day[language], isHead: true, cell: dayCell }] : []),
    ...(asked.scope.siteId === undefined || !isByProcedure ? [{ head: words.site[language], cell: siteCell }] : []),
    ...(isByProcedure && !isByDay ? procedureColumns(screen) : []),
    ...(isByProcedure ? [figure('dossiers'), figure('online')] : []),
    figure('numerator'),
    figure('denominator'),
    {
      head: words.percent[language],
      isNumber: true,
      cell: ({ percent }) => (percent === null ? '–' : percentTold(percent, language)),
    },
  ];
}

const dayCell = ({ day }: IndicatorRow) => dayTold(day);
const siteCell = ({ siteId }: IndicatorRow) => String(siteId);

function procedureColumns(screen: IndicatorsScreen): Column<IndicatorRow>[] {
  const { language } = screen.app;
  return [
    { head: words.procedure[language], isHead: true, cell: (row) => procedure(row, screen) },
    { head: words.name[language], cell: ({ name }) => name ?? '–' },
    { head: words.level[language], cell: ({ level }) => (level === null ? words.notListed[language] : String(level)) },
  ];
}

/** Of the first two indicators a procedure has days of its own. */
function procedure({ siteId, codeTthc }: IndicatorRow, screen: IndicatorsScreen): Node | string {
  const { indicator } = screen.asked;
  if (!codeTthc || (indicator !== 'EMC-1' && indicator !== 'EMC-2')) return codeTthc || '–';
  const href = screen.address({ siteId: String(siteId), agency: '', scope: '', code: codeTthc });
  return el('a', { href, 'data-key': `code ${siteId} ${codeTthc}` }, codeTthc);
}

/** Agencies by the percentage, for those who may see it. */
export function rankingTable({ app, ranking }: IndicatorsScreen): Node[] {
  if (!ranking) return [];
  const { language } = app;
  return [
    el(
      'section',
      { class: 'part' },
      el('h2', {}, words.ranking[language]),
      table({ caption: words.ranking[language], isTitled: true, columns: rankColumns(language), rows: ranking.items }),
    ),
  ];
}

function rankColumns(language: Language): Column<Ranking['items'][number]>[] {
  return [
    { head: words.rank[language], isNumber: true, cell: ({ rank }) => (rank === null ? '–' : String(rank)) },
    {
      head: words.agency[language],
      isHead: true,
      cell: ({ agencyCode, agencyName }) => `${agencyCode} · ${agencyName}`,
    },
    {
      head: words.percent[language],
      isNumber: true,
      cell: ({ percent }) => (percent === null ? words.insufficient[language] : percentTold(percent, language)),
    },
    { head: words.numerator[language], isNumber: true, cell: ({ numerator }) => countTold(numerator, language) },
    { head: words.denominator[language], isNumber: true, cell: ({ denominator }) => countTold(denominator, language) },
    {
      head: words.coverage[language],
      isNumber: true,
      cell: ({ coverage: { reported, expected } }) => `${reported} / ${expected}`,
    },
    {
      head: words.discrepancies[language],
      isNumber: true,
      cell: ({ openDiscrepancies }) => countTold(openDiscrepancies, language),
    },
  ];
}
