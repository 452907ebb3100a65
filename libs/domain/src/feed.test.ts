import { readFeedBody, readFeedPost } from './feed.js';
import type { FeedEvent } from './feed.event.js';

const form = 'application/x-www-form-urlencoded';
const json = 'application/json; charset=utf-8';

const nothing: FeedEvent = {
  siteId: null,
  codeProfile: '',
  codeTthc: '',
  nameTthc: '',
  status: null,
  channel: null,
  level: null,
  isFromDVCQG: null,
  receivingPlace: null,
  payment: null,
  user: null,
  kept: {},
  keptLengths: {},
};

/** What most senders say of a dossier, in all its shapes. */
const usual: FeedEvent = {
  ...nothing,
  siteId: 278,
  codeProfile: '000.00.53.H48-260302-0007',
  codeTthc: '000003',
  nameTthc: 'Cấp phép xe & máy 50% = giảm + mới',
  status: 1,
  channel: 'online',
  level: 3,
  isFromDVCQG: false,
  receivingPlace: 'post',
  payment: 'direct',
};

const keys: readonly (readonly [string, string])[] = [
  ['codeProfile', usual.codeProfile],
  ['siteId', '278'],
  ['codeTTHC', '000003'],
  ['nameTTHC', usual.nameTthc],
  ['status', '1'],
  ['formsReception', '1'],
  ['formsPayments', '2'],
  ['level', '3'],
  ['isFromDVCQG', '0'],
  ['isDVCBC', '1'],
  ['data', ''],
];
const encoded = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');
const pascal = (name: string) => `${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`;
const user = '{"ID_local":"001099000001","ID_QG":"QG-7","TYPE":"2","LOCATION":"Huế"}';

