import { backOffMs } from './waiting.js';

test.each([
  [1, 1000],
  [2, 2000],
  [4, 8000],
  [7, 60_000],
  [1000, 60_000],
])('after %i failures in a row: %i ms at most, and three quarters at least', (failures, ms) => {
  expect([backOffMs(failures, 0), backOffMs(failures, 1)]).toEqual([ms, ms * 0.75]);
});
