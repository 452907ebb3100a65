import { NewDossierEvent } from '@emc/contract';
import { isUsualEvent } from './usual-event.js';

const whole = {
  eventId: '278-1',
  codeProfile: '000.00.53.H48-260302-0007',
  codeTthc: '000003',
  nameTthc: 'Cấp phép xe & máy 50% = giảm + mới',
  status: 1,
  channel: 'online',
  isFromDvcqg: false,
  receivingPlace: 'post',
  payment: 'none',
  occurredAt: '2026-03-02T08:15:00+07:00',
  correctionOf: '01a20000-0000-7000-8000-000000000000',
};
const { eventId, codeProfile, codeTthc, status } = whole;
const least = { eventId, codeProfile, codeTthc, status };

test.each<[string, unknown]>([
  ['everything said', whole],
  ['the least', least],
  ['no person', { ...least, user: null }],
  ['a moment in UTC', { ...least, occurredAt: '2026-03-28T01:15:00.123Z' }],
])('%s is usual, and the schema takes it as it is', (_, said) => {
  expect(isUsualEvent(said)).toBe(true);
  expect(NewDossierEvent.parse(said)).toEqual(said);
});

/** Values that senders might put under any key. */
const values = [
  ...[
    '',
    ' ',
    'x'.repeat(200),
    'x'.repeat(201),
    'x'.repeat(2001),
    'a\0b',
    '\ud800',
    'online',
    'post',
    'none',
    '1',
    'ấ',
  ],
  ...['2026-02-29T08:00:00Z', '2026-03-02', '2026-03-02T08:15', '2026-13-02T08:15:00Z', '0000-01-01T00:00:00Z'],
  ...[
    '2026-03-02T08:15:00+23:00',
    '2026-03-02T24:00:00Z',
    '2026-03-02T08:15:00',
    '01A20000-0000-7000-8000-000000000000',
  ],
  ...['01a20000-0000-9000-8000-000000000000', 0, 1, 4, 5, -1, 1.5, NaN, true, null, undefined, {}, [], { idQg: '1' }],
];

test('nothing is usual that the schema refuses or changes', () => {
  const keys = [...Object.keys(whole), 'user', 'toString', 'khac'];
  const tried = keys.flatMap((key) => values.map((value) => ({ ...whole, [key]: value })));
  const kept = tried.filter(isUsualEvent);
  for (const said of kept) expect(NewDossierEvent.safeParse(said)).toEqual({ success: true, data: said });
  expect(kept.length).toBeGreaterThan(30);
});

test.each(Object.keys(least))('without %s an event is not usual', (key) => {
  expect(isUsualEvent({ ...whole, [key]: undefined })).toBe(false);
  expect(isUsualEvent(Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key)))).toBe(false);
});

test.each([null, undefined, 1, 'a', [], [whole]])('%j is no event', (said) => {
  expect(isUsualEvent(said)).toBe(false);
});
