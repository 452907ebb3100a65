import { Calendar } from './calendar.js';
import { holidayTable } from './calendar.holidays.js';
import { neverFed } from './check.never-fed.js';
import { unmatchedCode } from './check.unmatched-code.js';
import type { DiscrepancyLife } from './discrepancy.js';
import { reconcile } from './discrepancy.reconcile.js';
import type { DiscrepancyState } from './discrepancy.states.js';

const calendar = new Calendar(holidayTable);
const today = '2026-03-02';
const service = (idMcdt: string) => ({ idMcdt, idCdvcqg: '1.004873', name: 'Cấp phép', level: 4 }) as const;
const sent = (codeTthc: string) => ({ codeTthc, dossiers: 3, lastReceivedAt: '2026-03-02T09:00:00' });
const life = (state: DiscrepancyState): DiscrepancyLife => ({ state, dueOn: '2026-02-27', waivedUntil: null });
const known = (...lives: readonly (readonly [string, DiscrepancyLife])[]) => ({
  lives: new Map(lives),
  today,
  calendar,
});

/** Subject and state, one a line. */
function said({ found, passed }: ReturnType<typeof reconcile>): readonly string[] {
  return [
    ...found.map(({ subject, life: { state }, isNew }) => `${subject} ${state}${isNew ? ', new' : ''}`),
    ...passed.map(({ subject, life: { state } }) => `${subject} ${state}`),
  ];
}

const facts = { services: [service('000001')], sent: [sent('000001'), sent('999')] };

test.each<[string, readonly (readonly [string, DiscrepancyLife])[], readonly string[]]>([
  ['a new one is opened', [], ['999 open, new']],
  ['a known one stays as it is', [['999', life('explained')]], ['999 explained']],
  ['a closed one comes back', [['999', life('closed')]], ['999 reopened']],
  [
    'one that is not found any more is closed',
    [['888', life('correction_submitted')]],
    ['999 open, new', '888 closed'],
  ],
  ['a waived one too', [['888', life('waived')]], ['999 open, new', '888 closed']],
  ['a closed one stays closed', [['888', life('closed')]], ['999 open, new']],
])('%s', (_, lives, expected) => {
  expect(said(reconcile(unmatchedCode, facts, known(...lives)))).toEqual(expected);
});

test('another default version moves codes both ways at once', () => {
  const moved = { ...facts, services: [service('999')] };
  expect(said(reconcile(unmatchedCode, moved, known(['999', life('open')])))).toEqual([
    '000001 open, new',
    '999 closed',
  ]);
});

test('what the facts say nothing of is left alone', () => {
  const noList = { services: [], sent: [sent('999')] };
  expect(said(reconcile(unmatchedCode, noList, known(['999', life('open')])))).toEqual([]);
});

test('a site that was never fed: found on its first day due, closed by its first event', () => {
  const due = { firstEventAt: null, dueOn: today, today };
  const first = reconcile(neverFed, due, known());
  expect(first.found).toEqual([
    expect.objectContaining({
      subject: 'feed',
      isNew: true,
      life: { state: 'open', dueOn: '2026-03-09', waivedUntil: null },
    }),
  ]);
  const fed = { ...due, firstEventAt: '2026-03-02T10:00:00' };
  expect(said(reconcile(neverFed, fed, known(['feed', life('open')])))).toEqual(['feed closed']);
});
