import { madePassword } from './made-password.js';

test('a password is made in groups, and another each time', () => {
  const made = Array.from({ length: 100 }, madePassword);
  for (const one of made) expect(one).toMatch(/^([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}$/);
  expect(new Set(made).size).toBe(100);
});
