import { dailyChanges, dailyCounts, sumDaily } from './dossier.daily.js';
import { applyEvent, dayOf, foldDossier, type Dossier, type DossierEvent } from './dossier.js';

const event = (id: string, at: string, said: Partial<DossierEvent> = {}): DossierEvent => ({
  id,
  receivedAt: `2026-03-${at}:00`,
  occurredAt: null,
  status: null,
  channel: null,
  codeTthc: '',
  isFromDVCQG: null,
  correctionOf: null,
  ...said,
});

const received = event('e1', '02T08:00', { status: 1, channel: 'online', codeTthc: '000001' });
const assigned = event('e2', '02T09:00', { status: 4, channel: 'online', codeTthc: '000001' });
const processing = event('e3', '02T09:00', { status: 2 });
const returned = event('e4', '05T16:00', { status: 3, channel: 'direct' });

/** What a reader sees of a dossier. */
function seen(events: readonly DossierEvent[]) {
  const dossier = foldDossier(events);
  return (
    dossier && {
      day: dayOf(dossier),
      status: dossier.status?.value ?? null,
      channel: dossier.channel?.value ?? null,
      codeTthc: dossier.codeTthc?.value ?? '',
      returned: dossier.returned?.at.slice(0, 10) ?? null,
    }
  );
}

const usual = { day: '2026-03-02', status: 1, channel: 'online', codeTthc: '000001', returned: null };

test.each<[string, readonly DossierEvent[], object | null]>([
  ['no event', [], null],
  ['one event', [received], usual],
  ['its whole life', [received, assigned, processing, returned], { ...usual, status: 3, returned: '2026-03-05' }],
  ['the same moment: processing is later than assigned', [received, assigned, processing], { ...usual, status: 2 }],
  ['never received: its first event counts', [processing], { ...usual, status: 2, channel: null, codeTthc: '' }],
  [
    'received after it was returned',
    [returned, { ...received, receivedAt: '2026-03-06T08:00:00' }],
    { ...usual, day: '2026-03-06', channel: 'direct', status: 1, returned: '2026-03-05' },
  ],
  [
    'sent late, but with its date',
    [returned, { ...received, receivedAt: '2026-03-06T08:00:00', occurredAt: '2026-03-02T08:00:00' }],
    { ...usual, status: 3, returned: '2026-03-05' },
  ],
  [
    'a clock that runs ahead does not decide what comes after it',
    [{ ...received, occurredAt: '2099-01-01T00:00:00' }, processing],
    { ...usual, status: 2 },
  ],
  ['an unknown status changes nothing', [received, event('e9', '07T08:00')], usual],
  [
    'sent again to settle a discrepancy, without dates: the day stays',
    [received, { ...received, id: 'e8', receivedAt: '2026-03-20T08:00:00', correctionOf: 'd1' }],
    usual,
  ],
  [
    'corrected: another day, channel and procedure',
    [
      received,
      event('e8', '20T08:00', {
        ...{ status: 1, channel: 'direct', codeTthc: '000002', correctionOf: 'd1' },
        occurredAt: '2026-03-03T10:00:00',
      }),
    ],
    { ...usual, day: '2026-03-03', channel: 'direct', codeTthc: '000002' },
  ],
  [
    'corrected twice: the last word counts',
    [
      received,
      event('e7', '20T08:00', { codeTthc: '000002', correctionOf: 'd1' }),
      event('e8', '21T08:00', { codeTthc: '000003', correctionOf: 'd1' }),
    ],
    { ...usual, codeTthc: '000003' },
  ],
])('%s', (_, events, expected) => expect(seen(events)).toEqual(expected));

/** Whole numbers from 0, the same at every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

/** Events that contradict each other as often as they can: few moments, few values. */
function randomEvents(roll: (below: number) => number): DossierEvent[] {
  const pick = <T>(...values: readonly T[]) => values[roll(values.length)];
  const moment = () => `2026-03-0${1 + roll(3)}T08:00:00`;
  return Array.from({ length: 1 + roll(7) }, (_, n) => ({
    id: `e${n}`,
    receivedAt: moment(),
    occurredAt: pick(null, moment()) ?? null,
    status: pick(0, 1, 1, 2, 3, 4, null) ?? null,
    channel: pick('online', 'direct', null) ?? null,
    codeTthc: pick('000001', '000002', '') ?? '',
    isFromDVCQG: pick(true, false, null) ?? null,
    correctionOf: pick(null, null, 'd1') ?? null,
  }));
}

function shuffled<T>(values: readonly T[], roll: (below: number) => number): T[] {
  return values
    .map((value) => ({ value, at: roll(1_000_000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ value }) => value);
}

test('3,000 dossiers: any order and any repetition of events tells the same', () => {
  const roll = dice(3);
  for (let n = 0; n < 3_000; n++) {
    const events = randomEvents(roll);
    const again = shuffled([...events, ...events.filter(() => roll(2) === 0)], roll);
    const [told, expected] = [again, events].map((order) => JSON.stringify(foldDossier(order)));
    if (told !== expected) throw new Error(`${JSON.stringify(again)}: ${told}, not ${expected}`);
  }
});

test('daily figures kept event by event equal those made afresh', () => {
  const roll = dice(5);
  for (let round = 0; round < 200; round++) {
    const dossiers = new Map<number, Dossier>();
    const changes = [];
    const feed = Array.from({ length: 8 }, (_, key) => randomEvents(roll).map((said) => ({ key, said }))).flat();
    for (const { key, said } of shuffled(feed, roll)) {
      const before = dossiers.get(key) ?? null;
      const after = applyEvent(before, said);
      dossiers.set(key, after);
      changes.push(...dailyChanges(before, after));
    }
    const order = (lines: Iterable<object>) => [...lines].map((line) => JSON.stringify(line)).sort();
    expect(order(sumDaily(changes))).toEqual(order(dailyCounts(dossiers.values())));
  }
});

test('what a change of one dossier adds and takes away', () => {
  const before = foldDossier([received]);
  const line = { day: '2026-03-02', codeTthc: '000001', channel: 'online', returned: 0 };
  expect(dailyChanges(null, before)).toEqual([{ ...line, status: 1, received: 1 }]);
  expect(dailyChanges(before, foldDossier([received, returned]))).toEqual([
    { ...line, status: 1, received: -1 },
    { ...line, status: 3, received: 1 },
    { ...line, day: '2026-03-05', status: 3, received: 0, returned: 1 },
  ]);
  expect(dailyChanges(before, foldDossier([received, event('e9', '07T08:00')]))).toEqual([]);
  expect(dailyChanges(before, null)).toEqual([{ ...line, status: 1, received: -1 }]);
});
