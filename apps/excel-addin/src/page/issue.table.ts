import type { Counts, Issue, Language, Severity } from '@emc/domain';
import { button, el } from '../element.js';
import type { Group } from '../groups.js';
import { countTold } from '../told.js';
import { severityNames, unshownSentence, words as common } from '../words.js';
import { rulesOf, shownOf, type Filter, type ShownGroup } from './issue.filter.js';
import { ruleOption, rowSentence, shownSentence, words } from './page.words.js';

/** The issues of a list, as far as they are shown. */
export interface IssueTable {
  readonly language: Language;
  readonly counts: Counts;
  readonly groups: readonly Group[];
  readonly filter: Filter;
  /** How many issues are shown at most. */
  readonly most: number;
}

export interface IssueActions {
  sift(filter: Filter): void;
  showMore(): void;
  print(): void;
}

/** Everything that was found, as a table by rule. */
export function issueTable(table: IssueTable, actions: IssueActions): Node[] {
  const { language, groups, filter, most } = table;
  const { shown, passing } = shownOf(groups, filter, most);
  const head = [words.cell, words.value, words.message, words.suggestion].map((each) =>
    el('th', { scope: 'col' }, each[language]),
  );
  const rest = passing - Math.min(passing, most);
  return [
    sieve(table, actions),
    el(
      'div',
      { class: 'wide', tabindex: 0, role: 'region', 'aria-label': words.issues[language], 'data-key': 'issues' },
      el(
        'table',
        { class: 'issues' },
        el('caption', {}, shownSentence(passing - rest, passing)[language]),
        el('thead', {}, el('tr', {}, ...head)),
        ...shown.map((each) => groupRows(each, language)),
      ),
    ),
    el(
      'div',
      { class: 'tools' },
      rest > 0 &&
        button('more', `${common.more[language]} (${countTold(rest, language)})`, {
          onclick: () => actions.showMore(),
        }),
      button('print', words.print[language], { onclick: () => actions.print() }),
    ),
  ];
}

const counted = { error: 'errors', warning: 'warnings', notice: 'notices' } as const;

function sieve({ language, counts, groups, filter }: IssueTable, actions: IssueActions): Node {
  const option = (severity: Severity | null, label: string, count: number) =>
    button(`severity ${severity ?? 'all'}`, `${label} (${countTold(count, language)})`, {
      'aria-pressed': String(severity === filter.severity),
      onclick: () => actions.sift({ severity, code: null }),
    });
  const severities = (['error', 'warning', 'notice'] as const).filter((each) => counts[counted[each]] > 0);
  return el(
    'div',
    { class: 'sieve', role: 'group', 'aria-label': words.sieve[language] },
    option(null, words.all[language], counts.errors + counts.warnings + counts.notices),
    ...severities.map((each) => option(each, severityNames[each][language], counts[counted[each]])),
    ruleChoice(rulesOf(groups, filter), { language, filter, actions }),
  );
}

interface Choosing extends Pick<IssueTable, 'language' | 'filter'> {
  readonly actions: IssueActions;
}

function ruleChoice(rules: readonly Group[], { language, filter, actions }: Choosing): Node {
  const select = el(
    'select',
    { 'data-key': 'rule', 'aria-label': words.rule[language] },
    el('option', { value: '' }, words.anyRule[language]),
    ...rules.map((group) =>
      el('option', { value: group.code, selected: group.code === filter.code }, ruleOption(group, language)),
    ),
  );
  select.addEventListener('change', () => actions.sift({ ...filter, code: select.value || null }));
  return select;
}

function groupRows({ group, issues }: ShownGroup, language: Language): Node {
  const { severity, count, title } = group;
  const unshown = count - group.issues.length;
  const isWhole = issues.length === group.issues.length;
  return el(
    'tbody',
    {},
    el(
      'tr',
      { class: 'rule' },
      el(
        'th',
        { scope: 'rowgroup', colspan: 4 },
        el('span', { class: `count ${severity}` }, countTold(count, language)),
        el('span', { class: 'kind' }, `${severityNames[severity][language]}: `),
        title[language],
      ),
    ),
    ...issues.map((issue) => issueRow(issue, language)),
    isWhole && unshown > 0 && el('tr', {}, el('td', { colspan: 4 }, unshownSentence(unshown)[language])),
  );
}

function issueRow(issue: Issue, language: Language): Node {
  const { value, message, fix } = issue;
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, placeOf(issue, language)),
    el('td', {}, value === null ? '' : value === '' ? el('i', {}, common.blank[language]) : value),
    el('td', {}, message[language]),
    el('td', {}, ...(fix ? [el('b', {}, fix.value), el('small', {}, fix.why[language])] : [])),
  );
}

/** `E5`, and before it the sheet where the list has several. */
function placeOf({ sheet, cell, row }: Issue, language: Language): string {
  const place = cell ?? (row === null ? null : rowSentence(row)[language]);
  if (sheet === null) return place ?? words.whole[language];
  return place === null ? sheet : `${sheet}!${place}`;
}
