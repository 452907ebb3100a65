import { outcomeOf, type Sending } from './outcome.js';

const now = new Date('2026-03-02T05:00:00Z');
const sending: Sending = {
  ...{ wanted: 1, saying: 1, shown: 0, shownId: null, maybeShown: false, attempts: 1 },
  noticedAt: new Date('2026-03-02T04:59:00Z'),
};
const visible: Sending = { ...sending, wanted: 2, saying: 2, shown: 1, shownId: '77' };
const which = { id: '01a20000-0000-7000-8000-000000000001', claim: 1 };
const later = new Date('2026-03-02T05:00:30Z');
const retry = { outcome: 'retry', after: 30, reason: 'Too Many Requests', maybeShown: false, forLink: false } as const;

test.each([
  ['sent', sending, { outcome: 'shown', messageId: 77 }, { state: 'shown', shown: 1, shownId: '77', attempts: 0 }],
  ['changed', visible, { outcome: 'shown', messageId: 77 }, { state: 'shown', shown: 2, shownId: '77' }],
  [
    'sent, and changed meanwhile',
    { ...sending, wanted: 3 },
    { outcome: 'shown', messageId: 77 },
    { state: 'due', shown: 1 },
  ],
  ['found after all', { ...sending, maybeShown: true }, { outcome: 'shown', messageId: 77 }, { maybeShown: false }],
  ['taken by a webhook', sending, { outcome: 'shown', messageId: null }, { state: 'shown', shown: 1, shownId: null }],
  ['too fast', sending, retry, { state: 'due', notBefore: later, maybeShown: false, lastError: 'Too Many Requests' }],
  ['a timeout', sending, { ...retry, maybeShown: true }, { state: 'due', maybeShown: true }],
  [
    'a timeout of a change',
    visible,
    { ...retry, maybeShown: true },
    { state: 'due', maybeShown: false, shownId: '77' },
  ],
  ['too fast after a timeout', { ...sending, maybeShown: true }, retry, { state: 'due', maybeShown: true }],
  ['too fast for three days', { ...sending, noticedAt: new Date('2026-02-27T04:59:00Z') }, retry, { state: 'dead' }],
  ['not taken', sending, { outcome: 'dead', reason: 'Bad Request' }, { state: 'dead', lastError: 'Bad Request' }],
  ['turned away', visible, { outcome: 'blocked', reason: 'Forbidden' }, { state: 'dead', shownId: '77' }],
  ['moved', sending, { outcome: 'moved', chatId: '-1007' }, { state: 'due', notBefore: now, lastError: null }],
  ['deleted by hand', visible, { outcome: 'gone' }, { state: 'due', shownId: null, shown: 1 }],
] as const)('%s', (_what, message, result, expected) => {
  expect(outcomeOf(message, { ...which, ...result }, now)).toMatchObject(expected);
});
