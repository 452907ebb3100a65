import { Calendar, holidayTable, indicators } from '@emc/domain';
import { trendChart } from './trend.chart.js';
import { bucketsOf, cumulated, isWhole, withoutDaysOff, type Trend } from './trend.js';

test.each([
  ['2026-03-02', '2026-03-02', 'day', 1, '2026-03-02–2026-03-02', '2026-03-02–2026-03-02'],
  ['2024-02-01', '2024-03-01', 'day', 30, '2024-02-01–2024-02-01', '2024-03-01–2024-03-01'],
  ['2026-01-01', '2026-03-31', 'week', 14, '2026-01-01–2026-01-04', '2026-03-30–2026-03-31'],
  ['2025-01-01', '2025-12-31', 'month', 12, '2025-01-01–2025-01-31', '2025-12-01–2025-12-31'],
  ['2023-11-23', '2026-11-23', 'month', 37, '2023-11-23–2023-11-30', '2026-11-01–2026-11-23'],
])('%s to %s by %s: %d points', (from, to, unit, count, first, last) => {
  const cut = bucketsOf({ from, to });
  const ends = [cut.buckets[0], cut.buckets.at(-1)].map((bucket) => `${bucket?.from}–${bucket?.to}`);
  expect([cut.unit, cut.buckets.length, ...ends]).toEqual([unit, count, first, last]);
});

function trendOf(percents: readonly (string | null)[], name: string): Trend {
  const period = { from: '2026-03-01', to: '2026-03-05', asOf: '2026-04-01' };
  const [definition] = indicators;
  if (!definition) throw new Error('There are indicators');
  const points = percents.map((percent, n) => ({
    from: `2026-03-0${n + 1}`,
    to: `2026-03-0${n + 1}`,
    percent,
    isWhole: n < 1,
  }));
  const scope = { agency: { code: 'H34', name }, site: null, sites: [] };
  return { definition, scope, period, unit: 'day', isCumulative: false, points };
}

test.each([
  ['day', '2026-03-02', '2026-03-02', '2026-03-03', true],
  ['day', '2026-03-02', '2026-03-02', '2026-03-02', false],
  ['week', '2026-03-02', '2026-03-08', '2026-03-20', true],
  ['week', '2026-03-03', '2026-03-08', '2026-03-20', false],
  ['week', '2026-03-02', '2026-03-06', '2026-03-20', false],
  ['month', '2026-02-01', '2026-02-28', '2026-03-01', true],
  ['month', '2026-02-01', '2026-02-28', '2026-02-28', false],
  ['month', '2026-02-02', '2026-02-28', '2026-03-20', false],
] as const)('a %s from %s to %s, seen on %s, is whole: %s', (unit, from, to, today, whole) => {
  expect(isWhole({ from, to }, unit, today)).toBe(whole);
});

test('days off without figures are no gaps; working days without are', () => {
  const calendar = new Calendar(holidayTable);
  // Friday to Monday.
  const points = ['2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09'].map((day, n) => {
    return { from: day, to: day, percent: n === 1 ? '50.00' : null, isWhole: true };
  });
  expect(withoutDaysOff(points, calendar).map(({ from }) => from)).toEqual(['2026-03-06', '2026-03-07', '2026-03-09']);
  expect(withoutDaysOff(points.slice(2, 3), calendar)).toHaveLength(1);
});

test('what grows over a period is counted from its first day on, site by site', () => {
  const of = (period: number, siteId: number, used: string) => {
    return { ...{ period, siteId, used }, dossiers: 2, online: 1, fullOnline: 1, unmatched: 0 };
  };
  const all = cumulated([of(0, 1, '0100'), of(2, 1, '0101'), of(2, 2, '1000')], 4);
  expect(all.map(({ period, siteId, used, dossiers }) => [period, siteId, used, dossiers])).toEqual([
    [0, 1, '0100', 2],
    [1, 1, '0100', 2],
    [2, 1, '0101', 4],
    [2, 2, '1000', 2],
    [3, 1, '0101', 4],
    [3, 2, '1000', 2],
  ]);
});

const tag = /<[?!/]?[\w:]+(?:\s+[\w:-]+="[^"<]*")*\s*\/?>/g;

describe('a chart', () => {
  test.each(['Tỉnh Kon Tum', '<script>alert(1)</script>', '" onload="x', "Đắk Glei & 'Sa Thầy' ]]>", '\u0001 x'])(
    'shows %j as text and stays well-formed',
    (name) => {
      const svg = trendChart(trendOf(['40.00', '68.54'], name), 'vi').replace(/<style[\s\S]*<\/style>/, '');
      expect(svg.replaceAll(tag, '')).not.toMatch(/[<>]/);
      expect(svg).not.toMatch(/<script|onload="|\u0001/);
    },
  );

  test.each([
    [['40.00', '68.54'], '>68,54\u00a0%</text>', 'Chỗ trống'],
    [['68.54', null, '70.10', null], '>Chỗ trống: không đủ dữ liệu · ○ ngày chưa hết</text>', 'trong kỳ này'],
    [['68.54', null], '>Chỗ trống: không đủ dữ liệu</text>', '○'],
    [[null, null], '>Không đủ dữ liệu trong kỳ này</text>', 'Chỗ trống'],
  ])('of %j says %s', (percents, says, not) => {
    const svg = trendChart(trendOf(percents, 'Kon Tum'), 'vi');
    expect([svg.includes(says), svg.includes(not)]).toEqual([true, false]);
    expect(svg).toContain('>EMC-1 · Tỷ lệ hồ sơ trực tuyến toàn trình</text>');
    expect(svg).toContain('>01/03/2026 – 05/03/2026, theo ngày; số liệu EMC biết đến hết ngày 01/04/2026</text>');
  });

  test('speaks English when asked to', () => {
    const svg = trendChart(trendOf(['1.00'], 'Kon Tum'), 'en');
    expect(svg).toContain('by day; as known to EMC at the end of 01/04/2026');
  });
});
