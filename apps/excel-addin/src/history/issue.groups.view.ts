import type { Issue, Submission } from '@emc/contract';
import type { Language, ListKind, Severity } from '@emc/domain';
import { button, el } from '../element.js';
import { countTold } from '../told.js';
import { severityNames } from '../words.js';
import { loadedSentence, words } from './history.words.js';
import { issueGroups } from './issue.groups.js';
import { groupOf, type Unfolded } from './unfolded.js';

interface Found {
  readonly kind: ListKind;
  readonly counts: Submission['counts'];
  readonly issues: readonly Issue[];
  /** How many there are of the chosen severity; more than are loaded, perhaps. */
  readonly found: number;
  readonly severity: Severity | null;
}

interface Around {
  readonly language: Language;
  readonly unfolded: Unfolded;
  choose(severity: Severity | null): void;
  more(): void;
}

/** Everything found in a submission, by rule. */
export function issueList({ kind, counts, issues, found, severity }: Found, around: Around): Node[] {
  const { language, unfolded } = around;
  const all = counts.errors + counts.warnings + counts.notices;
  const title = el('h2', {}, words.issues[language]);
  if (all === 0) return [title, el('p', { class: 'intro' }, words.noIssues[language])];
  const groups = issueGroups(kind, issues).map((group) =>
    groupOf(
      {
        key: group.code,
        count: countTold(group.issues.length, language),
        tone: group.severity,
        title: [el('span', { class: 'kind' }, `${severityNames[group.severity][language]}: `), group.title[language]],
        rows: group.issues,
        more: words.more[language],
        show: (rows) => el('ul', {}, ...rows.map((issue) => issueItem(issue, language))),
      },
      unfolded,
    ),
  );
  return [
    title,
    severities(counts, severity, around),
    ...groups,
    ...(issues.length < found
      ? [
          el('p', {}, loadedSentence(issues.length, found)[language]),
          button('more issues', words.more[language], { onclick: () => around.more() }),
        ]
      : []),
  ];
}

const named = { error: 'errors', warning: 'warnings', notice: 'notices' } as const;

function severities(counts: Submission['counts'], chosen: Severity | null, { language, choose }: Around): Node {
  const option = (severity: Severity | null, label: string) =>
    button(`severity ${severity ?? 'all'}`, label, {
      'aria-pressed': String(severity === chosen),
      onclick: () => choose(severity),
    });
  const each = (['error', 'warning', 'notice'] as const)
    .filter((severity) => counts[named[severity]] > 0)
    .map((severity) =>
      option(severity, `${severityNames[severity][language]} (${countTold(counts[named[severity]], language)})`),
    );
  return el(
    'div',
    { class: 'tools', role: 'group', 'aria-label': words.severity[language] },
    option(null, words.all[language]),
    ...each,
  );
}

function issueItem({ sheet, cell, row, message, fix }: Issue, language: Language): Node {
  const at = cell ?? (row === null ? words.wholeList[language] : `${row}:${row}`);
  return el(
    'li',
    {},
    el('b', { class: 'place' }, sheet === null ? at : `${sheet}!${at}`),
    ` ${message}`,
    fix !== undefined && el('small', {}, `${words.suggestion[language]}: ${fix.value}. ${fix.why}`),
  );
}
