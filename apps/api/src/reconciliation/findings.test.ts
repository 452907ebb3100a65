import { Calendar, holidayTable } from '@emc/domain';
import type { SiteFacts } from './facts.js';
import { runChecks, tryChecks, type KnownLife } from './findings.js';

const moment = { today: '2026-03-10', calendar: new Calendar(holidayTable) };

const nothing: SiteFacts = {
  NEVER_FED: null,
  MISSING_FEED: null,
  VOLUME_DROP: null,
  COUNT_MISMATCH: null,
  ORPHAN_EVENT: null,
  UNMATCHED_CODE: null,
  LEVEL_CONFLICT: null,
  SILENT_SERVICE: null,
  STALE_LIST: null,
  ACCOUNT_DROP: null,
};

const listed = { idMcdt: '000001', idCdvcqg: '1.000001', name: 'Thủ tục', level: 4 as const };
const sent = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ codeTthc: `LA-${n}`, dossiers: 1, lastReceivedAt: '2026-03-09' }));
const codes = (count: number): SiteFacts => ({ ...nothing, UNMATCHED_CODE: { services: [listed], sent: sent(count) } });

function life(subject: string, state: KnownLife['state'] = 'open'): KnownLife {
  return { id: `id-${subject}`, kind: 'UNMATCHED_CODE', subject, state, dueOn: '2026-03-12', waivedUntil: null };
}

test('what is new is opened, what is known goes on, what is gone is closed', () => {
  const { found, passed } = runChecks(codes(2), [life('LA-1', 'explained'), life('LA-9')], moment);
  expect(found.map(({ subject, before, life }) => [subject, before?.state ?? null, life.state])).toEqual([
    ['LA-1', 'explained', 'explained'],
    ['LA-0', null, 'open'],
  ]);
  expect(passed.map(({ id }) => id)).toEqual(['id-LA-9']);
});

test('a check without facts neither finds nor closes', () => {
  expect(runChecks(nothing, [life('LA-9')], moment)).toEqual({ found: [], passed: [] });
  expect(tryChecks(nothing)).toEqual([]);
});

test('a feed that sends anything as a code opens two thousand, however often the check runs', () => {
  const first = runChecks(codes(2100), [], moment);
  expect(first.found).toHaveLength(2000);
  const known = first.found.map(({ subject }) => life(subject));
  const again = runChecks(codes(2100), known, moment);
  expect(again.found).toHaveLength(2000);
  expect(again.found.every(({ before }) => before !== null)).toBe(true);
});
