import { adjusted, adjustmentRefusals, decideAdjustment, type Adjustment } from './adjustment.js';
import type { DailyCount } from './dossier.daily.js';

const line = (day: string, received: number): DailyCount => ({
  ...{ day, codeTthc: '000001', channel: 'online', status: 3, received, returned: 0 },
});
const proposed: Adjustment = {
  change: line('2026-03-02', 7),
  reason: 'Máy chủ hỏng, không gửi lại được',
  proposedBy: 'canbo.h48',
  state: 'proposed',
};

test.each<[string, Adjustment, Parameters<typeof decideAdjustment>[1], object]>([
  [
    'an admin approves',
    proposed,
    { state: 'approved', by: 'admin', role: 'admin' },
    { adjustment: { ...proposed, state: 'approved' } },
  ],
  [
    'an admin refuses',
    proposed,
    { state: 'refused', by: 'admin', role: 'admin' },
    { adjustment: { ...proposed, state: 'refused' } },
  ],
  [
    'an officer may not',
    proposed,
    { state: 'approved', by: 'canbo.h56', role: 'officer' },
    { refused: 'ONLY_ADMIN_DECIDES' },
  ],
  [
    'nobody decides on their own',
    { ...proposed, proposedBy: 'admin' },
    { state: 'approved', by: 'admin', role: 'admin' },
    { refused: 'OWN_ADJUSTMENT' },
  ],
  [
    'once only',
    { ...proposed, state: 'refused' },
    { state: 'approved', by: 'admin', role: 'admin' },
    { refused: 'ALREADY_DECIDED' },
  ],
])('%s', (_, adjustment, decision, expected) => {
  expect(decideAdjustment(adjustment, decision)).toEqual(expected);
});

test('only what was approved counts, and its days are named', () => {
  const counts = [line('2026-03-02', 93), line('2026-03-03', 100)];
  const approved = { ...proposed, state: 'approved' } as const;
  expect(adjusted(counts, [proposed])).toEqual({ counts, adjustedDays: [] });
  expect(adjusted(counts, [approved, { ...approved, change: line('2026-03-01', 1) }])).toEqual({
    counts: [line('2026-03-02', 100), line('2026-03-03', 100), line('2026-03-01', 1)],
    adjustedDays: ['2026-03-01', '2026-03-02'],
  });
});

test.each(Object.entries(adjustmentRefusals))('%s says what to do', (_, { vi }) => expect(vi).toMatch(/Hãy .+\.$/));
