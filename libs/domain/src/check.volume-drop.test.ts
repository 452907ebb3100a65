import { volumeDrop } from './check.volume-drop.js';
import type { VolumeDay } from './volume.js';

const day = (of: Partial<VolumeDay>): VolumeDay => ({
  ...{ day: '2026-03-04', received: 12, expected: 100.5, deviation: -8.8, dropped: true },
  ...of,
});

test.each<[string, VolumeDay, readonly string[]]>([
  ['a drop', day({}), ['2026-03-04']],
  ['an ordinary day', day({ received: 99, deviation: -0.1, dropped: false }), []],
  ['a drop before the days to report', day({ day: '2026-02-28' }), []],
])('%s', (_, judged, subjects) => {
  expect(volumeDrop.find({ days: [judged], since: '2026-03-01' }).map(({ subject }) => subject)).toEqual(subjects);
});

test('says how many there should be', () => {
  expect(volumeDrop.find({ days: [day({})], since: '2026-03-01' })[0]?.message.vi).toBe(
    'Ngày 04/03/2026 EMC chỉ nhận được 12 hồ sơ, trong khi cùng thứ các tuần trước thường có khoảng 101. Hãy đối chiếu với hệ thống một cửa điện tử: nếu thiếu, gửi lại; nếu đúng, giải trình lý do.',
  );
});

test('a day that is not among them, or was not judged, does not pass', () => {
  const facts = { days: [day({ dropped: false }), day({ day: '2026-03-05', expected: null })], since: '2026-03-01' };
  const judged = ['2026-03-04', '2026-03-05', '2026-02-01'].map((subject) => volumeDrop.judges(facts, subject));
  expect(judged).toEqual([true, false, false]);
});
