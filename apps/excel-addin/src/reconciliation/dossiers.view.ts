import type { Dossier, DossierHistory } from '@emc/contract';
import type { Language } from '@emc/domain';
import { button, el } from '../element.js';
import { hashOf } from '../route.js';
import { facts } from './discrepancies.view.js';
import type { DossiersPart } from './dossiers.js';
import { channelTold, doubtsTold, foundSentence, statusTold, unreadTold, words } from './dossiers.words.js';
import { form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { table, type Column } from '../table.js';
import { dayTold, timeTold } from '../told.js';

/** A search for dossiers, or one of them. */
export function dossiersView(part: DossiersPart): Node[] {
  const { found, history } = part;
  const { language } = part.at.app;
  const search = form(
    () => part.find(),
    input(part.search, { field: 'query', label: words.query[language] }),
    el('button', { type: 'submit', class: 'primary', 'data-key': 'search find' }, words.find[language]),
    part.code !== '' && el('small', {}, `${words.procedure[language]}: ${part.code}`),
  );
  if (history) return [search, ...one(part, history)];
  return [search, ...(found ? list(part, found) : [el('p', { class: 'intro' }, formWords.loading[language])])];
}

function list(part: DossiersPart, rows: readonly Dossier[]): Node[] {
  const { language } = part.at.app;
  if (rows.length === 0) return [el('p', { class: 'intro' }, words.nothing[language])];
  return [
    el('p', { class: 'found' }, foundSentence(part.total)[language]),
    table({ caption: words.list[language], columns: dossierColumns(language), rows }),
    ...(part.cursor === undefined ? [] : [button('more', formWords.more[language], { onclick: () => part.more() })]),
  ];
}

function dossierColumns(language: Language): Column<Dossier>[] {
  return [
    { head: words.codeProfile[language], isHead: true, cell: ({ codeProfile }) => link(codeProfile) },
    { head: words.day[language], cell: ({ day }) => dayTold(day) },
    { head: words.procedure[language], cell: ({ codeTthc }) => codeTthc || '–' },
    { head: words.level[language], cell: ({ level }) => levelTold(level, language) },
    { head: words.channel[language], cell: ({ channel }) => channelTold(channel, language) },
    { head: words.status[language], cell: ({ status }) => statusTold(status, language) },
    { head: words.returnedOn[language], cell: ({ returnedOn }) => dayTold(returnedOn) },
  ];
}

function link(codeProfile: string): Node {
  const href = hashOf({ screen: 'reconciliation', params: { part: 'dossiers', dossier: codeProfile } });
  return el('a', { href, 'data-key': `dossier ${codeProfile}` }, codeProfile);
}

function levelTold(level: number | null, language: Language): string {
  return level === null ? words.notListed[language] : String(level);
}

function one(part: DossiersPart, history: DossierHistory): Node[] {
  const { language } = part.at.app;
  const { codeProfile, day, codeTthc, level, listVersion, channel, status, returnedOn, events } = history;
  const all = hashOf({ screen: 'reconciliation', params: { part: 'dossiers' } });
  return [
    el('p', {}, el('a', { href: all, 'data-key': 'back' }, words.back[language])),
    el('h2', {}, codeProfile),
    facts([
      [words.status[language], statusTold(status, language)],
      [words.day[language], dayTold(day)],
      [words.procedure[language], codeTthc || '–'],
      [words.level[language], levelTold(level, language)],
      [words.version[language], listVersion === null ? '–' : String(listVersion)],
      [words.channel[language], channelTold(channel, language)],
      [words.returnedOn[language], dayTold(returnedOn)],
    ]),
    table({ caption: words.events[language], columns: eventColumns(part), rows: events }),
  ];
}

function eventColumns(part: DossiersPart): Column<DossierHistory['events'][number]>[] {
  const { language } = part.at.app;
  return [
    { head: words.receivedAt[language], isHead: true, cell: ({ receivedAt }) => timeTold(receivedAt) },
    { head: words.occurredAt[language], cell: ({ occurredAt }) => (occurredAt ? timeTold(occurredAt) : '–') },
    { head: words.status[language], cell: ({ status }) => statusTold(status, language) },
    { head: words.channel[language], cell: ({ channel }) => channelTold(channel, language) },
    { head: words.procedure[language], cell: ({ codeTthc }) => codeTthc || '–' },
    { head: words.name[language], cell: ({ nameTthc }) => nameTthc || '–' },
    {
      head: words.doubts[language],
      cell: ({ doubts, correctionOf, unread }) =>
        [
          ...(correctionOf ? [words.correction[language]] : []),
          doubtsTold(doubts, language),
          unreadTold(unread, language),
        ]
          .filter(Boolean)
          .join('\n') || '–',
    },
    ...(part.mayOpen ? [{ head: words.unread[language], cell: (event: EventOf) => unreadCell(part, event) }] : []),
  ];
}

type EventOf = DossierHistory['events'][number];

/** Opened one by one, and under one's name: what stands in them may be personal. */
function unreadCell(part: DossiersPart, { seq, unread }: EventOf): Node | string {
  const { language } = part.at.app;
  if (unread.length === 0) return '–';
  const fields = part.opened.get(seq);
  if (fields) return facts(Object.entries(fields).map(([name, value]) => [name || words.nameless[language], value]));
  const key = `open ${seq}`;
  return button(key, words.open[language], { title: words.openHint[language], onclick: () => part.open(seq) });
}
