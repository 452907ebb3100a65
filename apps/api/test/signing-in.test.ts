import type { IssuedApiKey, Problem, Session as SignedIn, User } from '@emc/contract';
import { Emc, password, type Session } from './emc.js';

let emc: Emc;
let admin: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  admin = await emc.as('admin');
});
afterAll(() => emc.close());

interface Ask {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly headers?: Record<string, string>;
  readonly json?: unknown;
  readonly body?: string;
}

function ask(path: string, { method, token, headers, json, body: text }: Ask = {}) {
  const body = json === undefined ? text : JSON.stringify(json);
  return fetch(emc.url + path, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(token && { authorization: `Bearer ${token}` }),
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
}

const login = (username: string, word = password) => ask('/api/login', { json: { username, password: word } });
const cookieOf = (response: Response) => /^emc_refresh=[^;]+/.exec(response.headers.getSetCookie()[0] ?? '')?.[0] ?? '';
const refresh = (cookie: string) => ask('/api/refresh', { method: 'POST', headers: { cookie } });
const codeOf = async (response: Response) => ((await response.json()) as Problem).code;
const statusOfMe = async (token: string) => (await ask('/api/me', { token })).status;

async function addUser(username: string, word = password): Promise<User> {
  return admin.call('addUser', {
    body: { username, displayName: 'Cán bộ thử', password: word, role: 'officer', agencyCode: 'H34' },
  });
}

async function change(user: User, body: object, headers: Record<string, string> = { 'if-match': '*' }) {
  return ask(`/api/users/${user.id}`, { method: 'PATCH', token: admin.token, headers, json: body });
}

describe('signing in', () => {
  test('answers a token that works until the time it names', async () => {
    const response = await login('h34');
    const { token, expiresAt, user } = (await response.json()) as SignedIn;
    expect(response.status).toBe(200);
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + 30 * 60_000);
    expect(user).toMatchObject({ username: 'h34', role: 'officer', agencyCode: 'H34', disabled: false });
    expect(await (await ask('/api/me', { token })).json()).toEqual(user);
  });

  test.each(['H34', ' h34', 'h34 ', 'H34\n'])('takes the user name as typed: %j', async (username) => {
    expect((await login(username)).status).toBe(200);
  });

  test('takes a Vietnamese password from every keyboard', async () => {
    const word = 'mật khẩu của tôi dài';
    await addUser('ban-phim', word.normalize('NFD'));
    expect((await login('ban-phim', word.normalize('NFC'))).status).toBe(200);
  });

  test('says the same of a wrong password and of an unknown user', async () => {
    const [wrong, unknown] = await Promise.all([login('h56', 'sai mật khẩu'), login('khong-co-ai')]);
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const known = ({ instance: _id, ...problem }: Problem) => problem;
    expect(known((await wrong.json()) as Problem)).toEqual(known((await unknown.json()) as Problem));
    expect(wrong.headers.get('www-authenticate')).toBe('Bearer');
  });

  test('is locked after ten wrong passwords, even sent all at once', async () => {
    await addUser('hay-quen');
    const codes = await Promise.all(Array.from({ length: 25 }, async () => codeOf(await login('hay-quen', 'sai'))));
    expect(codes.filter((code) => code === 'CREDENTIALS_WRONG')).toHaveLength(10);
    expect(codes.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(15);
    const right = await login('hay-quen');
    expect([right.status, await codeOf(right)]).toEqual([429, 'TOO_MANY_TRIES']);
    expect(Number(right.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(right.headers.get('retry-after'))).toBeLessThanOrEqual(15);
    const { items } = await admin.call('listAudit', { query: { limit: 5 } });
    expect(items).toContainEqual(expect.objectContaining({ action: 'user.locked', subject: 'hay-quen' }));
    const { items: users } = await admin.call('listUsers', { query: { limit: 1000 } });
    const locked = users.find(({ username }) => username === 'hay-quen');
    expect(locked?.lockedUntil).not.toBeNull();
    await admin.call('unlockUser', { params: { id: locked?.id ?? '' } });
    expect(await codeOf(await login('hay-quen', 'sai'))).toBe('CREDENTIALS_WRONG');
    expect((await login('hay-quen')).status).toBe(200);
  });

  test('answers ten wrong passwords of a name that nobody has as those of a name that somebody has', async () => {
    await addUser('co-that');
    const codesOf = async (name: string) => {
      const codes: string[] = [];
      for (let n = 0; n < 12; n++) codes.push(await codeOf(await login(name, 'sai')));
      return codes;
    };
    const [known, unknown] = [await codesOf('co-that'), await codesOf('khong-co-that')];
    expect(unknown).toEqual(known);
    expect(known.slice(0, 10)).toEqual(Array(10).fill('CREDENTIALS_WRONG'));
    expect(known.slice(10)).toEqual(['TOO_MANY_TRIES', 'TOO_MANY_TRIES']);
  });

  test('from an address where the name signed in before goes through, however many strangers try', async () => {
    await addUser('bi-tan-cong');
    expect((await login('bi-tan-cong')).status).toBe(200);
    const waiting = `SELECT sha256(convert_to('bi-tan-cong', 'UTF8')), $1, 500, now() + interval '15 minutes', now()`;
    const add = `INSERT INTO sign_in_address (name_hash, address, wrong, next_at, tried_at) ${waiting}
      ON CONFLICT ON CONSTRAINT sign_in_address_pk DO UPDATE SET next_at = EXCLUDED.next_at`;
    await emc.sql(add, ['*']);
    expect((await login('bi-tan-cong')).status).toBe(200);
    await emc.sql(
      `UPDATE sign_in_address SET signed_in_at = NULL WHERE name_hash = sha256(convert_to('bi-tan-cong', 'UTF8'))`,
    );
    expect(await codeOf(await login('bi-tan-cong'))).toBe('TOO_MANY_TRIES');
  });

  test('leaves the revision of the user alone', async () => {
    const { id } = await addUser('nhieu-lan');
    const before = await ask(`/api/users/${id}`, { token: admin.token });
    await login('nhieu-lan');
    const after = await ask(`/api/users/${id}`, { token: admin.token });
    expect(after.headers.get('etag')).toBe(before.headers.get('etag'));
  });
});

describe('a session', () => {
  test('is renewed by a cookie that scripts cannot read and other sites cannot send', async () => {
    const signedIn = await login('h34');
    const [cookie = ''] = signedIn.headers.getSetCookie();
    expect(cookie).toMatch(/; Path=\/api\/refresh; HttpOnly; SameSite=Strict$/);
    const first = (await signedIn.json()) as SignedIn;
    const renewed = await refresh(cookieOf(signedIn));
    const second = (await renewed.json()) as SignedIn;
    expect([await statusOfMe(first.token), await statusOfMe(second.token)]).toEqual([401, 200]);
    expect(await codeOf(await refresh(cookieOf(signedIn)))).toBe('SESSION_EXPIRED');
    expect((await refresh(cookieOf(renewed))).status).toBe(200);
  });

  test('ends twelve hours after the sign-in, however often it is renewed', async () => {
    await addUser('lam-lau');
    const end = async () => {
      const [row] = await emc.sql<{ end: Date; expires: Date }>(
        `SELECT refresh_expires_at AS end, expires_at AS expires FROM session
         WHERE user_id = (SELECT id FROM emc_user WHERE username = 'lam-lau')`,
      );
      return row;
    };
    const signedIn = await login('lam-lau');
    const atFirst = await end();
    const renewed = await refresh(cookieOf(signedIn));
    expect((await end())?.end).toEqual(atFirst?.end);
    await emc.sql(`UPDATE session SET refresh_expires_at = now() + interval '5 minutes'
      WHERE user_id = (SELECT id FROM emc_user WHERE username = 'lam-lau')`);
    await refresh(cookieOf(renewed));
    const atLast = await end();
    expect(atLast?.expires).toEqual(atLast?.end);
  });

  test('is renewed once by one cookie, however often it comes', async () => {
    const cookie = cookieOf(await login('h34'));
    const answers = await Promise.all(Array.from({ length: 8 }, () => refresh(cookie)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401, 401, 401]);
  });

  test.each(['', 'emc_refresh=', 'emc_refresh=khong-phai', 'khac=1'])('is not renewed by %j', async (cookie) => {
    const answer = await refresh(cookie);
    expect([answer.status, await codeOf(answer)]).toEqual([401, 'SESSION_EXPIRED']);
  });

  test('ends with its time, and cannot be renewed after its last hour', async () => {
    await addUser('het-gio');
    const signedIn = await login('het-gio');
    const { token } = (await signedIn.json()) as SignedIn;
    await emc.sql(`UPDATE session SET expires_at = now() - interval '1 s', refresh_expires_at = now() - interval '1 s'
      WHERE user_id = (SELECT id FROM emc_user WHERE username = 'het-gio')`);
    expect(await codeOf(await ask('/api/me', { token }))).toBe('SESSION_EXPIRED');
    expect(await codeOf(await refresh(cookieOf(signedIn)))).toBe('SESSION_EXPIRED');
  });

  test('ends by signing out, and the others of the user do not', async () => {
    const [one, other] = await Promise.all([login('h34'), login('h34')]);
    const [first, second] = [(await one.json()) as SignedIn, (await other.json()) as SignedIn];
    const out = await ask('/api/logout', { method: 'POST', token: first.token });
    expect([out.status, await out.text()]).toEqual([204, '']);
    expect([await statusOfMe(first.token), await statusOfMe(second.token)]).toEqual([401, 200]);
    expect((await refresh(cookieOf(one))).status).toBe(401);
  });

  test.each([
    ['a new password', { password: 'mot-mat-khau-moi-hoan-toan' }],
    ['another role', { role: 'viewer' }],
    ['another agency', { agencyCode: 'H56' }],
    ['being disabled', { disabled: true }],
  ])('ends with %s', async (what, body) => {
    const user = await addUser(`doi-${Object.keys(body)[0]?.toLowerCase()}`);
    const signedIn = await login(user.username);
    const { token } = (await signedIn.json()) as SignedIn;
    expect((await change(user, body)).status).toBe(200);
    expect([what, await statusOfMe(token), (await refresh(cookieOf(signedIn))).status]).toEqual([what, 401, 401]);
    const again = what === 'a new password' || what === 'being disabled' ? 401 : 200;
    expect((await login(user.username)).status).toBe(again);
  });

  test('goes on when its user changes the password, and the others end', async () => {
    await addUser('tu-doi');
    const [mine, other] = [
      (await (await login('tu-doi')).json()) as SignedIn,
      (await (await login('tu-doi')).json()) as SignedIn,
    ];
    const put = (word: string, newPassword: string) =>
      ask('/api/me/password', { method: 'PUT', token: mine.token, json: { password: word, newPassword } });
    const refused = [await put('sai-mat-khau-cu', 'mat-khau-moi-rat-dai'), await put(password, 'ngan')];
    expect(await Promise.all(refused.map(codeOf))).toEqual(['PASSWORD_WRONG', 'REQUEST_INVALID']);
    expect((await put(password, 'mat-khau-moi-rat-dai')).status).toBe(204);
    expect([await statusOfMe(mine.token), await statusOfMe(other.token)]).toEqual([200, 401]);
    const again = [await login('tu-doi'), await login('tu-doi', 'mat-khau-moi-rat-dai')];
    expect(again.map(({ status }) => status)).toEqual([401, 200]);
  });

  test('is not a way to guess the password without end', async () => {
    await addUser('bi-chiem');
    const { token } = (await (await login('bi-chiem')).json()) as SignedIn;
    const guess = async (index: number) => {
      const json = { password: `doan-lan-${index}`, newPassword: password };
      return codeOf(await ask('/api/me/password', { method: 'PUT', token, json }));
    };
    const codes = await Promise.all(Array.from({ length: 12 }, (_, index) => guess(index)));
    expect(codes.filter((code) => code === 'PASSWORD_WRONG')).toHaveLength(10);
    expect(codes.filter((code) => code === 'TOO_MANY_TRIES')).toHaveLength(2);
  });

  test('stays when only the display name changes', async () => {
    const user = await addUser('doi-ten');
    const { token } = (await (await login('doi-ten')).json()) as SignedIn;
    expect((await change(user, { displayName: 'Tên mới' })).status).toBe(200);
    expect(await statusOfMe(token)).toBe(200);
  });
});

describe('an API key', () => {
  test('is shown once, speaks for its user and dies when revoked', async () => {
    const officer = await emc.as('h34');
    const issued: IssuedApiKey = await officer.call('addApiKey', { body: { name: 'Hệ thống một cửa', password } });
    expect(issued.key).toMatch(/^emc_[0-9a-f]{16}_[\w-]{43}$/);
    expect((await ask('/api/me', { token: issued.key })).status).toBe(200);
    const { items } = await officer.call('listApiKeys');
    const listed = items.find(({ id }) => id === issued.id);
    expect(listed?.lastUsedAt).not.toBeNull();
    expect(JSON.stringify(items)).not.toContain(issued.key.slice(-43));
    await officer.call('revokeApiKey', { params: { id: issued.id } });
    expect(await codeOf(await ask('/api/me', { token: issued.key }))).toBe('SIGN_IN_REQUIRED');
    await expect(officer.call('revokeApiKey', { params: { id: issued.id } })).rejects.toThrow('NOT_FOUND');
  });

  test('cannot make another key or change the password, nor be revoked by somebody else', async () => {
    const { id, key } = await (await emc.as('h34')).call('addApiKey', { body: { name: 'Khoá', password } });
    const made = await ask('/api/api-keys', { token: key, json: { name: 'Khoá con', password } });
    expect([made.status, await codeOf(made)]).toEqual([403, 'NOT_ALLOWED']);
    const json = { password, newPassword: 'mat-khau-moi-rat-dai' };
    const changed = await ask('/api/me/password', { method: 'PUT', token: key, json });
    expect([changed.status, await codeOf(changed)]).toEqual([403, 'NOT_ALLOWED']);
    await expect((await emc.as('h56')).call('revokeApiKey', { params: { id } })).rejects.toThrow('NOT_FOUND');
    expect((await ask('/api/me', { token: key })).status).toBe(200);
  });
});

describe('what else speaks for a user', () => {
  const keyOf = async (token: string) =>
    (await (await ask('/api/api-keys', { token, json: { name: 'Khoá', password } })).json()) as IssuedApiKey;

  test.each([
    ['a new password', { password: 'mot-mat-khau-moi-hoan-toan' }, 401],
    ['a new password that keeps keys', { password: 'mot-mat-khau-moi-hoan-toan', keepApiKeys: true }, 200],
    ['another role', { role: 'viewer' }, 401],
    ['being disabled and enabled', { disabled: true }, 401],
    ['another display name', { displayName: 'Tên khác' }, 200],
  ])('after %s a key answers as it should', async (what, body, status) => {
    const user = await addUser(`khoa-${what.replaceAll(/[^a-z]+/g, '-')}`);
    const { token } = (await (await login(user.username)).json()) as SignedIn;
    const { key } = await keyOf(token);
    expect((await change(user, body)).status).toBe(200);
    if ('disabled' in body) await change(user, { disabled: false });
    expect(await statusOfMe(key)).toBe(status);
  });

  test('a key is issued to who knows the password, and ends', async () => {
    await addUser('khoa-co-han');
    const { token } = (await (await login('khoa-co-han')).json()) as SignedIn;
    const wrong = await ask('/api/api-keys', { token, json: { name: 'Khoá', password: 'sai' } });
    expect([wrong.status, await codeOf(wrong)]).toEqual([422, 'PASSWORD_WRONG']);
    const { id, key, expiresAt } = await keyOf(token);
    expect(Date.parse(expiresAt ?? '')).toBeGreaterThan(Date.now() + 360 * 86_400_000);
    await emc.sql(`UPDATE api_key SET expires_at = now() WHERE id = $1`, [id]);
    expect(await codeOf(await ask('/api/me', { token: key }))).toBe('API_KEY_EXPIRED');
  });

  test('an administrator sees the keys of a user and revokes one', async () => {
    const user = await addUser('khoa-bi-xem');
    const { token } = (await (await login('khoa-bi-xem')).json()) as SignedIn;
    const issued = await keyOf(token);
    const params = { id: user.id };
    expect((await admin.call('listUserApiKeys', { params })).items).toMatchObject([{ id: issued.id }]);
    await admin.call('revokeUserApiKey', { params: { ...params, key: issued.id } });
    expect(await statusOfMe(issued.key)).toBe(401);
    const { items } = await admin.call('listAudit', { query: { limit: 3 } });
    expect(items).toContainEqual(
      expect.objectContaining({ actor: 'admin', action: 'api_key.revoked', subject: issued.id }),
    );
  });
});

describe('users', () => {
  test.each([
    ['an officer of no agency', { role: 'officer' }],
    ['an administrator of an agency', { role: 'admin', agencyCode: 'H34' }],
    ['a short password', { role: 'viewer', password: 'ngan' }],
    ['a user name with accents', { role: 'viewer', username: 'cán-bộ' }],
    ['an unknown field', { role: 'viewer', isAdmin: true }],
    ['a NUL in the name', { role: 'viewer', displayName: 'a\0b' }],
    ['half a surrogate pair in the name', { role: 'viewer', displayName: '\ud83d' }],
  ])('%s is refused', async (_what, wrong) => {
    const json = { username: 'moi', displayName: 'Mới', password, agencyCode: null, ...wrong };
    const answer = await ask('/api/users', { token: admin.token, json });
    expect([answer.status, await codeOf(answer)]).toEqual([400, 'REQUEST_INVALID']);
  });

  test('a second user of the same name, or of an unknown agency, is refused', async () => {
    const body = { displayName: 'Trùng', password, role: 'officer' } as const;
    const twice = admin.call('addUser', { body: { ...body, username: 'h34', agencyCode: 'H34' } });
    await expect(twice).rejects.toThrow('ALREADY_EXISTS');
    const nowhere = admin.call('addUser', { body: { ...body, username: 'la', agencyCode: 'Y99' } });
    await expect(nowhere).rejects.toThrow('REFERENCE_UNKNOWN');
  });

  test('are changed only by who has seen the latest', async () => {
    const user = await addUser('cung-sua');
    const seen = (await ask(`/api/users/${user.id}`, { token: admin.token })).headers.get('etag') ?? '';
    const both = await Promise.all(
      ['Một', 'Hai'].map((displayName) => change(user, { displayName }, { 'if-match': seen })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect(await codeOf(await change(user, { displayName: 'Ba' }, {}))).toBe('IF_MATCH_REQUIRED');
  });

  test('an officer cannot be left without an agency', async () => {
    expect(await codeOf(await change(await addUser('khong-don-vi'), { agencyCode: null }))).toBe('REQUEST_INVALID');
  });

  test('two administrators who disable each other at once do not leave none', async () => {
    const second = await admin.call('addUser', {
      body: { username: 'admin2', displayName: 'QTV 2', password, role: 'admin' },
    });
    const first = await admin.call('me');
    const answers = await Promise.all([change(first, { disabled: true }), change(second, { disabled: true })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    await emc.sql(`UPDATE emc_user SET disabled = false WHERE role = 'admin'`);
    admin = await emc.as('admin');
    await change(second, { disabled: true });
    const last = await change(first, { role: 'viewer' });
    expect([last.status, await codeOf(last)]).toEqual([409, 'LAST_ADMIN']);
    expect(await statusOfMe(admin.token)).toBe(200);
  });
});

describe('what nobody may see', () => {
  test('passwords are kept as argon2id, tokens and keys as hashes', async () => {
    const rows = await emc.sql<{ password_hash: string }>('SELECT password_hash FROM emc_user');
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    const { token, key } = await secretsOf('h34');
    const kept = await emc.sql<{ row: string }>(
      `SELECT s::text AS row FROM session s UNION ALL SELECT k::text FROM api_key k
       UNION ALL SELECT a::text FROM audit_entry a UNION ALL SELECT u::text FROM emc_user u`,
    );
    const text = kept.map(({ row }) => row).join('\n');
    for (const secret of [token, key.slice(-43), password]) expect(text).not.toContain(secret);
  });

  test('answers about users hold no password', async () => {
    const users = await (await ask('/api/users', { token: admin.token })).text();
    const me = await (await ask('/api/me', { token: admin.token })).text();
    expect(users + me).not.toMatch(/"password|hash|argon2/i);
  });

  test('the most talkative log holds no password, token, cookie or key', async () => {
    await emc.kill('SIGTERM');
    await emc.run({ LOG_LEVEL: 'trace' });
    const { token, key, cookie } = await secretsOf('h34');
    await login('h34', 'mot-mat-khau-sai-nao-do');
    await ask('/api/sites/278/submissions', { token: key, json: { sheetName: 'x' } });
    await ask('/api/login', { json: { username: 'h34', password: { long: 'mat-khau-trong-doi-tuong' } } });
    await ask(`/api/refresh?${cookie}`, { method: 'POST', headers: { cookie: 'emc_refresh=banh-quy-sai' } });
    const secrets = [password, token, key.slice(-43), cookie, 'mot-mat-khau-sai', 'mat-khau-trong', 'banh-quy-sai'];
    for (const secret of secrets) expect(emc.output).not.toContain(secret);
  });
});

async function secretsOf(username: string) {
  const signedIn = await login(username);
  const { token } = (await signedIn.json()) as SignedIn;
  const issued = (await (
    await ask('/api/api-keys', { token, json: { name: 'Khoá', password } })
  ).json()) as IssuedApiKey;
  return { token, key: issued.key, cookie: cookieOf(signedIn).split('=')[1] ?? '' };
}

describe('after a restart', () => {
  test('the first administrator is not made again, and TLS makes the cookie Secure', async () => {
    await emc.kill('SIGTERM');
    await emc.run({ EMC_ADMIN_PASSWORD: 'mot-mat-khau-khac-han', PUBLIC_BASE_URL: 'https://emc.example.vn' });
    expect((await login('admin', 'mot-mat-khau-khac-han')).status).toBe(401);
    const signedIn = await login('admin');
    expect([signedIn.status, signedIn.headers.getSetCookie()[0]]).toEqual([200, expect.stringContaining('; Secure')]);
  });
});

test('several processes that start at once on a new database make one administrator and one table of agencies', async () => {
  const all = await Emc.startSeveral(3);
  const sessions = await Promise.all(all.map((each) => each.as('admin')));
  const [one] = sessions;
  expect((await one?.call('listUsers'))?.total).toBe(1);
  const totals = await Promise.all(sessions.map(async ({ call }) => (await call('listAgencies')).total));
  expect(new Set(totals).size).toBe(1);
  expect(totals[0]).toBeGreaterThan(60);
  await Promise.all(all.map((each) => each.close()));
});
