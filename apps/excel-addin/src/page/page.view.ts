import type { SubmitMode } from '@emc/contract';
import { dayInVietnam, type Language, type ListKind } from '@emc/domain';
import type { App } from '../app.js';
import { button, el } from '../element.js';
import { groupsOf } from '../groups.js';
import { progressBox, type Progress } from '../progress.js';
import { hashOf } from '../route.js';
import type { AboutAccounts } from '../submit/list.js';
import { kindNames, progressSentence, verdictSentence, words as common } from '../words.js';
import type { Outcome, State } from './page.screen.js';
import { issueTable, type IssueActions } from './issue.table.js';
import { sizeTold, uploadSentence, words } from './page.words.js';
import { sizeOf, type Files } from './picked-list.js';
import type { Picker } from './picker.js';

/** What the officer may do with a file. */
export interface Actions extends IssueActions {
  choose(kind: ListKind): void;
  say(change: Partial<AboutAccounts>): void;
  check(): void;
  stop(): void;
  signIn(): void;
  tryOut(): void;
  mark(): void;
  keep(): void;
  handIn(): void;
}

interface Page extends State {
  readonly app: App;
  readonly picker: Picker;
}

/** The check of a file, as it is in a state. */
export function pageView(page: Page, actions: Actions): Node[] {
  const { app, files, work, outcome, picker } = page;
  const { language, kind } = app;
  const picking = el(
    'div',
    { class: 'picking' },
    kindChoice(page, actions),
    ...(kind === 'accounts' ? aboutAccounts(page, actions) : []),
    picker.view(language, { several: kind === 'accounts', another: files !== null }),
  );
  const rest = [
    files ? picked(files, language) : intro(language),
    ...(work ? [progress(work, language, actions)] : []),
    ...(outcome && files && !work ? outcomeView(outcome, page, actions) : []),
    ...(files && !outcome && !work ? [checkAgain(language, actions)] : []),
  ];
  return [el('div', { class: 'file-check' }, picking, ...rest)];
}

function kindChoice({ app: { kind, language } }: Page, actions: Actions): Node {
  const kinds = Object.keys(kindNames) as ListKind[];
  const select = el(
    'select',
    { id: 'kind', 'data-key': 'kind' },
    ...kinds.map((each) => el('option', { value: each, selected: each === kind }, kindNames[each][language])),
  );
  select.addEventListener('change', () => actions.choose(select.value as ListKind));
  return el('div', { class: 'field' }, el('label', { for: 'kind' }, common.kind[language]), select);
}

function aboutAccounts({ app: { language }, about }: Page, actions: Actions): Node[] {
  const asOf = el('input', { id: 'as-of', 'data-key': 'as-of', type: 'date', max: dayInVietnam(new Date()) });
  asOf.value = about.asOf;
  asOf.addEventListener('change', () => asOf.value !== '' && actions.say({ asOf: asOf.value }));
  const modes: readonly SubmitMode[] = ['replace', 'append'];
  const mode = el(
    'select',
    { id: 'mode', 'data-key': 'mode' },
    ...modes.map((each) => el('option', { value: each, selected: each === about.mode }, words[each][language])),
  );
  mode.addEventListener('change', () => actions.say({ mode: mode.value as SubmitMode }));
  return [
    el('div', { class: 'field' }, el('label', { for: 'as-of' }, words.asOf[language]), asOf),
    el('div', { class: 'field' }, el('label', { for: 'mode' }, words.mode[language]), mode),
  ];
}

function intro(language: Language): Node {
  return el(
    'p',
    { class: 'intro' },
    `${words.intro[language]} `,
    el('a', { href: hashOf({ screen: 'templates' }), 'data-key': 'to-templates' }, words.template[language]),
  );
}

/** The name of the file, or the parts in their order. */
function picked(files: Files, language: Language): Node {
  const [only, ...others] = files;
  if (others.length === 0) {
    return el('p', { class: 'file' }, el('b', {}, only.name), ` (${sizeTold(only.size, language)})`);
  }
  const head = [words.part, words.fileName, words.size].map((each) =>
    el('th', { scope: 'col', class: each === words.size && 'number' }, each[language]),
  );
  const rows = files.map(({ name, size }, at) =>
    el(
      'tr',
      {},
      el('td', {}, `${at + 1}/${files.length}`),
      el('th', { scope: 'row' }, name),
      el('td', { class: 'number' }, sizeTold(size, language)),
    ),
  );
  return el(
    'div',
    { class: 'wide' },
    el(
      'table',
      {},
      el('caption', {}, words.parts[language]),
      el('thead', {}, el('tr', {}, ...head)),
      el('tbody', {}, ...rows),
    ),
  );
}

