import { levelConflict, type OnlineUse } from './check.level-conflict.js';

const use = (level: OnlineUse['level'], online: number, dossierCodes: readonly string[] = []): OnlineUse => ({
  ...{ idMcdt: '000001', name: 'Cấp phép', level, online, dossierCodes },
});

test.each<[OnlineUse['level'], number, boolean]>([
  [0, 1, true],
  [0, 0, false],
  [1, 3, true],
  [2, 3, true],
  [3, 3, false],
  [4, 3, false],
])('level %d with %d online dossiers: %j', (level, online, found) => {
  expect(levelConflict.find({ services: [use(level, online)] })).toHaveLength(found ? 1 : 0);
});

test('shows some of the dossiers and what to do', () => {
  const codes = Array.from({ length: 30 }, (_, n) => `H48-${n}`);
  const [finding] = levelConflict.find({ services: [use(0, 30, codes)] });
  expect(finding?.evidence.counts).toEqual({ online: 30 });
  expect(finding?.evidence.rows).toHaveLength(20);
  expect(finding?.evidence.rows[0]).toEqual({ codeProfile: 'H48-0', idMcdt: '000001', name: 'Cấp phép', level: 0 });
  expect(finding?.message.vi).toBe(
    'Dịch vụ “Cấp phép” (mã 000001) ở cấp độ 0, không trực tuyến, nhưng 30 ngày qua có 30 hồ sơ báo là nộp trực tuyến. Hãy nâng cấp độ trong danh sách nếu đã cung cấp trực tuyến, hoặc sửa hình thức tiếp nhận (formsReception) mà hệ thống một cửa điện tử gửi về.',
  );
});

test('without a default list nothing is judged', () => {
  expect([levelConflict.judges({ services: [] }, 'x'), levelConflict.judges({ services: [use(4, 0)] }, 'x')]).toEqual([
    false,
    true,
  ]);
});
