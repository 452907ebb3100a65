import type { Discrepancy } from '@emc/contract';
import type { DiscrepancyKind, Sentence } from '@emc/domain';
import { button, el } from '../element.js';
import { hashOf } from '../route.js';
import { severityNames } from '../words.js';
import type { DiscrepanciesPart } from './discrepancies.js';
import { severities, type Filter } from './discrepancies.filter.js';
import { form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { foundSentence, kindNames, partSentence, stateChoices, words } from './reconciliation.words.js';
import { dayTold } from '../told.js';

/** The list with its filters, what may be done for the whole site below it. */
export function discrepanciesView(part: DiscrepanciesPart): Node[] {
  const { app, found } = part;
  const { language, user } = app;
  const mayAct = user.role !== 'viewer';
  const { site } = part;
  return [
    filters(part),
    ...(site && mayAct
      ? [
          el(
            'div',
            { class: 'tools' },
            button('reconcile', words.reconcile[language], { class: 'primary', onclick: () => part.reconcile(site) }),
          ),
        ]
      : []),
    ...(found ? list(part) : [el('p', { class: 'intro' }, formWords.loading[language])]),
    ...(site ? [record(part)] : []),
  ];
}

function filters(part: DiscrepanciesPart): Node {
  const { app, filter } = part;
  const { language } = app;
  const choices = (all: Readonly<Record<string, Sentence>>) =>
    Object.entries(all).map(([value, name]) => [value, name[language]] as const);
  const scopes = { site: words.thisSite, all: words.everySite };
  const severityChoices = severities.map((one) => [one, severityNames[one][language]] as const);
  const any = (sentence: Sentence) => ['', sentence[language]] as const;
  return el(
    'div',
    { class: 'fields' },
    app.site && select(part, { name: 'scope', label: words.scope, now: filter.scope, choices: choices(scopes) }),
    select(part, {
      name: 'state',
      label: words.state,
      now: filter.state,
      choices: [...choices(stateChoices), ['all', formWords.all[language]]],
    }),
    select(part, {
      name: 'kind',
      label: words.kind,
      now: filter.kind ?? '',
      choices: [any(words.allKinds), ...choices(kindNames)],
    }),
    select(part, {
      name: 'severity',
      label: words.severity,
      now: filter.severity ?? '',
      choices: [any(words.allSeverities), ...severityChoices],
    }),
  );
}

interface Choosing {
  readonly name: keyof Filter;
  readonly label: Sentence;
  readonly now: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
}

function select(part: DiscrepanciesPart, { name, label, now, choices }: Choosing): Node {
  const id = `filter-${name}`;
  const element = el(
    'select',
    { id, 'data-key': id },
    ...choices.map(([value, text]) => el('option', { value, selected: value === now }, text)),
  );
  element.addEventListener('change', () => part.choose({ [name]: element.value }));
  return el('div', { class: 'field' }, el('label', { for: id }, label[part.app.language]), element);
}

function list(part: DiscrepanciesPart): Node[] {
  const { app, filter, total, visible, shown, isWhole } = part;
  const { language } = app;
  if (visible.length === 0 && isWhole) {
    const isUsual = filter.state === 'unsettled' && !filter.kind && !filter.severity;
    return [el('p', { class: 'intro' }, (isUsual ? words.nothingUnsettled : words.nothingFound)[language])];
  }
  const count = filter.severity && isWhole ? visible.length : total;
  return [
    el('p', { class: 'found' }, foundSentence(count)[language]),
    ...(isWhole ? [] : [el('p', { class: 'intro' }, partSentence(part.found?.length ?? 0)[language])]),
    el('ol', { class: 'discrepancies' }, ...visible.slice(0, shown).map((one) => item(one, part))),
    ...(shown < visible.length || !isWhole
      ? [button('more', formWords.more[language], { onclick: () => part.more() })]
      : []),
  ];
}

function item(one: Discrepancy, part: DiscrepanciesPart): Node {
  const { language } = part.app;
  const href = hashOf({ screen: 'reconciliation', params: { discrepancy: one.id } });
  const site = part.app.sites.find(({ id }) => id === one.siteId);
  const siteName = site ? `${site.id} · ${site.name}` : words.noSite[language];
  return el(
    'li',
    { class: one.isOverdue ? 'overdue' : null },
    el(
      'p',
      { class: 'about' },
      severityMark(one, severityNames[one.severity][language]),
      el('a', { href, 'data-key': one.id }, headingOf(one)),
    ),
    el('p', {}, one.message),
    facts([
      [words.due[language], dueNode(one, language)],
      [words.state[language], stateChoices[one.state][language]],
      [words.owner[language], one.owner ?? words.nobody[language]],
      ...(part.site ? [] : [[words.site[language], siteName] as const]),
    ]),
  );
}

function record(part: DiscrepanciesPart): Node {
  const { app, record: draft, site } = part;
  const { language } = app;
  const day = { type: 'date' };
  return el(
    'section',
    { class: 'part' },
    el('h2', {}, words.record[language]),
    form(
      () => site && part.download(site),
      input(draft, { field: 'from', label: formWords.from[language], attributes: day }),
      input(draft, { field: 'to', label: formWords.to[language], attributes: day }),
      el('button', { type: 'submit', 'data-key': 'record get' }, words.downloadRecord[language]),
      el('small', {}, words.recordHint[language]),
    ),
  );
}

/** Severity in a word and a colour. */
export function severityMark({ severity }: Pick<Discrepancy, 'severity'>, name: string): Node {
  return el('span', { class: `count ${severity}` }, name);
}

/** The due date, and in words that it has passed. */
export function dueNode({ dueOn, isOverdue }: Discrepancy, language: keyof Sentence): Node {
  const day = el('span', {}, dayTold(dueOn));
  if (isOverdue) day.append(' ', el('strong', { class: 'late' }, words.overdue[language]));
  return day;
}

const named: ReadonlySet<DiscrepancyKind> = new Set<DiscrepancyKind>([
  'UNMATCHED_CODE',
  'LEVEL_CONFLICT',
  'SILENT_SERVICE',
  'COUNT_MISMATCH',
  'VOLUME_DROP',
]);

/** What it is called, with the code or the day that it is about; other subjects say nothing to a person. */
export function headingOf({ kind, title, subject }: Discrepancy): string {
  if (!named.has(kind)) return title;
  return `${title}: ${/^\d{4}-\d\d-\d\d$/.test(subject) ? dayTold(subject) : subject}`;
}

/** Names and values beside each other. */
export function facts(all: readonly (readonly [name: string, value: Node | string])[]): Node {
  return el(
    'dl',
    { class: 'facts' },
    ...all.map(([name, value]) => el('div', {}, el('dt', {}, `${name}:`), ' ', el('dd', {}, value))),
  );
}
