import type { DiscrepancyLife } from '@emc/contract';
import { daysBefore, dayInVietnam, type Language } from '@emc/domain';
import { button, el } from '../element.js';
import { hashOf } from '../route.js';
import { severityNames } from '../words.js';
import { codeOf } from './code-row.js';
import type { DiscrepancyPart } from './discrepancy.js';
import { evidenceOf, type Beside } from './discrepancy.evidence.js';
import * as say from './discrepancy.words.js';
import { dueNode, facts, headingOf, severityMark } from './discrepancies.view.js';
import { area, form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { stateChoices, words as common } from './reconciliation.words.js';
import { table, type Column } from '../table.js';
import { changeTold, countTold, dayTold, timeTold, valueTold } from '../told.js';

type Step = DiscrepancyLife['steps'][number];
type EvidenceRow = DiscrepancyLife['evidence']['rows'][number];

const { words } = say;

/** One discrepancy from top to bottom: what it is, what to do, what it rests on, what was done. */
export function discrepancyView(part: DiscrepancyPart): Node[] {
  const { life } = part;
  const { language } = part.app;
  const back = el('p', {}, el('a', { href: part.list, 'data-key': 'back' }, words.back[language]));
  if (!life) return [back];
  return [
    back,
    head(life, language),
    ...(life.suggestion ? [suggestion(life.suggestion, language)] : []),
    actions(part, life),
    evidence(part, life),
    el(
      'section',
      { class: 'part' },
      el('h2', {}, words.life[language]),
      table({ caption: words.lifeOf[language], columns: stepColumns(language), rows: [...life.steps].reverse() }),
    ),
  ];
}

function head(life: DiscrepancyLife, language: Language): Node {
  const { siteId, waivedUntil, closedAt, checkedAt } = life;
  return el(
    'section',
    { class: life.isOverdue ? 'discrepancy overdue' : 'discrepancy' },
    el('h2', {}, severityMark(life, severityNames[life.severity][language]), headingOf(life)),
    el('p', {}, life.message),
    facts([
      [common.state[language], stateChoices[life.state][language]],
      ...(closedAt ? [] : [[common.due[language], dueNode(life, language)] as const]),
      ...(waivedUntil ? [[words.waivedUntil[language], dayTold(waivedUntil)] as const] : []),
      ...(closedAt ? [[words.closed[language], timeTold(closedAt)] as const] : []),
      [common.owner[language], life.owner ?? common.nobody[language]],
      [common.site[language], siteId === null ? common.noSite[language] : String(siteId)],
      [words.opened[language], timeTold(life.openedAt)],
      ...(checkedAt ? [[words.checked[language], timeTold(checkedAt)] as const] : []),
    ]),
  );
}

function suggestion({ value, why }: NonNullable<DiscrepancyLife['suggestion']>, language: Language): Node {
  return el(
    'p',
    { class: 'summary' },
    el('b', {}, `${words.suggestion[language]}: ${value}. `),
    why,
    el('small', {}, words.suggestionOnly[language]),
  );
}

function actions(part: DiscrepancyPart, life: DiscrepancyLife): Node {
  const { app, steps, mayAct } = part;
  const { language, book } = app;
  const links = siteLinks(part, life);
  return el(
    'section',
    { class: 'part' },
    el('h2', {}, words.actions[language]),
    el('p', { class: 'intro' }, (life.state === 'closed' ? words.isClosed : words.onlyCheckCloses)[language]),
    el(
      'div',
      { class: 'tools' },
      book !== null && codeOf(life) !== null && button('jump', words.jump[language], { onclick: () => part.jump() }),
      mayAct && button('recheck', words.recheck[language], { onclick: () => part.recheck() }),
      ...steps.map((step) => {
        const isOpen = step !== 'acknowledge' && String(part.writing === step);
        const act = () => (step === 'acknowledge' ? part.acknowledge() : part.write(step));
        return button(`step ${step}`, say.stepButtons[step][language], { onclick: act, 'aria-expanded': isOpen });
      }),
    ),
    part.writing && stepForm(part, part.writing),
    mayAct && life.state !== 'closed' && ownerForm(part, life),
    links.length > 0 && el('p', { class: 'links' }, ...links),
  );
}

function stepForm(part: DiscrepancyPart, step: NonNullable<DiscrepancyPart['writing']>): Node {
  const { app, draft } = part;
  const { language } = app;
  const tomorrow = daysBefore(dayInVietnam(new Date()), -1);
  return form(
    () => part.send(),
    area(draft, { field: 'note', label: words.note[language], hint: say.noteHints[step][language] }),
    step === 'waive' &&
      input(draft, { field: 'until', label: words.until[language], attributes: { type: 'date', min: tomorrow } }),
    el('button', { type: 'submit', class: 'primary', 'data-key': 'step send' }, formWords.send[language]),
    button('step leave', formWords.leave[language], { onclick: () => part.write(null) }),
  );
}

function ownerForm(part: DiscrepancyPart, { owner }: DiscrepancyLife): Node {
  const { app } = part;
  const { language, user } = app;
  return form(
    () => part.assign(part.owner.get('owner')),
    input(part.owner, { field: 'owner', label: words.owner[language], attributes: { autocapitalize: 'none' } }),
    el('button', { type: 'submit', 'data-key': 'owner give' }, words.assign[language]),
    owner !== user.username &&
      button('owner me', words.assignMe[language], { onclick: () => part.assign(user.username) }),
    owner !== null && button('owner none', words.unassign[language], { onclick: () => part.assign(null) }),
  );
}

/** Where a day can be put right. */
function siteLinks({ app }: DiscrepancyPart, { id, kind, subject, siteId }: DiscrepancyLife): Node[] {
  if (siteId === null || siteId !== app.site?.id || (kind !== 'COUNT_MISMATCH' && kind !== 'VOLUME_DROP')) return [];
  const link = (key: 'adjust' | 'declareAgain', params: Record<string, string>) =>
    el('a', { href: hashOf({ screen: 'reconciliation', params }), 'data-key': key }, words[key][app.language]);
  return [
    ...(kind === 'COUNT_MISMATCH' ? [link('declareAgain', { part: 'declared', from: subject, to: subject })] : []),
    ...(app.user.role === 'viewer' ? [] : [link('adjust', { part: 'adjustments', about: id, day: subject })]),
  ];
}

function evidence(part: DiscrepancyPart, { evidence: { counts, rows } }: DiscrepancyLife): Node {
  const { language } = part.app;
  const { beside, alone } = evidenceOf(counts);
  const told = alone.map(
    ([name, count]) => [say.countNames[name]?.[language] ?? name, countTold(count, language)] as const,
  );
  return el(
    'section',
    { class: 'part' },
    el('h2', {}, words.evidence[language]),
    beside.length > 0 &&
      table({ caption: words.beside[language], isTitled: true, columns: besideColumns(language), rows: beside }),
    told.length > 0 && facts(told),
    rows.length > 0 &&
      table({
        caption: words.evidenceRows[language],
        columns: evidenceColumns(rows, language),
        rows: rows.slice(0, part.shown),
      }),
    rows.length > part.shown && button('more', formWords.more[language], { onclick: () => part.more() }),
  );
}

function besideColumns(language: Language): Column<Beside>[] {
  const figure = (count: number) => countTold(count, language);
  return [
    { head: words.measure[language], isHead: true, cell: ({ measure }) => say.measureNames[measure][language] },
    { head: words.declared[language], isNumber: true, cell: ({ declared }) => figure(declared) },
    { head: words.received[language], isNumber: true, cell: ({ received }) => figure(received) },
    {
      head: words.difference[language],
      isNumber: true,
      cell: ({ declared, received }) => changeTold(received - declared, language),
    },
  ];
}

function evidenceColumns(rows: readonly EvidenceRow[], language: Language): Column<EvidenceRow>[] {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return names.map((name) => ({
    head: say.columnNames[name]?.[language] ?? name,
    isNumber: rows.every((row) => typeof row[name] === 'number'),
    cell: (row) => {
      const value = row[name] ?? null;
      const side = name === 'side' ? say.sideNames[String(value)] : undefined;
      return side?.[language] ?? valueTold(value, language);
    },
  }));
}

function stepColumns(language: Language): Column<Step>[] {
  return [
    { head: words.at[language], cell: ({ at }) => timeTold(at) },
    { head: words.who[language], cell: ({ actor }) => say.actorNames[actor]?.[language] ?? actor },
    { head: words.what[language], isHead: true, cell: ({ step }) => say.stepNames[step]?.[language] ?? step },
    { head: words.after[language], cell: ({ stateAfter }) => stateChoices[stateAfter][language] },
    {
      head: words.note[language],
      cell: ({ note, until }) =>
        [note, until && `${words.until[language]} ${dayTold(until)}`].filter(Boolean).join('\n') || '–',
    },
  ];
}
