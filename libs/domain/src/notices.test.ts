import {
  digestDay,
  gather,
  hear,
  isWished,
  noticeKinds,
  quietUntil,
  type MessageLife,
  type NoticeKind,
} from './notices.js';

/** A time of 2 March 2026 in Vietnam, or of another day of that month. */
const at = (clock: string, day = '02') => new Date(`2026-03-${day}T${clock}:00+07:00`);
const noon = at('12:00');
const night = { from: '22:00', to: '06:30' };
const lunch = { from: '11:30', to: '13:30' };

describe('quiet hours', () => {
  test.each([
    ['at noon', noon, night, null],
    ['a minute before they begin', at('21:59'), night, null],
    ['as they begin', at('22:00'), night, at('06:30', '03')],
    ['before midnight', at('23:59'), night, at('06:30', '03')],
    ['at midnight', at('00:00'), night, at('06:30')],
    ['a minute before they end', at('06:29'), night, at('06:30')],
    ['as they end', at('06:30'), night, null],
    ['over lunch', noon, lunch, at('13:30')],
    ['after lunch', at('13:30'), lunch, null],
    ['without any', at('03:00'), null, null],
  ])('%s', (_when, now, quiet, end) => {
    expect(quietUntil(now, quiet)).toEqual(end);
  });
});

test.each([
  ['error', 'none', false],
  ['error', 'error', true],
  ['warning', 'error', false],
  ['warning', 'warning', true],
  ['notice', 'warning', false],
  ['notice', 'notice', true],
] as const)('%s is told to who wants %s: %s', (severity, least, told) => {
  expect(isWished(severity, least)).toBe(told);
});

describe('of something new', () => {
  const first = (kind: NoticeKind, severity: 'error' | 'warning', quiet = night, now = noon) =>
    hear(null, { kind, severity }, { listener: { quiet, leastSeverity: 'warning' }, now });

  test.each([
    ['a receipt is told at once', 'submission.accepted', 'warning', noon, { at: noon, held: false }],
    ['so is what is grave', 'discrepancy.opened', 'error', noon, { at: noon, held: false }],
    ['the rest a minute later', 'discrepancy.opened', 'warning', noon, { at: at('12:01'), held: false }],
    ['at night nothing', 'discrepancy.opened', 'error', at('23:00'), { at: at('06:30', '03'), held: true }],
    [
      'nor what would come at night',
      'discrepancy.opened',
      'warning',
      at('21:59'),
      { at: at('06:30', '03'), held: true },
    ],
    ['but at the end of the night', 'discrepancy.opened', 'warning', at('06:29'), { at: at('06:30'), held: false }],
  ] as const)('%s', (_what, kind, severity, now, expected) => {
    expect(first(kind, severity, night, now)).toEqual({
      state: 'due',
      isVisible: false,
      mutedUntil: null,
      ...expected,
    });
  });

  test('nothing is told to who does not want it', () => {
    const listener = { quiet: null, leastSeverity: 'error' } as const;
    expect(hear(null, { kind: 'discrepancy.opened', severity: 'warning' }, { listener, now: noon })).toBeNull();
  });

  test.each(Object.keys(noticeKinds) as NoticeKind[])('%s makes a message only if it is a beginning', (kind) => {
    expect(first(kind, 'error') !== null).toBe(noticeKinds[kind].begins);
  });
});

