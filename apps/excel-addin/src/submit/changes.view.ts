import type { AccountDiff, Submission } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { el } from '../element.js';
import { changesOf, isServiceDiff } from './changes.js';
import { countTold } from '../told.js';
import * as say from './hand-in.words.js';

const { words } = say;

/** What handing in changes against the default version, as a table. */
export function changesView(diff: Submission['diff'], language: Language): Node[] {
  if (!diff) return [];
  const changes = changesOf(diff);
  const rows = changes.map(({ what, count, grave }) =>
    row(el('th', { scope: 'row', class: grave && 'grave' }, what[language]), number(count, language)),
  );
  const caption = compared(diff, language);
  if (!isServiceDiff(diff)) return [accountFigures(diff, language), ...(rows.length > 0 ? [table(caption, rows)] : [])];
  const isSame = diff.against !== null && diff.unchanged === diff.after && diff.unchanged === diff.before;
  if (isSame) return [el('p', { class: 'summary' }, words.noChange[language])];
  return [table(caption, rows)];
}

/** Codes that dossiers carry and the list lacks. */
export function unmatchedView(unmatched: Submission['unmatched'], language: Language): Node[] {
  if (!unmatched) return [];
  const { codes, sent, listed } = unmatched;
  const head = el(
    'tr',
    {},
    ...[words.code, words.dossiers, words.suggestion].map((each) => el('th', { scope: 'col' }, each[language])),
  );
  const rows = codes.map(({ codeTthc, dossiers, matchesNow, suggestion }) =>
    row(
      el('th', { scope: 'row', class: matchesNow && 'grave' }, codeTthc, matchesNow && ` (${words.now[language]})`),
      number(dossiers, language),
      el('td', {}, suggestion ?? ''),
    ),
  );
  return [
    el(
      'details',
      { class: 'unmatched', open: unmatched.lost > 0 },
      el('summary', { 'data-key': 'unmatched' }, words.unmatched[language]),
      ...(sent > 0 ? [el('p', {}, say.unmatchedSentence(unmatched)[language])] : []),
      ...(listed > 0 ? [el('p', {}, say.silentSentence(listed)[language])] : []),
      rows.length > 0 && el('div', { class: 'wide' }, el('table', {}, el('thead', {}, head), el('tbody', {}, ...rows))),
    ),
  ];
}

function compared(diff: NonNullable<Submission['diff']>, language: Language): string {
  if (diff.against === null) return words.noDefault[language];
  const [before, after] = isServiceDiff(diff)
    ? [diff.before, diff.after]
    : [diff.before?.accounts ?? 0, diff.after.accounts];
  return say.againstSentence(diff.against, before, after)[language];
}

function accountFigures({ before, after, added }: AccountDiff, language: Language): Node {
  type Figures = typeof after;
  const lines: readonly (readonly [Sentence, (figures: Figures) => number])[] = [
    [words.accountsAll, ({ accounts }) => accounts],
    [words.business, ({ byType }) => byType[1]],
    [words.citizen, ({ byType }) => byType[2]],
    [words.oneStop, ({ byType }) => byType[3]],
    [words.linked, ({ linked }) => linked],
    [words.active, ({ active90 }) => active90],
  ];
  const head = [
    el('td', {}),
    ...(before ? [el('th', { scope: 'col' }, words.accountsBefore[language])] : []),
    el('th', { scope: 'col' }, words.accountsAfter[language]),
  ];
  const rows = lines.map(([what, of]) =>
    row(
      el('th', { scope: 'row' }, what[language]),
      ...(before ? [number(of(before), language)] : []),
      number(of(after), language),
    ),
  );
  return el(
    'div',
    { class: 'wide' },
    el('table', { class: 'changes' }, el('thead', {}, el('tr', {}, ...head)), el('tbody', {}, ...rows)),
    before !== null && added === null && el('small', {}, words.notCompared[language]),
  );
}

function table(caption: string, rows: readonly Node[]): Node {
  return el('table', { class: 'changes' }, el('caption', {}, caption), el('tbody', {}, ...rows));
}

function row(...cells: Node[]): HTMLTableRowElement {
  return el('tr', {}, ...cells);
}

function number(count: number, language: Language): Node {
  return el('td', { class: 'number' }, countTold(count, language));
}
