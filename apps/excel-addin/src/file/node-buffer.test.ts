import { isUtf8 as nodeSays } from 'node:buffer';
import { isUtf8 } from './node-buffer.js';

test.each([
  ['', true],
  ['Cấp giấy phép 😀', true],
  ['\ufeffa', true],
])('%j is UTF-8: %j', (text, is) => expect(isUtf8(Buffer.from(text))).toBe(is));

test.each(['ff', 'c3', 'e1ba', 'eda080', 'c080', 'f4908080', '80', '61c328', 'f09f9880'])('%s as on Node', (hex) => {
  const bytes = Buffer.from(hex, 'hex');
  expect(isUtf8(bytes)).toBe(nodeSays(bytes));
});
