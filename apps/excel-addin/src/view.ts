import type { Issue, Language, ListKind, Sentence } from '@emc/domain';
import type { Checked } from './check.js';
import { el } from './element.js';
import { editOf } from './fixes.js';
import { groupsOf, type Group } from './groups.js';
import * as say from './words.js';

/** What the pane shows; nothing else decides how it looks. */
export interface State {
  readonly language: Language;
  readonly kind: ListKind;
  /** How far a check is; null when nothing is under way. `of` null = not known yet. */
  readonly work: { readonly row: number; readonly of: number | null } | null;
  readonly checked: Checked | null;
  /** Codes of the rules whose issues are unfolded, and how many of these are shown. */
  readonly unfolded: ReadonlyMap<string, number>;
  /** The rule whose fixes are shown before they are made. */
  readonly preview: string | null;
  readonly canMark: boolean;
  readonly isMarked: boolean;
  /** How many cells the latest fix wrote; 0 = nothing to undo. */
  readonly undoable: number;
  /** What just went wrong. */
  readonly trouble: Sentence | null;
}

/** What the officer may do. */
export interface Actions {
  check(): void;
  stop(): void;
  choose(kind: ListKind): void;
  fold(code: string): void;
  showMore(code: string): void;
  jump(issue: Issue): void;
  preview(code: string | null): void;
  fix(issues: readonly Issue[]): void;
  undo(): void;
  mark(): void;
  tryAgain(): void;
}

export const pageOfIssues = 50;

/** The pane as it is in a state. Elements that keep the focus from one state to the next carry the same `data-key`. */
export function view(state: State, actions: Actions): Node[] {
  const { checked, work } = state;
  return [
    form(state, actions),
    ...(state.trouble ? [troubleBox(state.trouble, state, actions)] : []),
    ...(work ? [progress(work, state, actions)] : []),
    ...(checked && !work ? result(checked, state, actions) : []),
    ...(!checked && !work && !state.trouble ? [el('p', { class: 'intro' }, say.words.intro[state.language])] : []),
  ];
}

function form({ language, kind, work, checked }: State, actions: Actions): Node {
  const options = (Object.keys(say.kindNames) as ListKind[]).map((each) =>
    el('option', { value: each, selected: each === kind }, say.kindNames[each][language]),
  );
  const select = el('select', { id: 'kind', 'data-key': 'kind', disabled: work !== null }, ...options);
  select.addEventListener('change', () => actions.choose(select.value as ListKind));
  return el(
    'div',
    { class: 'form' },
    el('label', { for: 'kind' }, say.words.kind[language]),
    select,
    button('check', (checked ? say.words.checkAgain : say.words.check)[language], {
      onclick: () => actions.check(),
      class: 'primary',
      disabled: work !== null,
    }),
  );
}

function button(key: string, label: string, attributes: Parameters<typeof el>[1]): HTMLButtonElement {
  return el('button', { type: 'button', 'data-key': key, ...attributes }, label);
}

function troubleBox(trouble: Sentence, { language }: State, actions: Actions): Node {
  const again = button('again', say.words.tryAgain[language], { onclick: () => actions.tryAgain() });
  return el('div', { class: 'trouble', role: 'alert' }, el('p', {}, trouble[language]), again);
}

function progress({ row, of }: NonNullable<State['work']>, { language }: State, actions: Actions): Node {
  const told = of === null ? say.words.reading[language] : say.progressSentence(row, of)[language];
  return el(
    'div',
    { class: 'progress' },
    el('label', { for: 'progress' }, told),
    el('progress', { id: 'progress', max: of ?? 1, value: of === null ? null : row }),
    button('stop', say.words.cancel[language], { onclick: () => actions.stop() }),
  );
}

function result(checked: Checked, state: State, actions: Actions): Node[] {
  const { language, undoable, canMark, isMarked } = state;
  const { counts } = checked.verdict;
  const places = checked.verdict.issues.some(({ cell }) => cell !== null);
  return [
    el(
      'p',
      { class: counts.errors > 0 ? 'summary error' : 'summary' },
      el('b', {}, checked.sheet.name),
      ` ${say.verdictSentence(counts)[language]}`,
      counts.errors === 0 && ` ${say.words.clean[language]}`,
    ),
    el(
      'div',
      { class: 'tools' },
      undoable > 0 && button('undo', say.undoSentence(undoable)[language], { onclick: () => actions.undo() }),
      canMark && (places || isMarked) && markBox(state, actions),
    ),
    ...groupsOf(checked).map((group) => groupBox(group, checked, { state, actions })),
  ];
}

