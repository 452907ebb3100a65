import { Calendar, discrepancyStates, holidayTable, takeStep, type DiscrepancyState } from '@emc/domain';
import { stepsOpen, type PersonStep } from './discrepancy.steps.js';

const said = { note: 'Đã gửi lại', until: '2026-06-30' };
const all: readonly PersonStep[] = ['acknowledge', 'explain', 'submit_correction', 'waive'];
const context = { today: '2026-03-02', dueWorkingDays: 5, calendar: new Calendar(holidayTable) };
const states = Object.keys(discrepancyStates) as DiscrepancyState[];

test.each(states.flatMap((state) => (['officer', 'admin'] as const).map((role) => [state, role] as const)))(
  'in the state %s, an %s is offered what the rules allow',
  (state, role) => {
    const life = { state, dueOn: '2026-02-27', waivedUntil: state === 'waived' ? '2026-05-01' : null };
    const allowed = all.filter((kind) => 'life' in takeStep(life, { kind, ...said }, { ...context, actor: role }));
    expect(stepsOpen(state, role)).toEqual(allowed);
  },
);

test('a viewer only looks', () => {
  expect(states.flatMap((state) => stepsOpen(state, 'viewer'))).toEqual([]);
});
