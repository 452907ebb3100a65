import type { Issue, Language } from '@emc/domain';
import type { Findings } from './check.js';
import { button, el } from './element.js';
import { editOf } from './fixes.js';
import type { Group } from './groups.js';
import type { Actions, State } from './view.js';
import { countTold } from './told.js';
import * as say from './words.js';

/** What groups need of a screen; what is absent, a list of issues does not offer. */
interface GroupActions extends Pick<Actions, 'fold' | 'showMore'>, Partial<Pick<Actions, 'jump' | 'preview' | 'fix'>> {}

interface Around {
  readonly state: Pick<State, 'language' | 'unfolded' | 'preview'>;
  readonly actions: GroupActions;
}

/** The issues of one rule, folded up or not. */
export function groupBox(group: Group, checked: Findings, { state, actions }: Around): Node {
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
    el('span', { class: `count ${severity}` }, countTold(count, language)),
    el('span', { class: 'kind' }, `${say.severityNames[severity][language]}: `),
    title[language],
  );
  const body = shown === undefined ? [] : groupBody(group, checked, { state, actions });
  return el('section', { class: 'group' }, el('h2', {}, head), el('div', { id, hidden: shown === undefined }, ...body));
}

function groupBody(group: Group, checked: Findings, around: Around): Node[] {
  const { code, issues, count } = group;
  const { state, actions } = around;
  const { language } = state;
  const fixable = issues.filter((issue) => editOf(issue, checked) !== null);
  if (state.preview === code) return [preview(fixable, checked, { ...around, code })];
  const shown = state.unfolded.get(code) ?? 0;
  const rest = issues.length - shown;
  return [
    ...(fixable.length > 1
      ? [
          button(`all ${code}`, say.fixAllSentence(fixable.length)[language], {
            onclick: () => actions.preview?.(code),
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

function issueItem(issue: Issue, checked: Findings, { state, actions, at }: Around & { at: number }): Node {
  const { language } = state;
  const key = `${issue.code} ${issue.cell ?? at}`;
  const place = issue.cell ?? (issue.row === null ? null : `${issue.row}:${issue.row}`);
  return el(
    'li',
    {},
    place !== null && jumpTo({ key, place, jump: actions.jump && (() => actions.jump?.(issue)) }),
    el('span', { class: 'message' }, issue.message[language]),
    editOf(issue, checked) !== null &&
      el(
        'span',
        { class: 'fix' },
        el('span', {}, change(issue, language), el('small', {}, issue.fix?.why[language] ?? '')),
        button(`fix ${key}`, say.words.fix[language], {
          'aria-label': `${say.words.fix[language]} ${place ?? ''}`,
          onclick: () => actions.fix?.([issue], checked),
        }),
      ),
  );
}

/** Where an issue is; in a workbook, the way there. */
function jumpTo({ key, place, jump }: { key: string; place: string; jump: (() => void) | undefined }): Node {
  return jump ? button(`jump ${key}`, place, { class: 'link', onclick: jump }) : el('b', {}, `${place} `);
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

function preview(fixable: readonly Issue[], checked: Findings, around: Around & { code: string }): Node {
  const { state, actions, code } = around;
  const { language } = state;
  const rows = fixable.slice(0, state.unfolded.get(code)).map((issue) => {
    return el(
      'li',
      {},
      button(`jump ${code} ${issue.cell}`, issue.cell ?? '', { class: 'link', onclick: () => actions.jump?.(issue) }),
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
        onclick: () => actions.fix?.(fixable, checked),
      }),
      button(`leave ${code}`, say.words.keep[language], { onclick: () => actions.preview?.(null) }),
    ),
    el('ul', {}, ...rows),
    rest > 0 &&
      button(`more ${code}`, `${say.words.more[language]} (${rest})`, { onclick: () => actions.showMore(code) }),
  );
}
