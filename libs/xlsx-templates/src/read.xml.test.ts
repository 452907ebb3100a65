import { XmlReader } from './read.xml.js';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

function events(bytes: Uint8Array, pieceBytes = bytes.length): string[] {
  const seen: string[] = [];
  const reader = new XmlReader({
    open: (name) => (seen.push(`<${name}>`), name === 't'),
    text: (text) => seen.push(text),
    close: (name) => seen.push(`</${name}>`),
  });
  for (let at = 0; at < bytes.length; at += pieceBytes) reader.write(bytes.subarray(at, at + pieceBytes));
  reader.end();
  return seen;
}
const utf8 = (xml: string) => new Uint8Array(Buffer.from(xml));

test.each([1, 2, 3, 7])('a document in pieces of %d bytes is the same document', (pieceBytes) => {
  const xml = `<a xmlns="${MAIN}"><t>Cấp 😀 &amp; <![CDATA[<ế>]]></t>\r\n<b/></a>`;
  expect(events(utf8(xml), pieceBytes).join('')).toBe('<a><t>Cấp 😀 & <ế></t><b></b></a>');
});

test('names follow their namespace, which a child may change', () => {
  const xml = `<p:a xmlns:p="${MAIN}"><b xmlns="${MAIN}"><p:c xmlns:p="urn:other"/><p:d/></b><e/></p:a>`;
  expect(events(utf8(xml)).filter((event) => !event.startsWith('</'))).toEqual(['<a>', '<b>', '<>', '<d>', '<>']);
});

test.each([
  ['text', `<a xmlns="${MAIN}"><t>${' '.repeat(5_000_000)}</t></a>`],
  ['space between tags', `<a>${' '.repeat(5_000_000)}</a>`],
  ['a comment', `<a><!--${'x'.repeat(5_000_000)}--></a>`],
  ['an attribute', `<a b="${'x'.repeat(5_000_000)}"/>`],
  ['attributes', `<a ${Array.from({ length: 500_000 }, (_, index) => `b${index}=""`).join(' ')}/>`],
])('%s without end is refused before it fills the memory', (_, xml) => {
  expect(() => events(utf8(xml), 65_536)).toThrow('XML_MALFORMED');
});

test('UTF-16 is read by its byte order mark', () => {
  const xml = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?><a xmlns="${MAIN}"><t>Cấp</t></a>`, 'utf16le');
  const expected = ['<a>', '<t>', 'Cấp', '</t>', '</a>'];
  expect(events(new Uint8Array(xml), 64)).toEqual(expected);
  expect(events(new Uint8Array(xml.swap16()), 64)).toEqual(expected);
});

test.each([
  ['ASCII', 'C\u1ea5p', ['C&#7845;p']],
  ['us-ascii', 'Cap', ['Cap']],
  ['ISO-8859-1', 'Ph\u00e9p \u00d0', ['Ph\u00e9p \u00d0', 'Ph&#233;p &#208;']],
])('%s is read as what it declares', (encoding, text, spellings) => {
  for (const spelling of spellings) {
    const xml = `<?xml version="1.0" encoding="${encoding}" standalone="yes"?><a xmlns="${MAIN}"><t>${spelling}</t></a>`;
    const bytes = new Uint8Array(Buffer.from(xml, 'latin1'));
    for (const piece of [1, 7, 1000]) expect(events(bytes, piece).join('')).toBe(`<a><t>${text}</t></a>`);
  }
});

test.each(['windows-1252', 'windows-1258', 'EBCDIC', 'UTF-16'])('%s is refused', (encoding) => {
  const xml = `<?xml version="1.0" encoding="${encoding}"?><a xmlns="${MAIN}"/>`;
  expect(() => events(utf8(xml))).toThrow('XML_MALFORMED');
});
