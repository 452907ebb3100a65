import type { DeclaredDay, DeclaredSheet } from '@emc/contract';
import type { Language } from '@emc/domain';
import { button, el, fileButton } from '../element.js';
import type { DeclaredPart } from './declared.js';
import { differenceTold, knownSentence, uploadedSentence, words } from './declared.words.js';
import { area, form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { table, type Column } from '../table.js';
import { countTold, dayTold, timeTold } from '../told.js';

type SheetIssue = DeclaredSheet['issues'][number];

/** The declared days of a period; below it what declares more of them. */
export function declaredView(part: DeclaredPart): Node[] {
  const { language } = part.at.app;
  return [
    el('p', { class: 'intro' }, words.intro[language]),
    period(part),
    ...(part.days ? [days(part, part.days)] : [el('p', { class: 'intro' }, formWords.loading[language])]),
    ...(part.mayAct ? [declareForm(part), uploadForm(part)] : []),
  ];
}

function period(part: DeclaredPart): Node {
  const { language } = part.at.app;
  const attributes = { type: 'date', max: part.today };
  return form(
    () => part.choose(),
    input(part.period, { field: 'from', label: formWords.from[language], attributes }),
    input(part.period, { field: 'to', label: formWords.to[language], attributes }),
    el('button', { type: 'submit', 'data-key': 'period show' }, formWords.show[language]),
  );
}

function days(part: DeclaredPart, rows: readonly DeclaredDay[]): Node {
  const { language } = part.at.app;
  if (rows.length === 0) {
    return el('p', { class: 'intro' }, (part.mayAct ? words.nothing : words.nothingToRead)[language]);
  }
  return table({ caption: words.beside[language], columns: columns(language), rows });
}

function columns(language: Language): Column<DeclaredDay>[] {
  const figure = (side: 'declared' | 'received', measure: 'received' | 'online' | 'returned'): Column<DeclaredDay> => ({
    head: `${words[measure][language]} (${(side === 'declared' ? words.declared : words.got)[language]})`,
    isNumber: true,
    cell: (day) => {
      const count = day[side][measure];
      return count === null ? '–' : countTold(count, language);
    },
  });
  const both = (measure: 'received' | 'online' | 'returned') => [
    figure('declared', measure),
    figure('received', measure),
  ];
  return [
    { head: words.day[language], isHead: true, cell: ({ day }) => dayTold(day) },
    ...both('received'),
    ...both('online'),
    ...both('returned'),
    { head: words.result[language], cell: (day) => comparison(day, language) },
    {
      head: words.by[language],
      cell: ({ declaredBy, declaredAt }) => el('span', {}, declaredBy, el('small', {}, timeTold(declaredAt))),
    },
  ];
}

function comparison(day: DeclaredDay, language: Language): Node {
  const told = differenceTold(day, language);
  const isSame = told === words.same[language];
  return el(
    'span',
    {},
    el(isSame ? 'span' : 'strong', { class: isSame ? null : 'late' }, told),
    day.adjusted && el('small', {}, words.adjusted[language]),
  );
}

function declareForm(part: DeclaredPart): Node {
  const { day: draft, today } = part;
  const { language } = part.at.app;
  const number = { inputmode: 'numeric' };
  const hint = words.blankIsUnknown[language];
  const known = knownSentence(part.known)?.[language];
  const label = part.question ? words.declareAnyway : words.declare;
  const day = input(draft, {
    field: 'day',
    label: words.day[language],
    ...(known !== undefined && { hint: known }),
    attributes: { type: 'date', max: today },
  });
  day.addEventListener('change', () => part.chooseDay());
  return el(
    'section',
    { class: 'part' },
    el('h2', {}, words.declareTitle[language]),
    form(
      () => part.declare(),
      day,
      input(draft, { field: 'received', label: words.received[language], attributes: number }),
      input(draft, { field: 'online', label: words.online[language], hint, attributes: number }),
      input(draft, { field: 'returned', label: words.returned[language], hint, attributes: number }),
      area(draft, { field: 'dossierCodes', label: words.codes[language], hint: words.codesHint[language] }),
      part.question && el('p', { class: 'summary error', role: 'alert' }, part.question[language]),
      el('button', { type: 'submit', class: 'primary', 'data-key': 'declare send' }, label[language]),
    ),
  );
}

function uploadForm(part: DeclaredPart): Node {
  const { uploaded } = part;
  const { language } = part.at.app;
  const file = el('input', { id: 'declared-file', 'data-key': 'declared file', type: 'file', accept: '.xlsx,.xls' });
  file.addEventListener('change', () => {
    const [chosen] = file.files ?? [];
    if (chosen) part.upload(chosen);
  });
  return el(
    'section',
    { class: 'part' },
    el('h2', {}, words.uploadTitle[language]),
    el(
      'div',
      { class: 'tools' },
      fileButton(file, words.file[language]),
      button('declared template', words.template[language], { onclick: () => part.template() }),
    ),
    uploaded && outcome(uploaded, language),
  );
}

function outcome(uploaded: DeclaredSheet, language: Language): Node {
  const isRefused = uploaded.state === 'refused';
  return el(
    'div',
    { class: isRefused ? 'summary error' : 'summary' },
    el('p', {}, uploadedSentence(uploaded)[language]),
    isRefused &&
      table({ caption: words.issues[language], columns: issueColumns(language), rows: uploaded.issues.slice(0, 200) }),
  );
}

function issueColumns(language: Language): Column<SheetIssue>[] {
  return [
    { head: words.place[language], isHead: true, cell: ({ cell, row }) => cell ?? (row === null ? '–' : String(row)) },
    { head: words.value[language], cell: ({ value }) => value ?? '–' },
    { head: words.message[language], cell: ({ message }) => message },
  ];
}