function markBox({ language, isMarked }: State, actions: Actions): Node {
  const box = el('input', {
    type: 'checkbox',
    'data-key': 'mark',
    checked: isMarked,
    onchange: () => actions.mark(),
  });
  return el('label', { class: 'mark' }, box, ` ${say.words.mark[language]}`);
}

interface Around {
  readonly state: State;
  readonly actions: Actions;
}

function groupBox(group: Group, checked: Checked, { state, actions }: Around): Node {
  const { code, severity, count, title } = group;
  const { language } = state;
  const shown = state.unfolded.get(code);
  const id = `group-${code}`;
  const head = el(
    'button',
    {
      type: 'button',
      'data-key': code,
      'aria-expanded': String(shown !== undefined),
      'aria-controls': id,
      onclick: () => actions.fold(code),
    },
    el('span', { class: `count ${severity}` }, count.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')),
    el('span', { class: 'kind' }, `${say.severityNames[severity][language]}: `),
    title[language],
  );
  const body = shown === undefined ? [] : groupBody(group, checked, { state, actions });
  return el('section', { class: 'group' }, el('h2', {}, head), el('div', { id, hidden: shown === undefined }, ...body));
}

function groupBody(group: Group, checked: Checked, around: Around): Node[] {
  const { code, issues, count } = group;
  const { state, actions } = around;
  const { language } = state;
  const fixable = issues.filter((issue) => editOf(issue, checked) !== null);
  if (state.preview === code) return [preview(code, fixable, around)];
  const shown = state.unfolded.get(code) ?? 0;
  const rest = issues.length - shown;
  return [
    ...(fixable.length > 1
      ? [
          button(`all ${code}`, say.fixAllSentence(fixable.length)[language], {
            onclick: () => actions.preview(code),
          }),
        ]
      : []),
    el('ul', {}, ...issues.slice(0, shown).map((issue, at) => issueItem(issue, checked, { ...around, at }))),
    ...(rest > 0
      ? [button(`more ${code}`, `${say.words.more[language]} (${rest})`, { onclick: () => actions.showMore(code) })]
      : []),
    ...(count > issues.length ? [el('p', {}, say.unshownSentence(count - issues.length)[language])] : []),
  ];
}

function issueItem(issue: Issue, checked: Checked, { state, actions, at }: Around & { at: number }): Node {
  const { language } = state;
  const key = `${issue.code} ${issue.cell ?? at}`;
  const place = issue.cell ?? (issue.row === null ? null : `${issue.row}:${issue.row}`);
  return el(
    'li',
    {},
    place !== null && button(`jump ${key}`, place, { class: 'link', onclick: () => actions.jump(issue) }),
    el('span', { class: 'message' }, issue.message[language]),
    editOf(issue, checked) !== null &&
      el(
        'span',
        { class: 'fix' },
        el('span', {}, change(issue, language), el('small', {}, issue.fix?.why[language] ?? '')),
        button(`fix ${key}`, say.words.fix[language], {
          'aria-label': `${say.words.fix[language]} ${place ?? ''}`,
          onclick: () => actions.fix([issue]),
        }),
      ),
  );
}

/** `12 → 000012`, with the arrow in words for whoever hears it. */
function change({ value, fix }: Issue, language: Language): Node {
  return el(
    'span',
    { class: 'change' },
    value === null || value === '' ? el('i', {}, say.words.blank[language]) : el('del', {}, value),
    el('span', { role: 'img', 'aria-label': ` ${say.words.becomes[language]} ` }, ' → '),
    el('ins', {}, fix?.value ?? ''),
  );
}

function preview(code: string, fixable: readonly Issue[], { state, actions }: Around): Node {
  const { language } = state;
  const rows = fixable.slice(0, state.unfolded.get(code)).map((issue) => {
    return el(
      'li',
      {},
      button(`jump ${code} ${issue.cell}`, issue.cell ?? '', { class: 'link', onclick: () => actions.jump(issue) }),
      change(issue, language),
    );
  });
  const rest = fixable.length - rows.length;
  return el(
    'div',
    { class: 'preview' },
    el(
      'div',
      { class: 'tools' },
      button(`all ${code}`, say.fixTheseSentence(fixable.length)[language], {
        class: 'primary',
        onclick: () => actions.fix(fixable),
      }),
      button(`leave ${code}`, say.words.keep[language], { onclick: () => actions.preview(null) }),
    ),
    el('ul', {}, ...rows),
    rest > 0 &&
      button(`more ${code}`, `${say.words.more[language]} (${rest})`, { onclick: () => actions.showMore(code) }),
  );
}
