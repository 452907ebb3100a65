import { Calendar } from './calendar.js';
import { holidayTable } from './calendar.holidays.js';
import { discrepancyRefusals } from './discrepancy.refusals.js';
import { discrepancyStates, type DiscrepancyState } from './discrepancy.states.js';
import {
  isOverdue,
  openDiscrepancy,
  takeStep,
  type DiscrepancyActor,
  type DiscrepancyLife,
  type DiscrepancyStep,
} from './discrepancy.js';

const calendar = new Calendar(holidayTable);
const context = { today: '2026-03-02', dueWorkingDays: 5, calendar };

const life = (state: DiscrepancyState): DiscrepancyLife => ({
  ...{ state, dueOn: '2026-02-27', waivedUntil: state === 'waived' ? '2026-03-02' : null },
});

const steps: Readonly<Record<DiscrepancyStep['kind'], DiscrepancyStep>> = {
  acknowledge: { kind: 'acknowledge' },
  explain: { kind: 'explain', note: 'Nghỉ bảo trì hệ thống' },
  submit_correction: { kind: 'submit_correction', note: 'Đã gửi lại 7 hồ sơ' },
  waive: { kind: 'waive', note: 'Đơn vị đang sáp nhập', until: '2026-06-30' },
  close: { kind: 'close' },
  pass: { kind: 'pass' },
  fail: { kind: 'fail' },
};

const judge = 'ONLY_CHECK_JUDGES';
const people = 'ONLY_PEOPLE_ANSWER';
const not = 'STEP_NOT_NOW';
const answered = { explain: 'explained', submit_correction: 'correction_submitted' };

/** Every state, every step: where an admin comes. An officer comes there too, but never waives. */
const byAdmin: Readonly<Record<DiscrepancyState, Readonly<Record<DiscrepancyStep['kind'], string>>>> = {
  open: {
    acknowledge: 'acknowledged',
    ...answered,
    waive: 'waived',
    close: 'ONLY_CHECK_CLOSES',
    pass: judge,
    fail: judge,
  },
  reopened: {
    acknowledge: 'acknowledged',
    ...answered,
    waive: 'waived',
    close: 'ONLY_CHECK_CLOSES',
    pass: judge,
    fail: judge,
  },
  acknowledged: {
    acknowledge: not,
    ...answered,
    waive: 'waived',
    close: 'ONLY_CHECK_CLOSES',
    pass: judge,
    fail: judge,
  },
  explained: { acknowledge: not, ...answered, waive: 'waived', close: 'ONLY_CHECK_CLOSES', pass: judge, fail: judge },
  correction_submitted: {
    acknowledge: not,
    ...answered,
    waive: 'waived',
    close: 'ONLY_CHECK_CLOSES',
    pass: judge,
    fail: judge,
  },
  waived: {
    acknowledge: not,
    explain: not,
    submit_correction: not,
    waive: 'waived',
    close: 'ONLY_CHECK_CLOSES',
    pass: judge,
    fail: judge,
  },
  closed: {
    acknowledge: not,
    explain: not,
    submit_correction: not,
    waive: not,
    close: 'ONLY_CHECK_CLOSES',
    pass: judge,
    fail: judge,
  },
};

/** … and where the check itself comes. */
const byCheck: Readonly<Record<DiscrepancyState, readonly [pass: string, fail: string]>> = {
  open: ['closed', 'open'],
  reopened: ['closed', 'reopened'],
  acknowledged: ['closed', 'acknowledged'],
  explained: ['closed', 'explained'],
  correction_submitted: ['closed', 'correction_submitted'],
  waived: ['closed', 'waived'],
  closed: ['closed', 'reopened'],
};

function expected(actor: DiscrepancyActor, state: DiscrepancyState, step: DiscrepancyStep['kind']): string {
  if (actor === 'officer') return step === 'waive' ? 'ONLY_ADMIN_WAIVES' : byAdmin[state][step];
  if (actor === 'admin') return byAdmin[state][step];
  if (step === 'pass' || step === 'fail') return byCheck[state][step === 'pass' ? 0 : 1];
  return step === 'close' ? 'ONLY_CHECK_CLOSES' : people;
}

