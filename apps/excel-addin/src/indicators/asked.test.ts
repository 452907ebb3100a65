import { readAsked, type Asked } from './asked.js';

const today = '2026-03-20';
const usual: Asked = {
  ...{ indicator: null, from: '2026-03-01', to: today, asOf: null, scope: { siteId: 278 }, code: null },
};

test.each<[string, Partial<Asked>]>([
  ['', {}],
  ['indicator=EMC-1&from=2026-01-01&to=2026-02-28', { indicator: 'EMC-1', from: '2026-01-01', to: '2026-02-28' }],
  ['indicator=EMC-9&from=hom-qua&asOf=', {}],
  ['asOf=2026-03-10', { asOf: '2026-03-10' }],
  ['scope=all', { scope: {} }],
  ['agency=H48', { scope: { agency: 'H48' } }],
  ['siteId=901', { scope: { siteId: 901 } }],
  ['siteId=-1', {}],
  ['siteId=901&agency=H48', { scope: { siteId: 901 } }],
  ['code=000001', { code: '000001' }],
  ['agency=H48&code=000001', { scope: { agency: 'H48' } }],
])('%j asks for %j', (query, said) => {
  expect(readAsked(new URLSearchParams(query), { today, siteId: 278 })).toEqual({ ...usual, ...said });
});

test('without a chosen site it is all within reach', () => {
  expect(readAsked(new URLSearchParams(), { today, siteId: null }).scope).toEqual({});
});

test('in the first days of a month it is the month before', () => {
  const read = (day: string) => readAsked(new URLSearchParams(), { today: day, siteId: null });
  expect(read('2026-12-07')).toMatchObject({ from: '2026-11-01', to: '2026-11-30' });
  expect(read('2026-12-08')).toMatchObject({ from: '2026-12-01', to: '2026-12-08' });
});
