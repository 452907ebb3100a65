import { dayInWords, fingerprintOf } from './check.js';
import { checks } from './checks.js';

test.each(Object.entries(checks))(
  '%s stands under its own kind, has a title and a time to settle it',
  (kind, check) => {
    expect(check.kind).toBe(kind);
    expect(check.title.vi).not.toBe(check.title.en);
    expect(check.dueWorkingDays).toBeGreaterThan(0);
  },
);

test('a fingerprint says site, kind and subject', () => {
  expect(fingerprintOf(278, 'UNMATCHED_CODE', '000003')).toBe('278/UNMATCHED_CODE/000003');
  expect(fingerprintOf(null, 'ORPHAN_EVENT', 'SITE_UNKNOWN:9')).toBe('-/ORPHAN_EVENT/SITE_UNKNOWN:9');
});

test('days as people write them', () => {
  expect([dayInWords('2026-03-02'), dayInWords('2026-03-02T09:00:00')]).toEqual(['02/03/2026', '02/03/2026']);
});
