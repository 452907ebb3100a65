import { unmatchedCode, unmatchedCodes, type UnmatchedCodeFacts } from './check.unmatched-code.js';

const services = [
  { idMcdt: '000001', idCdvcqg: '1.004873', name: 'Cấp phép', level: 4 },
  { idMcdt: '000002', idCdvcqg: '1.004874', name: 'Gia hạn', level: 3 },
] as const;
const sent = (codeTthc: string, dossiers: number) => ({ codeTthc, dossiers, lastReceivedAt: '2026-03-02T09:00:00' });

test.each<[string, UnmatchedCodeFacts, readonly string[]]>([
  ['every code listed', { services, sent: [sent('000001', 5)] }, []],
  ['a code not listed', { services, sent: [sent('000001', 5), sent('999', 7)] }, ['999']],
  ['zeros lost: compared character by character', { services, sent: [sent('1', 7)] }, ['1']],
  ['capitals differ', { services: [{ ...services[0], idMcdt: 'A1' }], sent: [sent('a1', 1)] }, ['a1']],
  ['most dossiers first', { services, sent: [sent('x', 1), sent('y', 9)] }, ['y', 'x']],
  ['no code at all is another matter', { services, sent: [sent('', 3)] }, []],
  ['no default list, nothing to match with', { services: [], sent: [sent('1', 7)] }, []],
])('%s', (_, facts, subjects) => {
  expect(unmatchedCode.find(facts).map(({ subject }) => subject)).toEqual(subjects);
});

test('tells the officer what to do, with figures and a suggestion', () => {
  expect(unmatchedCode.find({ services, sent: [sent('1', 1_234)] })).toEqual([
    {
      subject: '1',
      evidence: {
        counts: { dossiers: 1_234 },
        rows: [{ codeTthc: '1', dossiers: 1_234, lastReceivedAt: '2026-03-02T09:00:00' }],
      },
      message: {
        vi: 'Mã “1” không có trong danh sách mặc định, nhưng 30 ngày qua có 1.234 hồ sơ mang mã này (gần nhất 02/03/2026). Hãy bổ sung mã vào cột ID MCDT của danh sách, hoặc sửa mã trên hệ thống một cửa điện tử rồi gửi lại.',
        en: 'The code “1” is not in the default list, yet 1,234 dossiers of the last 30 days carry it (last on 02/03/2026). Add it under ID MCDT, or correct it in the case-handling system and send again.',
      },
      suggestion: expect.objectContaining({ value: '000001' }),
    },
  ]);
});

test('both ways: sent but not listed, listed but not sent', () => {
  const both = unmatchedCodes({ services, sent: [sent('000001', 5), sent('999', 7)] });
  expect(both.sent).toEqual([{ ...sent('999', 7), suggestion: null }]);
  expect(both.listed.map(({ idMcdt }) => idMcdt)).toEqual(['000002']);
});

test('another default version moves codes both ways', () => {
  const codes = [sent('000001', 5), sent('000009', 7)];
  const next = [services[1], { ...services[0], idMcdt: '000009' }];
  expect(unmatchedCode.find({ services, sent: codes }).map(({ subject }) => subject)).toEqual(['000009']);
  expect(unmatchedCode.find({ services: next, sent: codes }).map(({ subject }) => subject)).toEqual(['000001']);
});

test('without a default list nothing passes either', () => {
  expect([
    unmatchedCode.judges({ services, sent: [] }, 'x'),
    unmatchedCode.judges({ services: [], sent: [] }, 'x'),
  ]).toEqual([true, false]);
});
