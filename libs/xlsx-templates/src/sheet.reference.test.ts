import { areaOf, columnOf } from './sheet.reference.js';

test.each([
  ['A1', 1, 0],
  ['c7', 7, 2],
  ['AA10', 10, 26],
  ['XFD1048576', 1_048_576, 16_383],
  ['XFE1', 1, -1],
  ['A2', 1, -1],
  ['A', 1, -1],
  ['1', 1, -1],
  ['A1B', 1, -1],
  ['Á1', 1, -1],
])('%s in row %d is column %d', (reference, row, column) => expect(columnOf(reference, row)).toBe(column));

test.each([
  ['A1:C2', { top: 1, left: 0, bottom: 2, right: 2 }],
  ['$B$3', { top: 3, left: 1, bottom: 3, right: 1 }],
  ['A1:XFD1048576', { top: 1, left: 0, bottom: 1_048_576, right: 16_383 }],
  ['C2:A1', null],
  ['', null],
])('%s is the area %j', (reference, area) => expect(areaOf(reference)).toEqual(area));
