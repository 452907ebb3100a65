import type { Submission } from '@emc/contract';
import { button, el } from '../element.js';
import { hashOf } from '../route.js';
import { heading, type Form } from './hand-in.view.js';
import { countTold, timeTold } from '../told.js';
import { words } from './hand-in.words.js';

/** What the officer keeps: that EMC has the list, under which number, and what exactly it was. */
export function receiptView(form: Form, submission: Submission): Node[] {
  const { app, list, siteId } = form;
  const { language, user, agency } = app;
  const { receipt, versionNumber, makeDefault, counts, submittedBy } = submission;
  const isDefault = (makeDefault ? words.isDefault : words.isNotDefault)[language];
  const site = app.sites.find(({ id }) => id === siteId);
  const lines: readonly (readonly [what: string, value: string])[] = [
    [words.receiptNumber[language], receipt.number],
    [words.site[language], site ? `${site.id} · ${site.name}` : String(siteId)],
    [words.list[language], list.name],
    [words.rows[language], countTold(counts.rows, language)],
    [words.version[language], `${versionNumber ?? ''} (${isDefault})`],
    [words.time[language], timeTold(receipt.receivedAt)],
    [words.by[language], user?.username === submittedBy ? `${user.displayName} (${submittedBy})` : submittedBy],
    ...(agency ? [[words.agency[language], `${agency.name} (${agency.code})`] as const] : []),
    ['SHA-256', receipt.sha256],
  ];
  return [
    el(
      'section',
      { class: 'receipt' },
      heading(words.receipt[language]),
      el('p', { class: 'summary' }, words.accepted[language]),
      el('dl', {}, ...lines.flatMap(([what, value]) => [el('dt', {}, what), el('dd', {}, value)])),
    ),
    el(
      'div',
      { class: 'tools' },
      button('print', words.print[language], { onclick: () => print() }),
      el(
        'a',
        { href: hashOf({ screen: 'history', params: { submission: submission.id } }), 'data-key': 'in-history' },
        words.history[language],
      ),
      button('back', words.another[language], { onclick: () => form.close() }),
    ),
  ];
}
