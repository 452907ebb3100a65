import { accountList, serviceList, type Column, type Language, type ListKind } from '@emc/domain';
import { button, el } from '../element.js';
import { progressBox, type Progress } from '../progress.js';
import { table } from '../table.js';
import { kindNames, words as common } from '../words.js';
import { columnsOf, words, workSentence, type Work } from './templates.words.js';

const templateFiles = ['servicesTemplate', 'accountsTemplate', 'declaredTemplate'] as const;
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
  signIn(): void;
}

const kinds: readonly ListKind[] = ['services', 'accounts'];
const definitions = { services: serviceList, accounts: accountList };

/** Templates to take away, and, inside Excel, to put beside what is open. */
export function view(state: State, actions: Actions): Node[] {
  const inBook = state.hasBook ? [kindForm(state, actions), workbook(state, actions)] : [];
  const alone = state.hasBook ? [] : [kindForm(state, actions)];
  return [...inBook, files(state, actions), ...alone, columns(state)];
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
      : [
          el('p', { class: 'intro' }, words[fills][language]),
          fills === 'signIn' && button('sign-in', common.signIn[language], { onclick: () => actions.signIn() }),
        ]),
    work && progress(work, language, actions),
  );
}

function progress(work: Work, language: Language, actions: Actions): Node {
  const stop = button('stop', words.cancel[language], { onclick: () => actions.stop() });
  return progressBox(progressOf(work, language), stop);
}

export function progressOf(work: Work, language: Language): Progress {
  return { id: 'templates-progress', told: workSentence(work)[language], done: work.row, of: work.of };
}

function columns({ kind, language }: State): Node {
  return table({
    caption: columnsOf[kind][language],
    columns: [
      { head: words.column[language], isHead: true, cell: (column) => headCell(column, language) },
      { head: words.meaning[language], cell: (column) => meaningCell(column, language) },
    ],
    rows: definitions[kind].columns,
  });
}

function headCell({ header, required }: Column, language: Language): Node {
  return el('span', {}, header, required && el('small', {}, words.required[language]));
}

function meaningCell({ note, examples }: Column, language: Language): Node {
  const example = examples.find((each) => each !== '');
  return el(
    'span',
    {},
    note[language],
    example !== undefined && el('small', {}, `${words.example[language]}: ${example}`),
  );
}
