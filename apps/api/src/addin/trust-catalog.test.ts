import { isShare, trustCatalog } from './trust-catalog.js';

test.each([
  String.raw`\\may-chu\emc`,
  String.raw`\\may-chu\Phần mềm\EMC`,
  String.raw`\\10.0.0.5\emc$\excel`,
  'https://so.sharepoint.com/sites/AppCatalog',
])('takes the folder %j', (share) => {
  expect(isShare(share)).toBe(true);
});

test.each([
  '',
  String.raw`\\may-chu`,
  String.raw`C:\emc`,
  'Z:',
  'http://may-chu/emc',
  String.raw`\\may-chu\e"mc`,
  '\\\\may-chu\\emc\r\n[HKEY_LOCAL_MACHINE\\x]',
  '\\\\may-chu\\emc\n',
  String.raw`\\may-chu\..\x:y`,
  `\\\\may-chu\\${'a'.repeat(250)}`,
])('does not take %j', (share) => {
  expect(isShare(share)).toBe(false);
});

test('writes what regedit reads', () => {
  const file = trustCatalog({ id: '6f0a3c1e-52d4-4b5e-9a57-3d2f4c8f1b20', share: String.raw`\\may-chu\Phần mềm` });
  expect([...file.subarray(0, 2)]).toEqual([0xff, 0xfe]);
  expect(file.subarray(2).toString('utf16le').split('\r\n')).toEqual([
    'Windows Registry Editor Version 5.00',
    '',
    String.raw`[HKEY_CURRENT_USER\SOFTWARE\Microsoft\Office\16.0\WEF\TrustedCatalogs\{6f0a3c1e-52d4-4b5e-9a57-3d2f4c8f1b20}]`,
    '"Id"="{6f0a3c1e-52d4-4b5e-9a57-3d2f4c8f1b20}"',
    String.raw`"Url"="\\\\may-chu\\Phần mềm"`,
    '"Flags"=dword:00000001',
    '',
  ]);
});
