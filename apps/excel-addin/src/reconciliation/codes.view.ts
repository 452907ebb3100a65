import type { UnmatchedCodes } from '@emc/contract';
import { button, el } from '../element.js';
import { hashOf } from '../route.js';
import type { CodesPart } from './codes.js';
import { fewerShownSentence, listedSentence, sentSentence, words } from './codes.words.js';
import { formWords } from '../form.words.js';
import { table, type Column } from '../table.js';
import { countTold, dayTold } from '../told.js';

type Sent = UnmatchedCodes['sent'][number];
type Listed = UnmatchedCodes['listed'][number];

/** Both ways in which codes miss each other, each in a table of its own. */
export function codesView(part: CodesPart): Node[] {
  const { codes } = part;
  const { language } = part.at.app;
  if (!codes) return [el('p', { class: 'intro' }, formWords.loading[language])];
  return [
    el(
      'p',
      { class: 'intro' },
      codes.version === null
        ? words.noList[language]
        : words.comparedWith[language](codes.version, dayTold(codes.since)),
    ),
    ...sentPart(part, codes),
    ...listedPart(part, codes),
  ];
}

function sentPart(part: CodesPart, { sent, totals }: UnmatchedCodes): Node[] {
  const { language } = part.at.app;
  const rows = sent.slice(0, part.shown.sent);
  return [
    el('h2', {}, words.sentTitle[language]),
    el('p', {}, sentSentence(totals.sent, totals.dossiers)[language]),
    ...(rows.length > 0
      ? [table({ caption: words.sentTitle[language], isTitled: true, columns: sentColumns(part), rows })]
      : []),
    ...(rows.length < sent.length ? [more(part, 'sent')] : leftOut(part, sent.length, totals.sent)),
  ];
}

function listedPart(part: CodesPart, { listed, totals, version }: UnmatchedCodes): Node[] {
  const { language } = part.at.app;
  if (version === null) return [];
  const rows = listed.slice(0, part.shown.listed);
  return [
    el('h2', {}, words.listedTitle[language]),
    el('p', {}, listedSentence(totals.listed)[language]),
    ...(rows.length > 0
      ? [table({ caption: words.listedTitle[language], isTitled: true, columns: listedColumns(part), rows })]
      : []),
    ...(rows.length < listed.length ? [more(part, 'listed')] : leftOut(part, listed.length, totals.listed)),
  ];
}

function more(part: CodesPart, side: 'sent' | 'listed'): Node {
  return button(`more ${side}`, formWords.more[part.at.app.language], { onclick: () => part.more(side) });
}

function leftOut(part: CodesPart, given: number, total: number): Node[] {
  return given < total ? [el('p', { class: 'intro' }, fewerShownSentence(total - given)[part.at.app.language])] : [];
}

function sentColumns(part: CodesPart): Column<Sent>[] {
  const { language } = part.at.app;
  return [
    { head: words.code[language], isHead: true, cell: ({ codeTthc }) => dossiersLink(codeTthc) },
    ...jumpColumn<Sent>(part, ({ codeTthc, suggestion }) => suggestion?.value ?? codeTthc),
    { head: words.dossiers[language], isNumber: true, cell: ({ dossiers }) => countTold(dossiers, language) },
    { head: words.last[language], cell: ({ lastReceivedOn }) => dayTold(lastReceivedOn.slice(0, 10)) },
    {
      head: words.suggestion[language],
      cell: ({ suggestion }) =>
        suggestion
          ? el('span', {}, el('b', {}, suggestion.value), el('small', {}, suggestion.why))
          : words.noSuggestion[language],
    },
  ];
}

function listedColumns(part: CodesPart): Column<Listed>[] {
  const { language } = part.at.app;
  return [
    { head: 'ID MCDT', isHead: true, cell: ({ idMcdt }) => idMcdt },
    ...jumpColumn<Listed>(part, ({ idMcdt }) => idMcdt),
    { head: words.service[language], cell: ({ name }) => name },
    { head: words.level[language], isNumber: true, cell: ({ level }) => String(level) },
    { head: 'ID CDVCQG', cell: ({ idCdvcqg }) => idCdvcqg },
  ];
}

/** Only beside a sheet. */
function jumpColumn<Row>(part: CodesPart, codeOf: (row: Row) => string): Column<Row>[] {
  const { app } = part.at;
  if (!app.book) return [];
  return [
    {
      head: words.inSheet[app.language],
      cell: (row) => {
        const code = codeOf(row);
        return button(`jump ${code}`, words.jump[app.language], {
          class: 'link',
          'aria-label': `${words.jump[app.language]} ${code}`,
          onclick: () => part.jump(code),
        });
      },
    },
  ];
}

function dossiersLink(code: string): Node {
  const href = hashOf({ screen: 'reconciliation', params: { part: 'dossiers', code } });
  return el('a', { href, 'data-key': `dossiers ${code}` }, code);
}
