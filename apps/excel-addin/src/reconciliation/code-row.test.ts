import type { Discrepancy } from '@emc/contract';
import type { Cell } from '@emc/domain';
import { carries, codeOf, hasDigits } from './code-row.js';

test.each<[Cell, string, 'carries' | 'digits' | 'neither']>([
  [{ text: '000012' }, '000012', 'carries'],
  [{ text: ' 000012 ' }, '000012', 'carries'],
  [{ number: 12, format: '000000' }, '000012', 'carries'],
  [{ number: 12 }, '12', 'carries'],
  [{ number: 12 }, '000012', 'digits'],
  [{ text: '12' }, '000012', 'digits'],
  [{ number: 12, format: '0000' }, '000012', 'digits'],
  [{ text: 'LẠ-01'.normalize('NFD') }, 'LẠ-01', 'carries'],
  [{ text: '1.002835.000.00.00.H56' }, '1.002835.000.00.00.H56', 'carries'],
  [{ text: '1.002835' }, '1.002835.000.00.00.H56', 'neither'],
  [{ text: '0' }, '000012', 'neither'],
  [{ text: '' }, '000012', 'neither'],
  [{ error: '#N/A' }, '000012', 'neither'],
  [null, '000012', 'neither'],
])('%j of a sheet, looking for %s: %s', (cell, code, expected) => {
  const found = carries(cell, code) ? 'carries' : hasDigits(cell, code) ? 'digits' : 'neither';
  expect(found).toBe(expected);
});

test.each<[Partial<Discrepancy>, string | null]>([
  [{ kind: 'UNMATCHED_CODE', subject: '12', suggestion: { value: '000012', why: '' } }, '000012'],
  [{ kind: 'UNMATCHED_CODE', subject: 'LẠ-01', suggestion: null }, 'LẠ-01'],
  [{ kind: 'LEVEL_CONFLICT', subject: '000003', suggestion: null }, '000003'],
  [{ kind: 'SILENT_SERVICE', subject: '000003', suggestion: null }, '000003'],
  [{ kind: 'COUNT_MISMATCH', subject: '2026-03-02', suggestion: null }, null],
  [{ kind: 'STALE_LIST', subject: 'services', suggestion: null }, null],
])('%j is about %s', (discrepancy, code) => {
  expect(codeOf(discrepancy as Discrepancy)).toBe(code);
});