test.each<[string, string, string, string]>([
  ['an encoded form', form, keys.map(([key, value]) => `${key}=${encoded(value)}`).join('&'), 'form'],
  ['… with %20 for spaces', form, keys.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&'), 'form'],
  ['a form nobody encoded', form, keys.map(([key, value]) => `${key}=${value}`).join('&'), 'plain_form'],
  [
    '… in another order',
    form,
    keys
      .toReversed()
      .map(([key, value]) => `${key}=${value}`)
      .join('&'),
    'plain_form',
  ],
  ['… with PascalCase keys', form, keys.map(([key, value]) => `${pascal(key)}=${value}`).join('&'), 'plain_form'],
  ['… without content type', '', keys.map(([key, value]) => `${key}=${value}`).join('&') + '\r\n', 'plain_form'],
  ['JSON in camelCase', json, JSON.stringify(Object.fromEntries(keys)), 'json'],
  ['JSON in PascalCase', json, JSON.stringify(Object.fromEntries(keys.map(([k, v]) => [pascal(k), v]))), 'json'],
  ['JSON called a form', form, ` ${JSON.stringify(Object.fromEntries(keys))}`, 'json'],
  ['an encoded form called JSON', json, keys.map(([key, value]) => `${key}=${encoded(value)}`).join('&'), 'form'],
  ['JSON behind a byte order mark', json, `\ufeff${JSON.stringify(Object.fromEntries(keys))}`, 'json'],
])('reads %s', (_, contentType, body, format) => {
  expect(readFeedBody(contentType, body)).toEqual({ format, event: usual, doubts: [] });
});

test('numbers, nulls and a user as JSON text', () => {
  const body = {
    ...{
      CodeProfile: 'H56.14-260823-0001',
      MaHoSo: 'H56.14-260823-0001',
      SiteId: 12,
      CodeTTHC: '1.001001.000.00.00.H56',
    },
    ...{ NameTTHC: null, Status: '3', FormsReception: 2, FormsPayments: null, Level: 4, IsFromDVCQG: true, Data: null },
    User: user,
  };
  expect(readFeedBody(json, JSON.stringify(body))).toEqual({
    format: 'json',
    event: {
      ...nothing,
      siteId: 12,
      codeProfile: 'H56.14-260823-0001',
      codeTthc: '1.001001.000.00.00.H56',
      status: 3,
      channel: 'direct',
      level: 4,
      isFromDVCQG: true,
      user: { idLocal: '001099000001', idQg: 'QG-7', type: 2, location: 'Huế' },
    },
    doubts: [],
  });
});

/** A body with one thing beside the usual; what comes of it. */
const whole = 'codeProfile=A-1&siteId=12&codeTTHC=000003&status=1&formsReception=1';
test.each<[string, string, Partial<FeedEvent>, readonly string[]]>([
  ['a code with a plus that was encoded', `${whole}&nameTTHC=A%2BB`, { nameTthc: 'A+B' }, []],
  ['spaces left raw between escapes', `${whole}&nameTTHC=C%E1%BA%A5p ph%C3%A9p 50%`, { nameTthc: 'Cấp phép 50%' }, []],
  ['a raw & inside an encoded form', `${whole}&nameTTHC=A&B&level=3`, { nameTthc: 'A&B', level: 3 }, []],
  ['a percent sign that escapes nothing', `${whole}&nameTTHC=Giam 5%x`, { nameTthc: 'Giam 5%x' }, []],
  ['a name like a field of another', `${whole}&nameTTHC=Lương = bậc&hệ số=2`, { nameTthc: 'Lương = bậc&hệ số=2' }, []],
  ['a name in decomposed letters', `${whole}&nameTTHC=${'Cấp  phép'.normalize('NFD')}`, { nameTthc: 'Cấp phép' }, []],
  ['an unknown field', `${whole}&maDonVi=H48`, { kept: { madonvi: 'H48' } }, []],
  [
    'an unknown field behind a code, nothing encoded',
    `nameTTHC=Cấp phép&${whole}&x=1`,
    { nameTthc: 'Cấp phép', kept: { x: '1' } },
    [],
  ],
  ['a site that is no number', whole.replace('=12', '=abc'), { siteId: null, kept: { siteid: 'abc' } }, []],
  [
    'a site beyond all numbers',
    whole.replace('=12', '=9999999999'),
    { siteId: null, kept: { siteid: '9999999999' } },
    [],
  ],
  ['a number with zeros around', whole.replace('=12', '=012.0'), {}, []],
  ['a code with spaces at its ends', whole.replace('A-1', '%20A-1%09'), {}, []],
  ['an empty dossier code', whole.replace('A-1', ''), { codeProfile: '' }, ['EMPTY_DOSSIER_CODE']],
  ['only MaHoSo', whole.replace('codeProfile', 'MaHoSo'), {}, []],
  ['two dossier codes', `${whole}&MaHoSo=B-2`, { kept: { mahoso: 'B-2' } }, ['FIELD_REPEATED']],
  ['an empty procedure code', whole.replace('000003', ''), { codeTthc: '' }, ['EMPTY_PROCEDURE_CODE']],
  [
    'an unknown status',
    whole.replace('status=1', 'status=7'),
    { status: null, kept: { status: '7' } },
    ['STATUS_UNKNOWN'],
  ],
  ['no status', whole.replace('&status=1', ''), { status: null }, ['STATUS_UNKNOWN']],
  [
    'reception 0',
    whole.replace('ception=1', 'ception=0'),
    { channel: null, kept: { formsreception: '0' } },
    ['CHANNEL_UNKNOWN'],
  ],
  ['a field said twice', `${whole}&status=3`, { kept: { status: '3' } }, ['FIELD_REPEATED']],
  ['a field said twice alike', `${whole}&Status=1`, {}, []],
  [
    'letters broken before they were encoded',
    `${whole}&nameTTHC=C%EF%BF%BDp`,
    { nameTthc: 'C\ufffdp' },
    ['TEXT_DAMAGED'],
  ],
  ['letters broken on the way', `${whole}&nameTTHC=C\ufffdp`, { nameTthc: 'C\ufffdp' }, ['TEXT_DAMAGED']],
  ['NUL, which no database takes', `${whole}&nameTTHC=a%00b&x=%00`, { nameTthc: 'ab', kept: { x: '␀' } }, []],
  [
    'a user',
    `${whole}&user=${encoded(user)}`,
    { user: { idLocal: '001099000001', idQg: 'QG-7', type: 2, location: 'Huế' } },
    [],
  ],
  [
    'a user in a form nobody encoded',
    `nameTTHC=Huế&${whole}&user=${user}`,
    { nameTthc: 'Huế', user: { idLocal: '001099000001', idQg: 'QG-7', type: 2, location: 'Huế' } },
    [],
  ],
  ['a user that is no JSON', `${whole}&user=%7Bx`, { kept: { user: '{x' } }, ['USER_UNREADABLE']],
  [
    'a user twice',
    `${whole}&user=%7B%7D&user=%7B%22TYPE%22:1%7D`,
    { kept: { user: '{}\n{"TYPE":1}' } },
    ['FIELD_REPEATED', 'USER_UNREADABLE'],
  ],
])('%s', (_, body, said, doubts) => {
  const { event, doubts: found } = readFeedBody(form, body);
  const rest = { siteId: 12, codeProfile: 'A-1', codeTthc: '000003', status: 1, channel: 'online' };
  const keptLengths = Object.fromEntries(Object.entries(said.kept ?? {}).map(([name, { length }]) => [name, length]));
  expect({ event, doubts: found }).toEqual({ event: { ...nothing, ...rest, keptLengths, ...said }, doubts });
});

const person = { idLocal: '001099012345', idQg: '001099054321', type: 2, location: 'Huế' };
const flat = { ID_local: '001099012345', ID_QG: '001099054321', TYPE: '2', LOCATION: 'Huế' };
const spelt = (name: (key: string) => string) =>
  Object.entries(flat)
    .map(([key, value]) => `${name(key)}=${encoded(value)}`)
    .join('&');
const inJson = (more: object) => JSON.stringify({ codeProfile: 'A-1', siteId: 12, ...more });

test.each<[string, string]>([
  ['a form with brackets', `${whole}&${spelt((key) => `user[${key}]`)}`],
  ['… that are encoded', `${whole}&${spelt((key) => `user%5B${key}%5D`)}`],
  [
    '… behind a name that nobody encoded',
    `${whole}&nameTTHC=Cấp phép&user[ID_local]=001099012345&user[ID_QG]=001099054321&user[TYPE]=2&user.LOCATION=Huế`,
  ],
  ['a form with dots', `${whole}&${spelt((key) => `User.${key}`)}`],
  ['JSON inside JSON', inJson({ user: flat })],
  ['JSON text inside JSON', inJson({ user: JSON.stringify(flat) })],
  ['userInfo', inJson({ userInfo: flat })],
  [
    'user_info with names run together',
    inJson({ user_info: { idLocal: flat.ID_local, idQG: flat.ID_QG, type: 2, location: 'Huế' } }),
  ],
  ['users, of whom there is one', inJson({ users: [flat] })],
  ['a person one deeper', inJson({ user: { info: flat } })],
])('the person is read from %s', (_, body) => {
  const { event, doubts } = readFeedBody('', body);
  expect([event.user, event.kept, doubts.includes('USER_UNREADABLE')]).toEqual([person, {}, false]);
});

test.each<[string, string, object]>([
  [
    'ids of their own',
    inJson({ ID_QG: flat.ID_QG, id_local: flat.ID_local }),
    { ...person, type: null, location: null },
  ],
  [
    'a form’s ids of their own',
    `${whole}&ID_QG=${flat.ID_QG}`,
    { idLocal: null, idQg: flat.ID_QG, type: null, location: null },
  ],
  ['an object in the field data', inJson({ data: { user: flat } }), person],
  ['a text in the field data', inJson({ data: JSON.stringify({ nguoiNop: { user: flat } }) }), person],
])('the person is read from %s', (_, body, expected) => {
  expect(readFeedBody('', body).event.user).toEqual(expected);
});

test.each<[string, string]>([
  ['two people in a list', inJson({ users: [flat, { ...flat, ID_QG: '001099000009' }] })],
  ['two people by two names', inJson({ user: flat, ID_QG: '001099000009' })],
  ['a number alone', inJson({ user: '001099012345' })],
  ['a form’s id twice', `${whole}&user[ID_QG]=001099012345&user[ID_QG]=001099000009`],
])('%s cannot be read, and no id is taken', (_, body) => {
  const { event, doubts } = readFeedBody(form, body);
  expect([event.user, doubts.includes('USER_UNREADABLE')]).toEqual([null, true]);
});

test('what may be shown of fields that are not understood is how they are called and how long they are', () => {
  const odd = {
    ho_ten: 'Nguyễn Văn A',
    '001099012345': 'x',
    'Trần Thị B': 'yy',
    user: { hoTen: 'Lê C', ID_QG: '001099054321' },
  };
  const { event } = readFeedBody(json, inJson(odd));
  expect(event.keptLengths).toEqual({ ho_ten: 12, '': 3, user: JSON.stringify(odd.user).length });
  const shown = JSON.stringify({ ...event, user: null, kept: null });
  expect(shown).not.toMatch(/Nguyễn|Trần|Lê|\d{9}/);
});

test.each([
  ['Cấp thẻ cho số 001099012345', 'Cấp thẻ cho số …345'],
  ['số 012345678, ĐT 0912345678', 'số …678, ĐT …678'],
  ['1.002835.000.00.00.H56 và 12345678', '1.002835.000.00.00.H56 và 12345678'],
])('of a long number in the name %j the last digits stay', (name, left) => {
  expect(readFeedBody(json, inJson({ nameTTHC: name })).event.nameTthc).toBe(left);
});

test('neither an object nor a list is a code', () => {
  const { event } = readFeedBody(json, inJson({ codeProfile: { ID_QG: '001099012345' }, codeTTHC: [1] }));
  expect([event.codeProfile, event.codeTthc]).toEqual(['', '']);
});

test('of what is not understood 4,000 characters are kept, and 50 names; the rest is counted', () => {
  const { event, doubts } = readFeedBody(json, inJson({ data: 'x'.repeat(60_000), them: 'y' }));
  expect([event.kept['data']?.length, event.keptLengths]).toEqual([3996, { data: 60_000, them: 1 }]);
  expect(doubts).toContain('FIELDS_CUT');
  const many = readFeedBody(json, inJson(Object.fromEntries(Array.from({ length: 60 }, (_, n) => [`f${n}`, 'z']))));
  expect([Object.keys(many.event.kept).length, many.event.keptLengths['']]).toEqual([50, 10]);
  expect(many.doubts).toContain('FIELDS_CUT');
});

const read = (post: { contentType?: string; text: string; query?: string }) =>
  (readFeedPost({ contentType: '', query: '', ...post }) ?? []).map(({ reading, ...again }) => {
    // Whatever is kept in quarantine is read from this alone.
    expect(readFeedBody(again.contentType, again.text)).toEqual(reading);
    return [reading.format, reading.event.siteId, reading.event.codeProfile];
  });
const one = (code: string) => JSON.stringify({ codeProfile: code, siteId: 12 });
const multipart = (...fields: [string, string][]) =>
  [
    ...fields.map(
      ([name, value]) => `--bien-gioi\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    ),
    '--bien-gioi--\r\n',
  ].join('');

test.each<[string, Parameters<typeof read>[0], unknown[]]>([
  [
    'multipart/form-data',
    { text: multipart(['codeProfile', 'A'], ['siteId', '12'], ['nameTTHC', 'x&y=z\r\nw']) },
    [['multipart', 12, 'A']],
  ],
  [
    'an array',
    { text: `[${one('A')}, ${one('B')}]` },
    [
      ['json', 12, 'A'],
      ['json', 12, 'B'],
    ],
  ],
  [
    'an array with a stranger in it',
    { text: `[${one('A')}, 7]` },
    [
      ['json', 12, 'A'],
      ['unreadable', null, ''],
    ],
  ],
  ['JSON text of JSON', { text: JSON.stringify(one('A')) }, [['json', 12, 'A']]],
  ['JSON text of an array', { text: JSON.stringify(`[${one('A')}]`) }, [['json', 12, 'A']]],
  ['JSON text of a form', { text: JSON.stringify('codeProfile=A&siteId=12') }, [['form', 12, 'A']]],
  [
    'lines of JSON',
    { text: `\ufeff${one('A')}\r\n\r\n${one('B')}\n` },
    [
      ['json', 12, 'A'],
      ['json', 12, 'B'],
    ],
  ],
  ['JSON over lines', { text: JSON.stringify({ codeProfile: 'A', siteId: 12 }, null, 2) }, [['json', 12, 'A']]],
  ['the address alone', { text: '', query: 'codeProfile=A%26B&siteId=12&key=abc' }, [['form', 12, 'A&B']]],
  ['the address and a form', { text: 'codeProfile=A&level=3', query: 'siteId=12' }, [['form', 12, 'A']]],
  [
    'the address and an array',
    { text: `[{"codeProfile":"A"},{"codeProfile":"B"}]`, query: 'siteId=12' },
    [
      ['form', 12, 'A'],
      ['form', 12, 'B'],
    ],
  ],
  ['a key alone is no field', { text: one('A'), query: 'key=abc' }, [['json', 12, 'A']]],
  ['the address and what nobody can read', { text: 'xin chào', query: 'siteId=12&codeProfile=A' }, [['form', 12, 'A']]],
  ['an empty list', { text: '[]' }, [['unreadable', null, '']]],
  [
    'JSON texts in JSON texts in JSON texts',
    { text: JSON.stringify(JSON.stringify(one('A'))) },
    [['unreadable', null, '']],
  ],
  ['brackets without end', { text: '['.repeat(60_000) }, [['unreadable', null, '']]],
  [
    'brackets deep in a field',
    { text: `{"codeProfile":"A","siteId":12,"data":${'['.repeat(3000)}${']'.repeat(3000)}}` },
    [['json', 12, 'A']],
  ],
])('reads %s', (_, post, events) => {
  expect(read(post)).toEqual(events);
});

test('more than 1,000 events in a post are too many', () => {
  const array = (length: number) => `[${Array.from({ length }, () => '{}').join()}]`;
  expect(readFeedPost({ contentType: '', query: '', text: array(1000) })).toHaveLength(1000);
  expect(readFeedPost({ contentType: '', query: '', text: array(1001) })).toBeNull();
});

test('what nobody can read behind an address is kept', () => {
  const [sent] = readFeedPost({ contentType: '', text: 'xin chào', query: 'siteId=12' }) ?? [];
  expect(sent?.reading.event.kept).toEqual({ '': 'xin chào' });
});

test.each([
  ['nothing', form, ''],
  ['half a JSON', json, '{"codeProfile":"A'],
  ['a list', json, '[1,2]'],
  ['a form of another service', form, 'a=1&b=2'],
  ['a word', form, 'hello'],
])('%s is unreadable, and an event all the same', (_, contentType, body) => {
  const { format, event, doubts } = readFeedBody(contentType, body);
  expect({ format, event }).toEqual({ format: 'unreadable', event: nothing });
  expect(doubts).toContain('BODY_UNREADABLE');
});

test('a plus says a space, unless the body calls itself plain text', () => {
  const name = (contentType: string) => readFeedBody(contentType, `${whole}&nameTTHC=A+B`).event.nameTthc;
  expect([name(form), name(''), name('text/plain; charset=utf-8')]).toEqual(['A B', 'A B', 'A+B']);
});

test('a JSON name over two lines is read', () => {
  expect(readFeedBody(json, '{"nameTTHC":"Cấp\r\nphép"}').event.nameTthc).toBe('Cấp phép');
});

test('a code of 201 characters is kept beside, not as a code', () => {
  const { event, doubts } = readFeedBody(form, whole.replace('000003', 'x'.repeat(201)));
  expect([event.codeTthc, event.kept]).toEqual(['', { codetthc: 'x'.repeat(201) }]);
  expect(doubts).toEqual(['CODE_TOO_LONG', 'EMPTY_PROCEDURE_CODE']);
});

/** Whole numbers from 0, the same at every run. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
}

const crumbs = [
  ...'&=%+{}[]",: 0139aZ\n\0\ud800ấ\ufffd',
  '%E1',
  '%00',
  '__proto__',
  'null',
  ...keys.map(([key]) => `&${key}=`),
];

test('10,000 bodies of any kind: nothing throws, everything can be stored', () => {
  const roll = dice(7);
  for (let n = 0; n < 10_000; n++) {
    const noise = Array.from({ length: roll(30) }, () => crumbs[roll(crumbs.length)]).join('');
    const base = roll(2) === 0 ? whole : JSON.stringify(Object.fromEntries(keys));
    const at = roll(base.length);
    const { event } = readFeedBody(roll(2) === 0 ? form : json, base.slice(0, at) + noise + base.slice(at + roll(3)));
    const text = JSON.stringify(event);
    if (text.includes(String.raw`\u0000`) || /\\ud[89a-f]/.test(text)) throw new Error(text);
  }
});

test('10,000 names with & % = + in them arrive whole from a form nobody encoded', () => {
  const roll = dice(11);
  const letters = [...'&%=+ ấđƯ2aBé/?#;"\''];
  for (let n = 0; n < 10_000; n++) {
    const name = `Đ${Array.from({ length: 1 + roll(20) }, () => letters[roll(letters.length)]).join('')}x`;
    const { event, doubts } = readFeedBody(form, `${whole}&nameTTHC=${name}&level=4`);
    const expected = name.replace(/ +/g, ' ');
    if (event.nameTthc !== expected || event.level !== 4 || doubts.length > 0) throw new Error(name);
  }
});