const states = Object.keys(byAdmin) as DiscrepancyState[];
const actors = ['officer', 'admin', 'check'] as const;
const all = actors.flatMap((actor) =>
  states.flatMap((state) => Object.values(steps).map((step) => ({ actor, state, step }))),
);

test.each(all)('$actor, $state: $step.kind', ({ actor, state, step }) => {
  const taken = takeStep(life(state), step, { ...context, actor });
  expect('life' in taken ? taken.life.state : taken.refused).toBe(expected(actor, state, step.kind));
});

test('every state is tried', () => expect(states.toSorted()).toEqual(Object.keys(discrepancyStates).sort()));

test('nothing but the check leads to closed', () => {
  const closing = all.filter(({ actor, state, step }) => {
    const taken = takeStep(life(state), step, { ...context, actor });
    return 'life' in taken && taken.life.state === 'closed';
  });
  expect(new Set(closing.map(({ actor, step }) => `${actor} ${step.kind}`))).toEqual(new Set(['check pass']));
});

test.each<[string, DiscrepancyStep, string]>([
  ['an explanation of spaces', { kind: 'explain', note: ' \u200b' }, 'NOTE_MISSING'],
  ['a correction without a word', { kind: 'submit_correction', note: '' }, 'NOTE_MISSING'],
  ['a waiver without a reason', { kind: 'waive', note: '', until: '2026-06-30' }, 'NOTE_MISSING'],
  ['a waiver until today', { kind: 'waive', note: 'Sáp nhập', until: '2026-03-02' }, 'EXPIRY_NOT_AHEAD'],
])('%s is refused', (_, step, refused) => {
  expect(takeStep(life('open'), step, { ...context, actor: 'admin' })).toEqual({ refused });
});

test.each<[string, DiscrepancyLife, string, DiscrepancyLife]>([
  ['the last day of a waiver', life('waived'), '2026-03-02', life('waived')],
  ['the day after', life('waived'), '2026-03-03', { state: 'reopened', dueOn: '2026-03-10', waivedUntil: null }],
  [
    'what was closed comes back, due afresh',
    life('closed'),
    '2026-03-02',
    { state: 'reopened', dueOn: '2026-03-09', waivedUntil: null },
  ],
  ['what stays open stays due', life('open'), '2026-03-03', life('open')],
])('%s, the check failing', (_, before, today, after) => {
  expect(takeStep(before, steps.fail, { ...context, actor: 'check', today })).toEqual({ life: after });
});

test('a waiver is lengthened, and forgotten once the check passes', () => {
  const longer = takeStep(life('waived'), steps.waive, { ...context, actor: 'admin' });
  expect(longer).toEqual({ life: { ...life('waived'), waivedUntil: '2026-06-30' } });
  const passed = takeStep(life('waived'), steps.pass, { ...context, actor: 'check' });
  expect(passed).toEqual({ life: { ...life('closed'), waivedUntil: null } });
});

test('a new one is due in working days: Tết does not count', () => {
  expect(openDiscrepancy({ ...context, today: '2026-02-13' })).toEqual({
    state: 'open',
    dueOn: '2026-02-27',
    waivedUntil: null,
  });
});

test.each<[DiscrepancyState, string, boolean]>([
  ['open', '2026-02-27', false],
  ['open', '2026-02-28', true],
  ['explained', '2026-03-02', true],
  ['closed', '2026-03-02', false],
  ['waived', '2026-03-02', false],
])('%s on %s, due 2026-02-27, overdue: %j', (state, today, overdue) => {
  expect(isOverdue(life(state), today)).toBe(overdue);
});

test.each(Object.entries(discrepancyRefusals))('%s says what to do', (_, { vi }) => expect(vi).toMatch(/Hãy .+\.$/));
