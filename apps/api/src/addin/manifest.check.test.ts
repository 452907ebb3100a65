import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkManifest, pngSize } from './manifest.check.js';
import { isSafeAddress, renderManifest } from './manifest.js';

const baseUrl = 'https://emc.example.gov.vn';
const id = '6f0a3c1e-52d4-4b5e-9a57-3d2f4c8f1b20';
const manifest = renderManifest({ id, baseUrl });

function sizeOf(address: string) {
  const [, name = ''] = /\/addin\/icons\/(emc-\d+\.png)$/.exec(address) ?? [];
  return name && name !== 'emc-48.png' ? pngSize(readFileSync(join(import.meta.dirname, 'icons', name))) : null;
}

const check = (xml: string, base = baseUrl) =>
  checkManifest(xml, { baseUrl: base, sizeOf }).map(({ code, where }) => `${code} ${where}`);

test.each([
  baseUrl,
  'https://emc.example.gov.vn:8443/he-thong',
  'https://emc.example.gov.vn/a&b',
  'http://localhost:3000',
])('what is rendered for %s has no fault', (base) => {
  expect(check(renderManifest({ id, baseUrl: base }), base)).toEqual([]);
});

type Broken = readonly [name: string, from: string | RegExp, to: string, findings: readonly string[]];
const broken: readonly Broken[] = [
  ['no add-in of a pane', 'xsi:type="TaskPaneApp"', 'xsi:type="MailApp"', ['ROOT_WRONG OfficeApp']],
  ['an id that is no GUID', id, 'emc-h34', ['ID_NOT_GUID Id']],
  ['a version of two parts', '<Version>1.0.0.0<', '<Version>1.0<', ['VERSION_WRONG Version']],
  ['version 0', '<Version>1.0.0.0<', '<Version>0.1.0.0<', ['VERSION_WRONG Version']],
  ['no icon at all', /<IconUrl.*\n/, '', ['ELEMENT_MISSING IconUrl']],
  [
    'elements in another order',
    /( *<Permissions>.*\n)( *<VersionOverrides(?:.|\n)*<\/VersionOverrides>\n)/,
    '$2$1',
    ['ELEMENT_OUT_OF_ORDER Permissions'],
  ],
  ['another default language', '<DefaultLocale>vi-VN<', '<DefaultLocale>vi<', ['LOCALE_WRONG DefaultLocale']],
  ['a language without a country', 'Locale="en-US"', 'Locale="en"', ['LOCALE_WRONG Override']],
  ['an empty name', '<DisplayName DefaultValue="EMC">', '<DisplayName DefaultValue=" ">', ['TEXT_EMPTY DisplayName']],
  [
    'a label of 126 characters',
    'DefaultValue="Kiểm tra và nộp"',
    `DefaultValue="${'ộ'.repeat(126)}"`,
    ['TEXT_TOO_LONG Open.Label'],
  ],
  [
    'an English tip of 251 characters',
    /Value="Opens EMC[^"]*"/,
    `Value="${'x'.repeat(251)}"`,
    ['TEXT_TOO_LONG Open.Tip'],
  ],
  [
    'a pane without TLS',
    '<SourceLocation DefaultValue="https:',
    '<SourceLocation DefaultValue="http:',
    ['ADDRESS_NOT_HTTPS SourceLocation', 'ADDRESS_FOREIGN SourceLocation'],
  ],
  [
    'help on another host',
    '<SupportUrl DefaultValue="https://emc.example.gov.vn/',
    '<SupportUrl DefaultValue="https://emc.example.gov.vn.evil.example/',
    ['ADDRESS_FOREIGN SupportUrl'],
  ],
  [
    'office.js from elsewhere',
    '<Hosts>',
    '<AppDomains><AppDomain>https://cdn.example</AppDomain></AppDomains><Hosts>',
    ['ADDRESS_FOREIGN AppDomain'],
  ],
  ['for Word', '<Host Name="Workbook"', '<Host Name="Document"', ['HOST_WRONG Host']],
  ['a button in Word', '<Host xsi:type="Workbook"', '<Host xsi:type="Document"', ['HOST_WRONG VersionOverrides Host']],
  ['what Excel 2016 lacks', 'MinVersion="1.1" />', 'MinVersion="1.10" />', ['REQUIREMENT_WRONG Set']],
  ['an API that does not exist', '<Set Name="ExcelApi"', '<Set Name="ExcelAPI"', ['REQUIREMENT_WRONG Set']],
  ['a pane that may only read', 'ReadWriteDocument', 'ReadDocument', ['PERMISSION_WRONG Permissions']],
  [
    'overrides that Excel does not know',
    'VersionOverridesV1_0',
    'VersionOverridesV1_1',
    ['OVERRIDES_WRONG VersionOverrides'],
  ],
  ['a button that runs a function', 'xsi:type="ShowTaskpane"', 'xsi:type="ExecuteFunction"', ['NO_BUTTON Action']],
  ['a tab of another program', 'id="TabData"', 'id="TabMessage"', ['NO_BUTTON OfficeTab']],
  ['one id twice', 'id="Emc.Open"', 'id="Emc.Group"', ['ID_TWICE Emc.Group']],
  [
    'a label that is nowhere',
    '<Label resid="Emc.Name"',
    '<Label resid="Emc.Nmae"',
    ['RESID_UNKNOWN Emc.Nmae', 'RESID_UNUSED Emc.Name'],
  ],
  [
    'a pane at a text',
    '<SourceLocation resid="Pane.Url"',
    '<SourceLocation resid="Open.Tip"',
    ['RESID_UNKNOWN Open.Tip', 'RESID_UNUSED Pane.Url'],
  ],
  ['an id of 33 characters', /Start\.Title/g, 'S'.repeat(33), [`RESID_TOO_LONG ${'S'.repeat(33)}`]],
  ['no icon of 80 pixels', /<bt:Image size="80"[^>]*>/, '', ['ICON_MISSING Icon 80']],
  ['an icon that is not there', 'emc-64.png', 'emc-48.png', [`ICON_MISSING ${baseUrl}/addin/icons/emc-48.png`]],
  ['an icon of another size', 'emc-64.png', 'emc-80.png', [`ICON_SIZE ${baseUrl}/addin/icons/emc-80.png`]],
];

test.each(broken)('finds %s', (_name, from, to, findings) => {
  const changed = manifest.replace(from, to);
  expect(changed).not.toBe(manifest);
  expect(check(changed)).toEqual(findings);
});

test('finds XML that is broken', () => {
  expect(check(manifest.replace('</Icon>', ''))).toEqual([expect.stringMatching(/^XML_BROKEN /)]);
});

test.each([
  ['https://emc.example.gov.vn', true],
  ['http://localhost:3000', true],
  ['http://127.0.0.1:3000', true],
  ['http://[::1]:3000', true],
  ['http://emc.example.gov.vn', false],
  ['http://localhost.evil.example', false],
  ['http://127.0.0.1.evil.example', false],
  ['ftp://localhost', false],
  ['emc.example.gov.vn', false],
])('Excel takes a pane from %s: %s', (address, taken) => {
  expect(isSafeAddress(address)).toBe(taken);
});
