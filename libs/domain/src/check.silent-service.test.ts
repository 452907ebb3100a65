import { silentService, type ServiceUse, type SilentServiceFacts } from './check.silent-service.js';

const service = (use: Partial<ServiceUse> = {}): ServiceUse => ({
  ...{ idMcdt: '000001', name: 'Cấp phép', level: 4, listedSince: '2025-01-01', lastDossierOn: null },
  ...use,
});
const facts = (use: Partial<ServiceUse>, other: Partial<SilentServiceFacts> = {}): SilentServiceFacts => ({
  ...{ today: '2026-06-30', fedSince: '2025-06-01', services: [service(use)] },
  ...other,
});

test.each<[string, SilentServiceFacts, boolean]>([
  ['never a dossier', facts({}), true],
  ['partly online', facts({ level: 3 }), true],
  ['not online', facts({ level: 0 }), false],
  ['of the old scale', facts({ level: 2 }), false],
  ['last dossier 90 days ago', facts({ lastDossierOn: '2026-04-01' }), true],
  ['last dossier 89 days ago', facts({ lastDossierOn: '2026-04-02' }), false],
  ['listed for 89 days', facts({ listedSince: '2026-04-02' }), false],
  ['listed for 90 days', facts({ listedSince: '2026-04-01' }), true],
  ['the site is fed for 89 days', facts({}, { fedSince: '2026-04-02' }), false],
  ['the site was never fed', facts({}, { fedSince: null }), false],
])('%s', (_, given, found) => {
  expect(silentService.find(given).map(({ subject }) => subject)).toEqual(found ? ['000001'] : []);
});

test('says since when', () => {
  const said = [service(), service({ lastDossierOn: '2026-01-05' })].map(
    (use) => silentService.find(facts(use))[0]?.message.vi.split('. ')[0],
  );
  expect(said).toEqual([
    'Dịch vụ “Cấp phép” (mã 000001) có trong danh sách từ 01/01/2025 nhưng chưa có hồ sơ nào gửi về',
    'Dịch vụ “Cấp phép” (mã 000001) không có hồ sơ nào gửi về từ 05/01/2026, đã hơn 90 ngày',
  ]);
});

test('a service that left the list passes; a feed too young says nothing', () => {
  expect(silentService.judges(facts({}), '000777')).toBe(true);
  expect(silentService.judges(facts({}, { fedSince: '2026-06-01' }), '000001')).toBe(false);
});