type Work = NonNullable<State['work']>;

function progress(work: Work, language: Language, actions: Actions): Node {
  const stop = button('stop', common.cancel[language], { onclick: () => actions.stop() });
  return progressBox(progressOf(work, language), stop);
}

export function progressOf({ at, rows, of }: Work, language: Language): Progress {
  const waiting = (at === 'file' ? words.readingFile : words.trying)[language];
  return {
    id: 'file-progress',
    told: of === null ? waiting : progressSentence(rows, of)[language],
    done: rows,
    of,
  };
}

function outcomeView(outcome: Outcome, page: Page, actions: Actions): Node[] {
  const { language } = page.app;
  switch (outcome.at) {
    case 'judged':
      return judged(outcome, page, actions);
    case 'refused':
      return [
        el(
          'p',
          { class: 'summary error' },
          el('b', {}, words.cannotRead[language]),
          ` ${outcome.issue.message[language]}`,
        ),
      ];
    case 'lost':
      return [el('p', { class: 'summary error' }, words.lost[language])];
    case 'needsServer':
      return [el('p', { class: 'summary' }, words.needsServer[language]), ...tryOut(page, actions)];
  }
}

function judged({ verdict, sheetNames }: Outcome & { at: 'judged' }, page: Page, actions: Actions): Node[] {
  const { app, filter, most } = page;
  const { language, kind, user } = app;
  const { counts, issues } = verdict;
  const isClean = counts.errors === 0;
  return [
    el(
      'p',
      { class: isClean ? 'summary' : 'summary error' },
      page.files?.length === 1 && sheetNames.length > 0 && el('b', {}, `${sheetNames.join(', ')} `),
      verdictSentence(counts)[language],
      ` ${(isClean ? common.clean : common.notYet)[language]}`,
      isClean && user?.role === 'viewer' && ` ${words.viewersRead[language]}`,
      kind === 'services' && !user && ` ${words.nothingKnown[language]}`,
    ),
    el(
      'div',
      { class: 'tools' },
      isClean &&
        user?.role !== 'viewer' &&
        button('hand-in', common.handIn[language], { class: 'primary', onclick: () => actions.handIn() }),
      issues.length > 0 && markButton(page, actions),
      button('check', common.checkAgain[language], { onclick: () => actions.check() }),
    ),
    ...(page.asksUpload && page.files ? [askUpload(page.files, language, actions)] : []),
    ...(issues.length > 0
      ? issueTable({ language, counts, groups: groupsOf({ kind, verdict }), filter, most }, actions)
      : []),
  ];
}

/** Viewers hand nothing in, not even on trial. */
function markButton({ app, asksUpload }: Page, actions: Actions): Node | null {
  const { language, user, site } = app;
  if (!user) return button('sign-in-first', words.signInForMarked[language], { onclick: () => actions.signIn() });
  if (user.role === 'viewer' || asksUpload) return null;
  if (!site) return el('span', { class: 'intro' }, words.chooseSite[language]);
  return button('marked', words.marked[language], { onclick: () => actions.mark() });
}

function askUpload(files: Files, language: Language, actions: Actions): Node {
  return el(
    'div',
    { class: 'summary' },
    el('p', {}, uploadSentence(sizeOf(files))[language]),
    el(
      'div',
      { class: 'tools' },
      button('upload', words.upload[language], { class: 'primary', onclick: () => actions.mark() }),
      button('keep', words.leave[language], { onclick: () => actions.keep() }),
    ),
  );
}

function tryOut({ app }: Page, actions: Actions): Node[] {
  const { language, user, site } = app;
  if (!user) {
    const label = words.signInToTry[language];
    return [tools(button('sign-in-first', label, { class: 'primary', onclick: () => actions.signIn() }))];
  }
  if (user.role === 'viewer') return [];
  if (!site) return [el('p', { class: 'intro' }, words.chooseSite[language])];
  return [tools(button('try-out', words.tryAtServer[language], { class: 'primary', onclick: () => actions.tryOut() }))];
}

/** After a check was stopped. */
function checkAgain(language: Language, actions: Actions): Node {
  return tools(button('check', common.checkAgain[language], { onclick: () => actions.check() }));
}

function tools(...buttons: Node[]): Node {
  return el('div', { class: 'tools' }, ...buttons);
}
