import { SaxesParser } from 'saxes';
import { XmlScanner } from './xml.scanner.js';

type Events = string[] | 'refused';

function scanned(xml: string, pieceLength = xml.length): Events {
  const events: string[] = [];
  const scanner = new XmlScanner({
    declared: () => {},
    opened: (name, attributes) => (events.push(`<${name} ${JSON.stringify(attributes)}`), true),
    closed: () => events.push('/'),
    text: (text) => events.push(text),
  });
  try {
    for (let at = 0; at < xml.length; at += pieceLength) scanner.write(xml.slice(at, at + pieceLength));
    scanner.end();
  } catch {
    return 'refused';
  }
  return joined(events);
}

/** The peer: a strict parser of many years. */
function parsedBySaxes(xml: string): Events {
  const events: string[] = [];
  const parser = new SaxesParser({ xmlns: false });
  let refused = false;
  parser.on('doctype', () => (refused = true));
  parser.on('error', () => (refused = true));
  parser.on('opentag', ({ name, attributes }) => events.push(`<${name} ${JSON.stringify(attributes)}`));
  parser.on('closetag', () => events.push('/'));
  parser.on('text', (text) => events.push(text));
  parser.on('cdata', (text) => events.push(text));
  parser.write(xml).close();
  // The peer tells white space around the root as text, too.
  const first = events.findIndex((event) => event.startsWith('<'));
  const last = events.lastIndexOf('/');
  return refused ? 'refused' : joined(events.slice(first, last + 1));
}

/** Texts side by side are one text, empty ones none. */
function joined(events: readonly string[]): string[] {
  const whole: string[] = [];
  let text = '';
  for (const event of [...events, '/']) {
    if (!event.startsWith('<') && event !== '/') text += event;
    else {
      if (text) whole.push(`text ${text}`);
      whole.push(event);
      text = '';
    }
  }
  return whole;
}

const sheet =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<x:worksheet xmlns:x="urn:x" mc:Ignorable=\'a b\'>' +
  '<!-- a - comment --><x:sheetData><x:row r="1" hidden = "1"><x:c r="A1" t="s" s="2"><x:v>0</x:v></x:c>' +
  '<x:c r="B1" t="str"><x:f>A1&amp;"x"</x:f><x:v>a &lt; b &#38; &#x1F600;\r\nc</x:v></x:c ></x:row>' +
  '<x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t xml:space="preserve"> Cấp <![CDATA[<ế> & ]]>😀</x:t></x:is></x:c>' +
  '</x:row></x:sheetData><?pi some data?><x:pageMargins left="0.7"\n right=\'0.7\'/></x:worksheet>\n<!--end-->\n';

test('says what the peer says', () => {
  expect(scanned(sheet)).not.toBe('refused');
  expect(scanned(sheet)).toEqual(parsedBySaxes(sheet));
});

test.each([1, 2, 3, 7, 64])('pieces of %d characters make no difference', (pieceLength) => {
  expect(scanned(sheet, pieceLength)).toEqual(scanned(sheet));
});

test.each([
  '',
  '   ',
  'text',
  '<a>',
  '<a/><b/>',
  '<a/>text',
  '<a></b>',
  '<a></a b>',
  '</a>',
  '<a b=c/>',
  '<a b/>',
  '<a b="1" b="2"/>',
  '<a b="1"c="2"/>',
  '<a b="<"/>',
  '<a b="&"/>',
  '<a>&nbsp;</a>',
  '<a>&amp</a>',
  '<a>&#0;</a>',
  '<a>&#xD800;</a>',
  '<a>&#x110000;</a>',
  '<a>]]></a>',
  '<a>\u0001</a>',
  '<a>\uffff</a>',
  '<a><!-- -- --></a>',
  '<a><!-- --->x</a>',
  '<1a/>',
  '<a:/ >',
  '<a / >',
  '< a/>',
  '<a><![CDATA[</a>',
  '<![CDATA[x]]><a/>',
  '<!DOCTYPE a><a/>',
  '<!doctype a><a/>',
  '<a><!ELEMENT b></a>',
  ' <?xml version="1.0"?><a/>',
  '<?xml version="1.0"?><?xml version="1.0"?><a/>',
  '<?xml?><a/>',
  '<?XML version="1.0"?><a/>',
  '<? a?><a/>',
  '<a><?a',
])('refuses %j', (xml) => {
  for (const pieceLength of [1, 100]) expect(scanned(xml, pieceLength)).toBe('refused');
});

test('no byte of a change is judged otherwise than by the peer', () => {
  const bits = [
    '<',
    '>',
    '"',
    "'",
    '&',
    ';',
    '/',
    ' ',
    '=',
    '-',
    ']',
    '!',
    '?',
    'a',
    '\n',
    '\t',
    '&lt;',
    '<b/>',
    ']]>',
  ];
  const characters = [...sheet];
  let seed = 20_260_301;
  const random = (below: number) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((seed / 2_147_483_648) * below);
  };
  const differing: string[] = [];
  let accepted = 0;
  for (let round = 0; round < 20_000; round++) {
    const at = random(characters.length);
    const bit = bits[random(bits.length)] ?? '';
    const changed = [...characters.slice(0, at), bit, ...characters.slice(at + random(4))].join('');
    // The peer lets an instruction's name end in a question mark.
    if (/<\?\w*\?(?!>)/.test(changed)) continue;
    const ours = scanned(changed, 1 + random(changed.length));
    if (ours !== 'refused') accepted++;
    if (JSON.stringify(ours) !== JSON.stringify(parsedBySaxes(changed))) differing.push(changed);
  }
  expect(differing).toEqual([]);
  expect(accepted).toBeGreaterThan(1000);
});