describe('of something told before', () => {
  const all = { quiet: null, leastSeverity: 'notice' } as const;
  const asleep = { quiet: lunch, leastSeverity: 'none' } as const;
  const life = (state: MessageLife['state'], more: Partial<MessageLife> = {}): MessageLife => ({
    ...{ state, isVisible: state === 'shown' || state === 'sending', at: at('12:01'), held: false, mutedUntil: null },
    ...more,
  });
  const after = (before: MessageLife, kind: NoticeKind, listener: typeof all | typeof asleep = all) =>
    hear(before, { kind, severity: kind === 'discrepancy.escalated' ? 'error' : 'warning' }, { listener, now: noon });

  test.each([
    ['visible: it is changed at once', life('shown'), 'discrepancy.acknowledged', { state: 'due', at: noon }],
    ['closed: it is changed at once', life('shown'), 'discrepancy.closed', { state: 'due', at: noon }],
    ['being sent: it is changed afterwards', life('sending'), 'discrepancy.closed', { state: 'sending', at: noon }],
    ['perhaps visible: as if it were', life('due', { isVisible: true }), 'discrepancy.closed', { at: noon }],
    ['waiting: it waits on', life('due'), 'discrepancy.acknowledged', { state: 'due', at: at('12:01') }],
    ['waiting, and now grave: it goes at once', life('due'), 'discrepancy.escalated', { state: 'due', at: noon }],
    ['waiting, and over: it never goes', life('due'), 'discrepancy.closed', { state: 'dropped' }],
    ['waiting, and waived: it never goes', life('due'), 'discrepancy.waived', { state: 'dropped' }],
    ['in a message of several: that one changes', life('within'), 'discrepancy.closed', { state: 'within', at: noon }],
    [
      'not delivered: the next news tries again',
      life('dead', { isVisible: true }),
      'discrepancy.closed',
      { state: 'due', at: noon },
    ],
    ['never told, and back: it is told', life('dropped'), 'discrepancy.reopened', { state: 'due', at: at('12:01') }],
    [
      'muted: it changes when it may',
      life('shown', { mutedUntil: at('15:00') }),
      'discrepancy.explained',
      { state: 'due', at: at('15:00') },
    ],
    [
      'muted once: no more',
      life('shown', { mutedUntil: at('09:00') }),
      'discrepancy.explained',
      { state: 'due', at: noon },
    ],
  ] as const)('%s', (_what, before, kind, expected) => {
    expect(after(before, kind)).toEqual({ ...before, ...expected });
  });

  test('what was held over night stays held, however grave it gets', () => {
    const held = life('due', { at: at('13:30'), held: true });
    expect(after(held, 'discrepancy.escalated')).toEqual(held);
  });

  test('what is visible changes in quiet hours too, and for who wants nothing new', () => {
    expect(after(life('shown'), 'discrepancy.closed', asleep)).toMatchObject({ state: 'due', at: noon });
  });

  test.each([
    ['never told', life('dropped'), 'discrepancy.closed'],
    ['not delivered', life('dead'), 'discrepancy.acknowledged'],
    ['never told, and not wanted', life('dropped'), 'discrepancy.reopened'],
  ] as const)('%s: nothing', (_what, before, kind) => {
    expect(after(before, kind, asleep)).toBeNull();
  });
});

describe('what waits becomes', () => {
  const waiting = (text: string) =>
    text.split(' ').map((id) => ({
      id,
      linkId: id[0] ?? '',
      isSubmission: id.includes('s'),
      held: id.includes('h'),
      countsOnly: id.startsWith('g'),
    }));

  test.each([
    ['one thing: by itself', 'a1', []],
    ['two: together', 'a1 a2', [['a1', 'a2']]],
    [
      'two for each of two: together by chat',
      'a1 b1 a2 b2',
      [
        ['a1', 'a2'],
        ['b1', 'b2'],
      ],
    ],
    ['a receipt beside others: by itself', 'a1 as2 a3', [['a1', 'a3']]],
    ['three receipts: each by itself', 'as1 as2 as3', []],
    ['four: together', 'as1 as2 as3 as4', [['as1', 'as2', 'as3', 'as4']]],
    ['after quiet hours: all together', 'ah1 ash2 a3', [['ah1', 'ash2', 'a3']]],
    ['a single one after quiet hours: by itself', 'ah1', []],
    ['in a group: always counts', 'gs1 b1', [['gs1']]],
    ['nothing: nothing', '', []],
  ])('%s', (_what, text, expected) => {
    expect(gather(text === '' ? [] : waiting(text))).toEqual(expected);
  });
});

test.each([
  ['just before half past seven: yesterday', at('07:29'), '2026-03-01'],
  ['at half past seven: today', at('07:30'), '2026-03-02'],
  ['late in the evening: today', at('23:59'), '2026-03-02'],
  ['after midnight: yesterday', at('00:10', '03'), '2026-03-02'],
])('the summary due %s', (_when, now, day) => {
  expect(digestDay(now)).toBe(day);
});
