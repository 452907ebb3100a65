import { changeTold } from './adjustments.words.js';

test.each([
  [5, 0, 'tiếp nhận +5'],
  [-1500, 0, 'tiếp nhận −1.500'],
  [5, -2, 'tiếp nhận +5, trả kết quả −2'],
  [0, 3, 'trả kết quả +3'],
])('%d received, %d returned: %s', (received, returned, told) => {
  expect(changeTold({ received, returned }, 'vi')).toBe(told);
});
