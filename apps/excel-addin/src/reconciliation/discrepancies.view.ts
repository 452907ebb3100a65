import type { Discrepancy } from '@emc/contract';
import { discrepancyKinds, type DiscrepancyKind, type Sentence } from '@emc/domain';
import { button, el } from '../element.js';
import { hashOf } from '../route.js';
import { severityNames } from '../words.js';
import type { DiscrepanciesPart } from './discrepancies.js';
import { isUsual, severities, type Filter } from './discrepancies.filter.js';
import { form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { foundSentence, shownSentence, stateChoices, words } from './reconciliation.words.js';
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
    ...(found ? list(part, found) : [el('p', { class: 'intro' }, formWords.loading[language])]),
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
      choices: [any(words.allKinds), ...choices(discrepancyKinds)],
    }),
    select(part, {
      name: 'severity',
      label: words.severity,
      now: filter.severity ?? '',
      choices: [any(words.allSeverities), ...severityChoices],
    }),
    select(part, {
      name: 'due',
      label: words.due,
      now: filter.due ?? '',
      choices: [any(words.anyDue), ['overdue', words.overdue[language]]],
    }),
    select(part, {
      name: 'owner',
      label: words.owner,
      now: filter.owner ?? '',
      choices: [any(words.anyOwner), ['me', words.mine[language]], ['nobody', words.unowned[language]]],
    }),
    filter.scope === 'all' &&
      part.agencies.length > 1 &&
      select(part, {
        name: 'agency',
        label: words.agency,
        now: filter.agency ?? '',
        choices: [any(words.allAgencies), ...part.agencies.map((code) => [code, code] as const)],
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

function list(part: DiscrepanciesPart, found: readonly Discrepancy[]): Node[] {
  const { filter, total, isWhole } = part;
  const { language } = part.app;
  if (found.length === 0) {
    return [el('p', { class: 'intro' }, (isUsual(filter) ? words.nothingUnsettled : words.nothingFound)[language])];
  }
  return [
    el('p', { class: 'found' }, foundSentence(total)[language]),
    !isWhole && el('p', { class: 'intro' }, shownSentence(found.length, total)[language]),
    el('ol', { class: 'discrepancies' }, ...found.map((one) => item(one, part))),
    !isWhole && button('more', formWords.more[language], { onclick: () => part.more() }),
  ].filter((node) => node !== false);
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
