import { cellAddress } from '@emc/domain';
import { blockAddress, placeOf } from './place.js';

test.each([
  ['A1', 1, 0],
  ['E5', 5, 4],
  ['Z10', 10, 25],
  ['AA1048576', 1_048_576, 26],
  ['XFD7', 7, 16_383],
])('%s is row %i, column %i', (address, row, column) => {
  expect(placeOf(address)).toEqual({ row, column });
  expect(cellAddress(row, column)).toBe(address);
});

test('a block is named by its corners', () => {
  expect(blockAddress({ row: 2, column: 0, rows: 3, columns: 2 })).toBe('A2:B4');
});
