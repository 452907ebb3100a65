import { indicators } from '@emc/domain';
import { trendChart } from './trend.chart.js';
import { bucketsOf, type Trend } from './trend.js';

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
  const points = percents.map((percent, n) => ({ from: `2026-03-0${n + 1}`, to: `2026-03-0${n + 1}`, percent }));
  return { definition, scope: { agency: { code: 'H34', name }, site: null, sites: [] }, period, unit: 'day', points };
}

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
    [['40.00', '68.54'], '>68,54 %</text>', 'Chỗ trống'],
    [['68.54', null, '70.10', null], '>Chỗ trống: không đủ dữ liệu</text>', 'trong kỳ này'],
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
