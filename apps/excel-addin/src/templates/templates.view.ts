import { accountList, serviceList, type Language, type ListKind } from '@emc/domain';
import { button, el } from '../element.js';
import { hashOf } from '../route.js';
import { kindNames, words as common } from '../words.js';
import { columnsOf, words, workSentence, type Work } from './templates.words.js';

export const templateFiles = ['servicesTemplate', 'accountsTemplate', 'declaredTemplate'] as const;
export type TemplateFile = (typeof templateFiles)[number];

/** `fills`: the current list can be filled in; otherwise, why not. */
export interface State {
  readonly language: Language;
  readonly kind: ListKind;
  readonly hasBook: boolean;
  readonly fills: true | 'noAccounts' | 'signIn' | 'chooseSite';
  readonly work: Work | null;
}

export interface Actions {
  download(file: TemplateFile): void;
  choose(kind: ListKind): void;
  insert(): void;
  fill(): void;
  stop(): void;
}

const kinds: readonly ListKind[] = ['services', 'accounts'];
const definitions = { services: serviceList, accounts: accountList };

/** Templates to take away, and, inside Excel, to put beside what is open. */
export function view(state: State, actions: Actions): Node[] {
  return [
    files(state, actions),
    kindForm(state, actions),
    ...(state.hasBook ? [workbook(state, actions)] : []),
    columns(state),
  ];
}

function files({ language, work }: State, actions: Actions): Node {
  const names = {
    servicesTemplate: kindNames.services,
    accountsTemplate: kindNames.accounts,
    declaredTemplate: words.declared,
  };
  const items = templateFiles.map((file) => {
    const label = `${names[file][language]} (.xlsx)`;
    return el('li', {}, button(file, label, { disabled: work !== null, onclick: () => actions.download(file) }));
  });
  return el(
    'section',
    { class: 'templates' },
    el('h2', {}, words.files[language]),
    el('p', { class: 'intro' }, words.filesIntro[language]),
    el('ul', { class: 'tools' }, ...items),
  );
}

function kindForm({ language, kind, work }: State, actions: Actions): Node {
  const options = kinds.map((each) =>
    el('option', { value: each, selected: each === kind }, kindNames[each][language]),
  );
  const select = el('select', { id: 'kind', 'data-key': 'kind', disabled: work !== null }, ...options);
  select.addEventListener('change', () => actions.choose(kinds.find((each) => each === select.value) ?? kind));
  return el('div', { class: 'form' }, el('label', { for: 'kind' }, common.kind[language]), select);
}

function workbook(state: State, actions: Actions): Node {
  const { language, work, fills } = state;
  const disabled = work !== null;
  return el(
    'section',
    { class: 'templates' },
    el('h2', {}, words.workbook[language]),
    el('p', {}, words.insertHint[language]),
    button('insert', words.insert[language], { class: 'primary', disabled, onclick: () => actions.insert() }),
    ...(fills === true
      ? [
          el('p', {}, words.fillHint[language]),
          button('fill', words.fill[language], { disabled, onclick: () => actions.fill() }),
        ]
      : [el('p', { class: 'intro' }, ...whyNot(fills, language))]),
    work && progress(work, language, actions),
  );
}

function whyNot(reason: Exclude<State['fills'], true>, language: Language): (Node | string)[] {
  if (reason !== 'signIn') return [words[reason][language]];
  return [`${words.signIn[language]} `, el('a', { href: hashOf({ screen: 'history' }) }, common.signIn[language])];
}

function progress(work: Work, language: Language, actions: Actions): Node {
  return el(
    'div',
    { class: 'progress' },
    el('label', { for: 'progress' }, workSentence(work)[language]),
    el('progress', { id: 'progress', max: Math.max(1, work.of), value: work.row }),
    button('stop', words.cancel[language], { onclick: () => actions.stop() }),
  );
}

function columns({ kind, language }: State): Node {
  const heads = [words.column, words.required, words.meaning, words.example];
  const rows = definitions[kind].columns.map(({ header, required, note, examples }) =>
    el(
      'tr',
      {},
      el('th', { scope: 'row' }, header),
      el('td', {}, (required ? words.yes : words.no)[language]),
      el('td', {}, note[language]),
      el('td', {}, examples.find((example) => example !== '') ?? ''),
    ),
  );
  return el(
    'div',
    { class: 'wide', tabindex: 0, role: 'region', 'aria-label': columnsOf[kind][language] },
    el(
      'table',
      { class: 'template-columns' },
      el('caption', {}, columnsOf[kind][language]),
      el('thead', {}, el('tr', {}, ...heads.map((head) => el('th', { scope: 'col' }, head[language])))),
      el('tbody', {}, ...rows),
    ),
  );
}
