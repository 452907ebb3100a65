import type { Adjustment } from '@emc/contract';
import { dayInVietnam } from '@emc/domain';
import { button, el } from '../element.js';
import { hashOf } from '../route.js';
import type { AdjustmentsPart } from './adjustments.js';
import { adjustmentStates, changeTold, channelNames, words } from './adjustments.words.js';
import { facts } from './discrepancies.view.js';
import { area, choice, form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { dayTold, timeTold } from '../told.js';

/** The adjustments of the site, newest first, each with what may be done about it; a form for a new one. */
export function adjustmentsView(part: AdjustmentsPart): Node[] {
  const { found, cursor } = part;
  const { language } = part.at.app;
  return [
    el('p', { class: 'intro' }, words.intro[language]),
    ...(part.mayPropose ? [proposal(part)] : []),
    ...(!found ? [el('p', { class: 'intro' }, formWords.loading[language])] : []),
    ...(found?.length === 0 ? [el('p', { class: 'intro' }, words.nothing[language])] : []),
    ...(found?.length ? [el('ol', { class: 'discrepancies' }, ...found.map((one) => item(one, part)))] : []),
    ...(cursor === undefined ? [] : [button('more', formWords.more[language], { onclick: () => part.more() })]),
  ];
}

const tones: Readonly<Partial<Record<Adjustment['state'], string>>> = { approved: 'good', refused: 'error' };

function item(one: Adjustment, part: AdjustmentsPart): Node {
  const { language, user } = part.at.app;
  const isOwn = user.role === 'admin' && one.state === 'proposed' && !part.mayDecide(one);
  const { decidedAt, decidedBy, decisionNote, discrepancyId } = one;
  const procedure = one.codeTthc === '' ? channelNames['']?.[language] : one.codeTthc;
  return el(
    'li',
    {},
    el(
      'p',
      { class: 'about' },
      el('strong', {}, `${dayTold(one.day)}: ${changeTold(one, language)}`),
      el('span', { class: `badge ${tones[one.state] ?? ''}` }, adjustmentStates[one.state][language]),
    ),
    el('p', {}, one.reason),
    facts([
      [words.code[language], procedure ?? ''],
      [words.channel[language], channelNames[one.channel ?? '']?.[language] ?? ''],
      [words.by[language], `${one.proposedBy}, ${timeTold(one.proposedAt)}`],
      ...(decidedBy && decidedAt ? [[words.decided[language], `${decidedBy}, ${timeTold(decidedAt)}`] as const] : []),
      ...(decisionNote ? [[words.note[language], decisionNote] as const] : []),
    ]),
    discrepancyId !== null && discrepancyLink(discrepancyId, part),
    part.mayDecide(one) && decisionForm(one, part),
    isOwn && el('p', { class: 'intro' }, words.ownOne[language]),
  );
}

function discrepancyLink(discrepancy: string, { at: { app } }: AdjustmentsPart): Node {
  const href = hashOf({ screen: 'reconciliation', params: { discrepancy } });
  return el('p', {}, el('a', { href, 'data-key': `about ${discrepancy}` }, words.seeDiscrepancy[app.language]));
}

function decisionForm(one: Adjustment, part: AdjustmentsPart): Node {
  const { language } = part.at.app;
  return form(
    // Enter decides nothing: the two buttons stand for opposite things.
    () => undefined,
    input(part.decision, { field: one.id, label: words.note[language], hint: formWords.optional[language] }),
    button(`approve ${one.id}`, words.approve[language], {
      class: 'primary',
      onclick: () => part.decide(one, 'approved'),
    }),
    button(`refuse ${one.id}`, words.refuse[language], { onclick: () => part.decide(one, 'refused') }),
  );
}

function proposal(part: AdjustmentsPart): Node {
  const { proposal: draft, about } = part;
  const { language } = part.at.app;
  const channels = Object.fromEntries(Object.entries(channelNames).map(([key, name]) => [key, name[language]]));
  const day = { type: 'date', max: dayInVietnam(new Date()) };
  return el(
    'section',
    { class: 'part' },
    el('h2', {}, words.proposeTitle[language]),
    about !== null && el('p', { class: 'intro' }, words.about[language]),
    form(
      () => part.propose(),
      input(draft, { field: 'day', label: words.day[language], attributes: day }),
      input(draft, { field: 'codeTthc', label: words.code[language], hint: words.codeHint[language] }),
      choice(draft, { field: 'channel', label: words.channel[language] }, channels),
      input(draft, { field: 'received', label: words.received[language], hint: words.signHint[language] }),
      input(draft, { field: 'returned', label: words.returned[language], hint: words.signHint[language] }),
      area(draft, { field: 'reason', label: words.reason[language] }),
      el('button', { type: 'submit', class: 'primary', 'data-key': 'propose send' }, words.propose[language]),
    ),
  );
}
