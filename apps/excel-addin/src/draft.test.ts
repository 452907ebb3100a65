import { ProblemError } from '@emc/contract';
import { Draft } from './draft.js';

test.each([
  ['', null],
  ['  ', null],
  ['30', 30],
  [' 1.250 ', 1250],
  ['1 250', 1250],
  ['-2', -2],
  ['−2', -2],
  ['0', 0],
  ['12,5', NaN],
  ['ba mươi', NaN],
  ['1e3', NaN],
])('%j is the number %p', (typed, number) => {
  expect(new Draft('khai', { received: typed }).number('received')).toBe(number);
});

test('what is missing or no number is told beside its field', () => {
  const draft = new Draft('khai', { day: '2026-03-02', received: ' ', online: 'mười' });
  expect(draft.isComplete('vi', ['day', 'received'], ['received', 'online'])).toBe(false);
  expect(['day', 'received', 'online'].map((field) => draft.problemOf(field))).toEqual([
    undefined,
    'Chưa nhập mục này.',
    'Nhập một số nguyên, ví dụ 1250.',
  ]);
  draft.set('received', '20');
  draft.set('online', '10');
  expect(draft.isComplete('vi', ['day', 'received'], ['received', 'online'])).toBe(true);
});

test('what the API says of single fields stands beside them; every other refusal goes on', async () => {
  const draft = new Draft('khai');
  const refusal = { type: 'about:blank', title: '', status: 400, code: 'REQUEST_INVALID' };
  const errors = [{ path: 'online', message: 'Số trực tuyến không thể lớn hơn số tiếp nhận.' }];
  const isSent = await draft.send(() => Promise.reject(new ProblemError({ ...refusal, errors })));
  expect([isSent, draft.problemOf('online')]).toEqual([false, errors[0]?.message]);
  await expect(draft.send(() => Promise.reject(new ProblemError(refusal)))).rejects.toThrow('REQUEST_INVALID');
  expect(await draft.send(() => Promise.resolve())).toBe(true);
  expect(draft.problemOf('online')).toBeUndefined();
});
