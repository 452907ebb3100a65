import type { Issue, Language, ListKind } from '@emc/domain';
import type { Checked, Findings } from './check.js';
import { button, el } from './element.js';
import { groupsOf } from './groups.js';
import { progressBox, type Progress } from './progress.js';
import { groupBox } from './view.groups.js';
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
  /** Null where the host cannot tell when cells change; else whether each change is checked. */
  readonly isLive: boolean | null;
  /** False for those who only read, and while another list waits to be handed in. */
  readonly mayHandIn: boolean;
  readonly isMarked: boolean;
  /** How many cells the latest fix wrote; 0 = nothing to undo. */
  readonly undoable: number;
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
  /** `seen`: what the issues stand in, which may be older than the latest check. */
  fix(issues: readonly Issue[], seen: Findings): void;
  undo(): void;
  mark(): void;
  live(): void;
  handIn(): void;
}

export const pageOfIssues = 50;

/** The pane as it is in a state. Elements that keep the focus from one state to the next carry the same `data-key`. */
export function view(state: State, actions: Actions): Node[] {
  const { checked, work } = state;
  return [
    form(state, actions),
    ...(work ? [progress(work, state.language, actions)] : []),
    ...(checked && !work ? result(checked, state, actions) : []),
    ...(!checked && !work ? [el('p', { class: 'intro' }, say.words.intro[state.language])] : []),
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

type Work = NonNullable<State['work']>;

function progress(work: Work, language: Language, actions: Actions): Node {
  const stop = button('stop', say.words.cancel[language], { onclick: () => actions.stop() });
  return progressBox(progressOf(work, language), stop);
}

export function progressOf({ row, of }: Work, language: Language): Progress {
  const told = of === null ? say.words.reading[language] : say.progressSentence(row, of)[language];
  return { id: 'check-progress', told, done: row, of };
}

function result(checked: Checked, state: State, actions: Actions): Node[] {
  const { language, undoable, canMark, isMarked, isLive, mayHandIn } = state;
  const { counts } = checked.verdict;
  const places = checked.verdict.issues.some(({ cell }) => cell !== null);
  return [
    el(
      'p',
      { class: counts.errors > 0 ? 'summary error' : 'summary' },
      el('b', {}, checked.sheet.name),
      ` ${say.verdictSentence(counts)[language]}`,
      ` ${(counts.errors === 0 ? say.words.clean : say.words.notYet)[language]}`,
    ),
    el(
      'div',
      { class: 'tools' },
      mayHandIn &&
        counts.errors === 0 &&
        button('hand-in', say.words.handIn[language], { class: 'primary', onclick: () => actions.handIn() }),
      undoable > 0 && button('undo', say.undoSentence(undoable)[language], { onclick: () => actions.undo() }),
      canMark &&
        (places || isMarked) &&
        box('mark', { label: say.words.mark[language], checked: isMarked, onchange: () => actions.mark() }),
      isLive !== null &&
        box('live', { label: say.words.live[language], checked: isLive, onchange: () => actions.live() }),
    ),
    ...groupsOf(checked).map((group) => groupBox(group, checked, { state, actions })),
  ];
}

interface Box {
  readonly label: string;
  readonly checked: boolean;
  readonly onchange: () => void;
}

function box(key: string, { label, checked, onchange }: Box): Node {
  return el(
    'label',
    { class: 'mark' },
    el('input', { type: 'checkbox', 'data-key': key, checked, onchange }),
    ` ${label}`,
  );
}
