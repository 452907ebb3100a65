import { chance } from './chance.js';

/** Columns of Appendix II, as the workbook maker takes them. @type {import('./workbook-maker.js').Column[]} */
export const accountColumns = [
  { header: 'ID_local', kind: 'text' },
  { header: 'ID_QG', kind: 'text' },
  { header: 'TYPE', kind: 'number' },
  { header: 'CREATDATE_USER', kind: 'moment' },
  { header: 'LAST_LOGIN', kind: 'moment' },
];

/** The snapshot is of this day; nobody logged in later. */
export const asOf = '2025-10-31';

const firstDay = Date.UTC(2019, 0, 1) / 86_400_000;
const lastDay = Date.parse(asOf) / 86_400_000;
const dayTexts = Array.from({ length: lastDay - firstDay + 1 }, (_, day) => dayText(firstDay + day));
const twoDigits = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

/**
 * Accounts as case-handling systems export them: citizens by personal id or UUID, businesses by tax code, officers by
 * user name; two in five not linked, one in five never logged in. No id comes twice.
 *
 * @param {number} count
 * @returns {Generator<string[]>} texts in the order of the columns, '' = blank
 */
export function* accountRows(count) {
  const { below, percent } = chance(20251031);
  for (let n = 1; n <= count; n++) {
    const type = percent(88) ? 2 : percent(80) ? 1 : 3;
    const personalId = `0${spread(n, 100_000_000_000)}`;
    const idQg = type === 1 ? taxCode(n) : personalId;
    const idLocal = type === 3 ? `canbo.${n}` : type === 2 && percent(10) ? uuid(below) : idQg;
    const created = below(dayTexts.length);
    const login = created + below(dayTexts.length - created);
    yield [
      idLocal,
      percent(60) ? idQg : '',
      String(type),
      `${dayTexts[created]} 0${below(8)}:${clock(below)}`,
      percent(80) ? `${dayTexts[login]} ${twoDigits[8 + below(16)]}:${clock(below)}` : '',
    ];
  }
}

/** What a summary of these rows must say. */
export function accountTotals(/** @type {Iterable<string[]>} */ rows) {
  const totals = { 1: 0, 2: 0, 3: 0, linked: 0 };
  for (const [, idQg, type] of rows) {
    totals[type]++;
    if (idQg !== '') totals.linked++;
  }
  return totals;
}

/** Numbers of equal length in no order, each once: the factor shares no divisor with a power of ten. */
function spread(/** @type {number} */ n, /** @type {number} */ limit) {
  return String((n * 7_368_787_103) % limit).padStart(String(limit).length - 1, '0');
}

const taxCode = (/** @type {number} */ n) => `0${spread(n, 1_000_000_000)}`;

function uuid(/** @type {(limit: number) => number} */ below) {
  const hex = Array.from({ length: 4 }, () => below(4_294_967_296).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

const clock = (/** @type {(limit: number) => number} */ below) => `${twoDigits[below(60)]}:${twoDigits[below(60)]}`;

function dayText(/** @type {number} */ day) {
  const [year, month, date] = new Date(day * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${date}/${month}/${year}`;
}
