import { orphanEvent, type OrphanGroup } from './check.orphan-event.js';
import { eventDoubts } from './feed.doubts.js';

const group = (of: Partial<OrphanGroup>): OrphanGroup => ({
  reason: 'SITE_UNKNOWN',
  siteId: 999,
  events: 3,
  lastReceivedAt: '2026-03-02T09:00:00',
  samples: [{ codeProfile: 'H48-1', codeTthc: '000001', receivedAt: '2026-03-02T09:00:00' }],
  ...of,
});

test.each<[string, readonly OrphanGroup[], readonly string[]]>([
  ['nothing in quarantine', [], []],
  ['each unknown site by itself', [group({}), group({ siteId: 8 })], ['SITE_UNKNOWN:999', 'SITE_UNKNOWN:8']],
  ['no site at all', [group({ reason: 'SITE_MISSING', siteId: null })], ['SITE_MISSING']],
  ['empty dossier codes of a site', [group({ reason: 'EMPTY_DOSSIER_CODE', siteId: 12 })], ['EMPTY_DOSSIER_CODE']],
  ['a reason no event has any more', [group({ events: 0 })], []],
])('%s', (_, groups, subjects) => {
  expect(orphanEvent.find({ groups }).map(({ subject }) => subject)).toEqual(subjects);
});

test('says how many, and what to do', () => {
  const [finding] = orphanEvent.find({ groups: [group({ events: 12_345 })] });
  expect(finding?.evidence).toEqual({ counts: { events: 12_345 }, rows: group({}).samples });
  expect(finding?.message.vi).toBe(
    '7 ngày qua có 12.345 sự kiện được giữ lại chờ xem xét (gần nhất 02/03/2026, siteId 999). Mã trang (siteId) không có trên EMC. Hãy sửa siteId trong cấu hình hệ thống một cửa điện tử, hoặc đề nghị Cục đăng ký trang.',
  );
});

test.each(Object.entries(eventDoubts))('%s says what to do', (_, { vi, en }) => {
  expect(vi).toMatch(/Hãy .+\.$/);
  expect(en).toMatch(/\.$/);
});

test('no event in quarantine is enough to pass', () => {
  expect(orphanEvent.judges({ groups: [] }, 'SITE_UNKNOWN:999')).toBe(true);
});
