import { countMismatch, type DayTotals } from './check.count-mismatch.js';
import { digestOf } from './check.digest.js';

const totals = (received: number, of: Partial<DayTotals> = {}): DayTotals => ({
  ...{ received, online: null, returned: null, dossierCodes: null, digest: null },
  ...of,
});
const day = (declared: DayTotals, received: DayTotals) => ({ days: [{ day: '2026-03-02', declared, received }] });

test.each<[string, DayTotals, DayTotals, Record<string, number> | null]>([
  ['the same', totals(100), totals(100, { online: 5, returned: 3 }), null],
  ['one missing', totals(100), totals(99), { 'declared.received': 100, 'received.received': 99 }],
  ['one too many', totals(100), totals(101), { 'declared.received': 100, 'received.received': 101 }],
  [
    'online differs',
    totals(9, { online: 5 }),
    totals(9, { online: 4 }),
    { 'declared.received': 9, 'received.received': 9, 'declared.online': 5, 'received.online': 4 },
  ],
  [
    'returned differs',
    totals(9, { returned: 5 }),
    totals(9, { returned: 6 }),
    { 'declared.received': 9, 'received.received': 9, 'declared.returned': 5, 'received.returned': 6 },
  ],
  [
    'as many, but not the same',
    totals(2, { dossierCodes: ['a', 'b'] }),
    totals(2, { dossierCodes: ['a', 'c'] }),
    { 'declared.received': 2, 'received.received': 2, missing: 1, surplus: 1 },
  ],
])('%s', (_, declared, received, counts) => {
  expect(countMismatch.find(day(declared, received)).map(({ evidence }) => evidence.counts)).toEqual(
    counts ? [counts] : [],
  );
});

const codes = Array.from({ length: 100_000 }, (_, n) => `H48-260302-${n}`);
const lost = [7, 70, 700, 7_000, 50_000, 70_000, 99_999].map((n) => codes[n] ?? '');
const arrived = codes.filter((code) => !lost.includes(code));

test('100,000 declared, 99,993 received: the seven are named, and pass once they are sent again', () => {
  const declared = totals(100_000, { dossierCodes: codes });
  const [finding] = countMismatch.find(day(declared, totals(99_993, { dossierCodes: arrived })));
  expect(finding?.subject).toBe('2026-03-02');
  expect(finding?.evidence.rows).toEqual(lost.map((codeProfile) => ({ codeProfile, side: 'declared' })));
  expect(finding?.message.vi).toBe(
    'Ngày 02/03/2026: đơn vị khai tiếp nhận 100.000 hồ sơ, EMC nhận được 99.993. EMC thiếu 7 hồ sơ đơn vị đã khai và có 0 hồ sơ đơn vị không khai; danh sách mã kèm theo. Hãy gửi lại các hồ sơ còn thiếu, hoặc sửa số đã khai.',
  );
  const settled = day(declared, totals(100_000, { dossierCodes: [...arrived, ...lost] }));
  expect(countMismatch.find(settled)).toEqual([]);
  expect(countMismatch.judges(settled, '2026-03-02')).toBe(true);
});

test('a digest tells the buckets', () => {
  const hash = (code: string) =>
    BigInt.asUintN(64, BigInt(code.slice(11)) * 0x9e3779b97f4a7c15n)
      .toString(16)
      .padStart(16, '0');
  const declared = totals(100_000, { digest: digestOf(codes, hash) });
  const [finding] = countMismatch.find(day(declared, totals(99_993, { digest: digestOf(arrived, hash) })));
  expect(finding?.evidence.counts['buckets']).toBe(7);
  expect(finding?.evidence.rows.map((row) => row['hash'])).toEqual(expect.arrayContaining(lost.map(hash)));
  expect(finding?.message.vi).toMatch(/Sai khác nằm trong 7 nhóm mã kèm theo\. Hãy gửi lại/);
});

test('a day nobody declared is not judged', () => {
  expect(countMismatch.judges(day(totals(1), totals(1)), '2026-03-03')).toBe(false);
});

test('of many missing codes a hundred are named, all are counted', () => {
  const [finding] = countMismatch.find(day(totals(100_000, { dossierCodes: codes }), totals(0, { dossierCodes: [] })));
  expect([finding?.evidence.rows.length, finding?.evidence.counts['missing']]).toEqual([100, 100_000]);
});
