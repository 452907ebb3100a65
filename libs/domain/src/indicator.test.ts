import { rankAgencies } from './indicator.ranking.js';
import {
  computeIndicator,
  indicators,
  percentOf,
  type IndicatorBasis,
  type IndicatorCounts,
  type IndicatorId,
} from './indicator.js';

test.each<[number, number, string | null]>([
  [115_665, 168_746, '68.54'],
  [83_485, 100_000, '83.49'],
  [83_484_999, 100_000_000, '83.48'],
  [1, 3, '33.33'],
  [2, 3, '66.67'],
  [1, 8, '12.50'],
  [1, 20_000, '0.01'],
  [1, 20_001, '0.00'],
  [0, 7, '0.00'],
  [7, 7, '100.00'],
  [99_995, 100_000, '100.00'],
  [1_005, 100_000, '1.01'],
  [9_007_199_254_740_990, 9_007_199_254_740_991, '100.00'],
  [0, 0, null],
])('%d of %d is %j %%', (numerator, denominator, percent) => {
  expect(percentOf(numerator, denominator)).toBe(percent);
});

/** Whole numbers from 0, the same at every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

test('a percentage is never half a hundredth or more below what it should be, nor more than half above', () => {
  const roll = dice(13);
  for (let n = 0; n < 20_000; n++) {
    const denominator = 1 + roll(2_000_000_000);
    const numerator = roll(denominator + 1);
    const shown = BigInt((percentOf(numerator, denominator) ?? '').replace('.', ''));
    const [exact, one] = [20_000n * BigInt(numerator), 2n * BigInt(denominator)];
    const difference = shown * one - exact;
    if (difference > BigInt(denominator) || difference <= -BigInt(denominator))
      throw new Error(`${numerator}/${denominator}`);
  }
});

test('every half goes up', () => {
  for (let hundredths = 0; hundredths < 10_000; hundredths++) {
    const shown = percentOf(2 * hundredths + 1, 20_000);
    if (shown?.replace('.', '').replace(/^0+(?=\d)/, '') !== String(hundredths + 1))
      throw new Error(`${hundredths}: ${shown}`);
  }
});

test('a larger share never shows a smaller percentage', () => {
  let last = 0;
  for (let numerator = 0; numerator <= 30_011; numerator++) {
    const shown = Number(percentOf(numerator, 30_011));
    if (shown < last) throw new Error(String(numerator));
    last = shown;
  }
});

const counts: IndicatorCounts = {
  dossiers: 168_746,
  onlineDossiers: 120_000,
  fullOnlineDossiers: 115_665,
  services: 1_882,
  onlineServices: 1_400,
  usedServices: 350,
  fullServices: 941,
  accounts: 30_000,
  activeAccounts: 10_000,
};
const basis: IndicatorBasis = { reported: 9, expected: 10, unmatched: 12, openDiscrepancies: 3, leastCoverage: 80 };
const of = (id: IndicatorId, changed: Partial<IndicatorCounts> = {}, on: Partial<IndicatorBasis> = {}) => {
  const indicator = indicators.find((one) => one.id === id);
  if (!indicator) throw new Error(id);
  return computeIndicator(indicator, { ...counts, ...changed }, { ...basis, ...on });
};

test.each<[IndicatorId, number, number, string]>([
  ['EMC-1', 115_665, 168_746, '68.54'],
  ['EMC-2', 120_000, 168_746, '71.11'],
  ['EMC-3', 941, 1_882, '50.00'],
  ['EMC-4', 350, 1_400, '25.00'],
  ['EMC-5', 10_000, 30_000, '33.33'],
])('%s is %d of %d: %s %%', (id, numerator, denominator, percent) => {
  expect(of(id)).toEqual({
    ...{ id, revision: 1, numerator, denominator, percent, state: 'number', reason: null },
    ...{ coverage: { reported: 9, expected: 10, percent: '90.00' }, unmatched: 12, openDiscrepancies: 3 },
  });
});

test.each<[string, ReturnType<typeof of>, string]>([
  ['no dossier', of('EMC-1', { dossiers: 0, fullOnlineDossiers: 0 }), 'Không đủ dữ liệu: mẫu số bằng 0.'],
  [
    'too few sites',
    of('EMC-1', {}, { reported: 7 }),
    'Không đủ dữ liệu: quá ít trang của đơn vị gửi dữ liệu trong kỳ. Xem độ phủ và các chênh lệch đang mở.',
  ],
  [
    'no site expected',
    of('EMC-1', {}, { reported: 0, expected: 0 }),
    'Không đủ dữ liệu: đơn vị chưa có trang nào phải báo cáo trong kỳ.',
  ],
])('%s: no number, but its reason and its counts', (_, result, reason) => {
  expect(result).toMatchObject({ percent: null, state: 'insufficient', reason: { vi: reason } });
  expect(result).toMatchObject({ numerator: expect.any(Number), denominator: expect.any(Number), unmatched: 12 });
});

test('coverage of exactly the least is enough', () => {
  expect(of('EMC-1', {}, { reported: 8 }).state).toBe('number');
});

test('ranks: highest first, equals share, without a number last', () => {
  const agency = (agencyCode: string, fullOnlineDossiers: number, dossiers: number) => ({
    agencyCode,
    result: of('EMC-1', { fullOnlineDossiers, dossiers }),
  });
  const ranked = rankAgencies([
    agency('H34', 50, 100),
    agency('G09', 0, 0),
    agency('H48', 83_485, 100_000),
    agency('H02', 8_349, 10_000),
    agency('H01', 0, 5),
    agency('G01', 0, 0),
    agency('H56', 100, 100),
  ]);
  expect(ranked.map(({ rank, agencyCode }) => `${rank} ${agencyCode}`)).toEqual([
    ...['1 H56', '2 H02', '2 H48', '4 H34', '5 H01', 'null G01', 'null G09'],
  ]);
});
