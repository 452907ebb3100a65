import { createHash } from 'node:crypto';
import type { Issue, Problem, Submission } from '@emc/contract';
import { Emc, fixture, submit, type Session } from './emc.js';

type Row = readonly [name: string, level: number, url: string, idCdvcqg: string, idMcdt: string];

const header = ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'];
const url = 'https://dichvucong.example.vn';
const full = (root: string, agency = 'H34') => `${root}.000.00.00.${agency}`;

const first: readonly Row[] = [
  ['Cấp Giấy chứng nhận huấn luyện kỹ thuật an toàn tiền chất thuốc nổ', 0, '', full('2.000221'), '000001'],
  ['Cấp Giấy chứng nhận kiểm dịch thực vật', 3, '', full('1.003984'), '000002'],
  ['Cấp Giấy chứng nhận thẩm định thiết kế xe cơ giới cải tạo', 4, `${url}/3`, full('1.001001'), '000003'],
  ['Đăng ký khai sinh', 4, `${url}/4`, full('1.001193'), '000004'],
  ['Đăng ký kết hôn', 3, '', full('1.000894'), '000005'],
  ['Xác nhận tình trạng hôn nhân', 3, '', full('1.004873'), '000006'],
];

/** One change of every kind. */
const second: readonly Row[] = [
  ['Cấp Giấy chứng nhận huấn luyện kỹ thuật an toàn tiền chất thuốc nổ', 3, '', full('2.000221'), '000001'],
  ['Cấp Giấy chứng nhận kiểm dịch thực vật xuất khẩu', 3, '', full('1.003984'), '000002'],
  ['Cấp Giấy chứng nhận thẩm định thiết kế xe cơ giới cải tạo', 3, `${url}/3`, full('1.001001'), '000003'],
  ['Đăng ký khai sinh', 4, `${url}/khai-sinh`, full('1.001193'), '000004'],
  ['Đăng ký kết hôn', 3, '', full('1.000894'), '000055'],
  ['Đăng ký khai tử', 4, '', full('1.000656'), '000007'],
];

let emc: Emc;
let officer: Session;
let admin: Session;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  [officer, admin] = await Promise.all([emc.as('h34'), emc.as('admin')]);
});
afterAll(() => emc.close());

const site = { siteId: 278 };

async function handIn(rows: readonly Row[], query = 'wait=30', siteId = site.siteId): Promise<Submission> {
  const response = await fetch(`${emc.url}/api/sites/${siteId}/submissions?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${officer.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ sheetName: 'Dịch vụ công', header, rows }),
  });
  return (await response.json()) as Submission;
}

async function download(path: string): Promise<{ headers: Headers; content: Buffer }> {
  const response = await fetch(`${emc.url}/api/${path}`, { headers: { authorization: `Bearer ${officer.token}` } });
  expect(response.status).toBe(200);
  return { headers: response.headers, content: Buffer.from(await response.arrayBuffer()) };
}

function putDefault(number: number, ifMatch?: string): Promise<Response> {
  return fetch(`${emc.url}/api/sites/278/default-version`, {
    method: 'PUT',
    headers: {
      authorization: `Bearer ${officer.token}`,
      'content-type': 'application/json',
      ...(ifMatch && { 'if-match': ifMatch }),
    },
    body: JSON.stringify({ number }),
  });
}

async function etagOfDefault(): Promise<string> {
  return (await download('sites/278/default-version')).headers.get('etag') ?? '';
}

const codeOf = async (response: Response) => ((await response.json()) as Problem).code;

describe('the default version', () => {
  test('is none at first', async () => {
    const { headers, content } = await download('sites/278/default-version');
    expect(JSON.parse(content.toString())).toEqual({
      ...site,
      kind: 'services',
      number: null,
      changedAt: null,
      changedBy: null,
    });
    expect(headers.get('etag')).toBe('"0"');
    await expect(officer.call('siteServices', { params: site })).rejects.toThrow('NO_DEFAULT_VERSION');
  });

  test('is made on the way in, and a list handed in later leaves it', async () => {
    expect(await handIn(first, 'wait=30&makeDefault=true')).toMatchObject({ state: 'accepted', versionNumber: 1 });
    expect(await handIn(second)).toMatchObject({ state: 'accepted', versionNumber: 2, diff: { against: 1 } });
    expect(await officer.call('getDefaultVersion', { params: site })).toMatchObject({ number: 1, changedBy: 'h34' });
    expect((await officer.call('siteServices', { params: site })).total).toBe(6);
    const { items } = await officer.call('listVersions', { params: site });
    expect(items.map(({ number, isDefault }) => [number, isDefault])).toEqual([
      [2, false],
      [1, true],
    ]);
  });

  test('is changed only by who names the one they saw', async () => {
    const [none, stale, odd] = await Promise.all([putDefault(2), putDefault(2, '"0"'), putDefault(2, '1')]);
    expect([none.status, await codeOf(none)]).toEqual([428, 'IF_MATCH_REQUIRED']);
    expect([stale.status, await codeOf(stale)]).toEqual([412, 'CHANGED_MEANWHILE']);
    expect([odd.status, await codeOf(odd)]).toEqual([412, 'CHANGED_MEANWHILE']);
    const done = await putDefault(2, await etagOfDefault());
    expect([done.status, done.headers.get('etag')]).toEqual([200, await etagOfDefault()]);
    expect((await putDefault(1, '*')).status).toBe(200);
  });

  test('goes to one of many who change it at once', async () => {
    const seen = await etagOfDefault();
    const answers = await Promise.all([1, 2, 1, 2, 1, 2].map((number) => putDefault(number, seen)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412, 412]);
  });

  test('is never a version that there is not', async () => {
    const answer = await putDefault(9, '*');
    expect([answer.status, await codeOf(answer)]).toEqual([404, 'VERSION_NOT_FOUND']);
  });

  test('stays with a dry run and with a refused list', async () => {
    await putDefault(1, '*');
    const before = await etagOfDefault();
    const tried = await handIn(second, 'wait=30&makeDefault=true&dryRun=true');
    expect(tried).toMatchObject({ state: 'accepted', versionNumber: null, dryRun: true, diff: { added: 1 } });
    const refused = await handIn([['', 9, '', '', '']], 'wait=30&makeDefault=true');
    expect(refused).toMatchObject({ state: 'refused', versionNumber: null, diff: null });
    expect([await etagOfDefault(), (await officer.call('listVersions', { params: site })).total]).toEqual([before, 2]);
  });
});

describe('the history', () => {
  test('holds every submission, newest first, also tried and refused ones', async () => {
    const { items, total } = await officer.call('listSubmissions', { params: site });
    const told = items.map(({ state, versionNumber, dryRun }) => [state, versionNumber, dryRun]);
    expect(told).toEqual([
      ['refused', null, false],
      ['accepted', null, true],
      ['accepted', 2, false],
      ['accepted', 1, false],
    ]);
    expect(total).toBe(4);
    const numbers = items.map(({ receipt }) => receipt.number);
    expect(numbers).toEqual(['278-000004', '278-000003', '278-000002', '278-000001']);
  });
});

describe('two versions', () => {
  const changed = (group: readonly { after: { idMcdt: string } | null; before: { idMcdt: string } | null }[]) =>
    group.map(({ before, after }) => (after ?? before)?.idMcdt);

  test.each(['default', 1] as const)('are compared service by service (against %s)', async (against) => {
    const diff = await officer.call('compareVersions', { params: { ...site, number: 2 }, query: { against } });
    expect(diff.summary).toEqual({
      against: 1,
      before: 6,
      after: 6,
      added: 1,
      removed: 1,
      levelUp: 1,
      levelDown: 1,
      renamed: 1,
      urlChanged: 1,
      codeChanged: 1,
      nationalCodeChanged: 0,
      unchanged: 0,
      removedShare: 1 / 6,
    });
    expect(changed(diff.added)).toEqual(['000007']);
    expect(changed(diff.removed)).toEqual(['000006']);
    expect(changed(diff.levelUp)).toEqual(['000001']);
    expect(changed(diff.renamed)).toEqual(['000002']);
    expect(changed(diff.levelDown)).toEqual(['000003']);
    expect(changed(diff.urlChanged)).toEqual(['000004']);
    expect(diff.codeChanged).toMatchObject([{ before: { idMcdt: '000005' }, after: { idMcdt: '000055' } }]);
  });

  test('the submission already told the same', async () => {
    const { items } = await officer.call('listSubmissions', { params: site });
    const { summary } = await officer.call('compareVersions', {
      params: { ...site, number: 2 },
      query: { against: 1 },
    });
    expect(items.find(({ versionNumber }) => versionNumber === 2)?.diff).toEqual(summary);
  });

  test('a version differs in nothing from itself', async () => {
    const { summary } = await officer.call('compareVersions', { params: { ...site, number: 1 } });
    expect(summary).toMatchObject({ against: 1, unchanged: 6, added: 0, removed: 0, removedShare: 0 });
  });
});

describe('looking for a service', () => {
  const found = async (query: { query?: string; level?: number }) => {
    const { items, total } = await officer.call('siteServices', { params: site, query });
    expect(total).toBe(items.length);
    return items.map(({ idMcdt }) => idMcdt);
  };

  test.each([
    ['giay chung nhan', ['000001', '000002', '000003']],
    ['GIẤY CHỨNG NHẬN', ['000001', '000002', '000003']],
    ['Giấy chứng nhận'.normalize('NFD'), ['000001', '000002', '000003']],
    ['đăng', ['000004', '000005']],
    ['dang ky khai', ['000004']],
    ['hôn', ['000005', '000006']],
    ['000006', ['000006']],
    ['1.000894', ['000005']],
    ['hôn 1.000894', []],
    ['H34', ['000001', '000002', '000003', '000004', '000005', '000006']],
    ['dang_ky%', ['000004', '000005']],
    ["'; --", ['000001', '000002', '000003', '000004', '000005', '000006']],
    ['không có dịch vụ này', []],
  ])('by %j', async (query, expected) => {
    expect(await found({ query })).toEqual(expected);
  });

  test.each([
    [0, ['000001']],
    [3, ['000002', '000005', '000006']],
    [4, ['000003', '000004']],
    [1, []],
  ])('of level %i', async (level, expected) => {
    expect(await found({ level })).toEqual(expected);
  });

  test('by both at once', async () => {
    expect(await found({ query: 'dang ky', level: 4 })).toEqual(['000004']);
  });
});

describe('a file', () => {
  const list = () => fixture('appendix-i.libreoffice.xls');

  test('comes back byte for byte, under its own name', async () => {
    const content = await list();
    const fileName = "Danh sách (lần 2)*'25.xls";
    const kept = (await (await submit(officer, { ...site, content, fileName })).json()) as Submission;
    const sha256 = createHash('sha256').update(content).digest('hex');
    expect([kept.sha256, kept.receipt.sha256, kept.fileName]).toEqual([sha256, sha256, fileName]);
    const original = await download(`submissions/${kept.id}/original`);
    expect(original.content.equals(content)).toBe(true);
    expect(original.headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w. -]+"; filename\*=UTF-8''Danh%20s%C3%A1ch%20%28l%E1%BA%A7n%202%29%2A%2725\.xls$/,
    );
    const version = await officer.call('getVersion', { params: { ...site, number: kept.versionNumber ?? 0 } });
    expect(version).toMatchObject({ sha256, fileName, submissionId: kept.id, rows: 3 });
  });

  test.each([
    ['PDF', '%PDF-1.7\n', 'application/pdf'],
    ['PNG', '\x89PNG\r\n\x1a\n....', 'image/png'],
    ['JPEG', '\xff\xd8\xff\xe0....', 'image/jpeg'],
  ])('with the decision it rests on, as %s', async (_what, magic, type) => {
    const scan = Buffer.from(magic, 'latin1');
    const fields = { decisionNumber: ' 1234/QĐ-UBND ', decisionDate: '2026-03-02', decisionScan: new Blob([scan]) };
    const response = await submit(officer, { ...site, content: await list(), fileName: 'a.xls', fields });
    const { id, decision, versionNumber } = (await response.json()) as Submission;
    expect(decision).toEqual({ number: '1234/QĐ-UBND', date: '2026-03-02', hasScan: true });
    const version = await officer.call('getVersion', { params: { ...site, number: versionNumber ?? 0 } });
    expect(version.decision).toEqual(decision);
    const kept = await download(`submissions/${id}/decision-scan`);
    expect([kept.content.equals(scan), kept.headers.get('content-type')]).toEqual([true, type]);
  });

  test.each([
    ['a program', 'MZ\x90\0'],
    ['a page', '<!doctype html>'],
    ['a PDF after something else', ' %PDF-1.7'],
    ['nothing', ''],
  ])('with %s for a scan is turned away', async (_what, bytes) => {
    const before = (await officer.call('listSubmissions', { params: site })).total;
    const fields = { decisionScan: new Blob([bytes]) };
    const response = await submit(officer, { ...site, content: await list(), fields });
    expect([response.status, await codeOf(response)]).toEqual([422, 'SCAN_NOT_ACCEPTED']);
    expect((await officer.call('listSubmissions', { params: site })).total).toBe(before);
  });

  test.each(['02/03/2026', '2026-02-30'])('with a decision of %j is turned away', async (decisionDate) => {
    const response = await submit(officer, { ...site, content: await list(), fields: { decisionDate } });
    expect(await response.json()).toMatchObject({ code: 'REQUEST_INVALID', errors: [{ path: 'decisionDate' }] });
  });

  test('that was never handed in cannot be downloaded', async () => {
    const { id } = await handIn(first);
    await expect(officer.call('decisionScan', { params: { id } })).rejects.toThrow('FILE_NOT_KEPT');
  });
});

describe('an exported version', () => {
  test('handed in again changes nothing, however odd its names', async () => {
    const odd: Row[] = [
      ['=Cấp lại "giấy phép" & <các loại>', 4, '', full('1.000001'), '=1+1'],
      ['-Gia hạn; @xác nhận', 3, '', full('1.000002'), '0012'],
      ["'Đổi tên' 100%", 0, `${url}/?a=1&b=2#c`, full('1.000100'), '1.000100.000.00.00.H34'],
      ['+84 hỗ trợ 🙂', 3, '', '1.000110', '1E5'],
    ];
    const kept = await handIn(odd, 'wait=30&makeDefault=true');
    expect(kept).toMatchObject({ state: 'accepted', counts: { rows: 4, errors: 0 } });
    const number = kept.versionNumber ?? 0;
    const { content, headers } = await download(`sites/278/versions/${number}/export.xlsx`);
    expect(headers.get('content-disposition')).toContain(`filename="dich-vu-cong-278-v${number}.xlsx"`);
    const again = (await (await submit(officer, { ...site, content, query: 'wait=30&dryRun' })).json()) as Submission;
    expect(again).toMatchObject({ state: 'accepted', diff: { against: number, unchanged: 4, added: 0, removed: 0 } });
  });
});

describe('a list of 3,000 services', () => {
  const long: readonly Row[] = Array.from({ length: 3000 }, (_, index) => [
    `Dịch vụ công số ${index + 1}`,
    index % 3 === 0 ? 4 : 3,
    '',
    full(`1.${String(100_000 + index)}`),
    String(index + 1).padStart(6, '0'),
  ]);
  let kept: Submission;

  test('tells its progress until it has ended', async () => {
    const queued = await handIn(long, 'makeDefault=true');
    expect(queued.state).toBe('queued');
    const stream = await fetch(`${emc.url}/api/submissions/${queued.id}/events`, {
      headers: { authorization: `Bearer ${officer.token}` },
    });
    expect(stream.headers.get('content-type')).toBe('text/event-stream');
    expect(stream.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    // The stream ends by itself.
    const events = (await stream.text()).matchAll(/^event: submission\n(?:id: .*\n)?data: (.*)$/gm);
    const told = [...events].map(([, data = '']) => JSON.parse(data) as Submission);
    const order = ['queued', 'reading', 'saving', 'accepted'];
    const steps = told.map(({ state }) => order.indexOf(state));
    expect([steps.every((step) => step >= 0), steps]).toEqual([true, steps.toSorted()]);
    const read = told.map(({ progress }) => progress.rowsRead);
    expect(read).toEqual(read.toSorted((a, b) => a - b));
    kept = told.at(-1) ?? queued;
    expect(kept).toMatchObject({ state: 'accepted', counts: { rows: 3000, errors: 0 }, progress: { rowsRead: 3000 } });
    const later = await download(`submissions/${kept.id}/events`);
    expect(later.content.toString().match(/^data: /gm)).toHaveLength(1);
  });

  async function allPages<Item>(
    page: (cursor?: string) => Promise<{ items: Item[]; total: number; nextCursor?: string | undefined }>,
  ) {
    const items: Item[] = [];
    let next: string | undefined;
    do {
      const { nextCursor, ...answer } = await page(next);
      items.push(...answer.items);
      expect(answer.items.length).toBeGreaterThan(0);
      next = nextCursor;
      if (next === undefined) expect(items).toHaveLength(answer.total);
    } while (next !== undefined);
    return items;
  }

  test.each([
    [{}, 3000],
    [{ level: 4 }, 1000],
    [{ query: 'so 29' }, 111],
  ])('is read page by page without loss: %j', async (filter, expected) => {
    const params = { ...site, number: kept.versionNumber ?? 0 };
    const items = await allPages((cursor) =>
      officer.call('versionServices', { params, query: { ...filter, limit: 77, ...(cursor && { cursor }) } }),
    );
    const numbers = items.map(({ idMcdt }) => Number(idMcdt));
    expect([numbers.length, numbers]).toEqual([expected, numbers.toSorted((a, b) => a - b)]);
    expect(new Set(numbers).size).toBe(expected);
  });

  test('so are the histories, the audit and the agencies', async () => {
    const query = (cursor?: string) => ({ limit: 3, ...(cursor && { cursor }) });
    const ids = [
      (await allPages((cursor) => officer.call('listSubmissions', { params: site, query: query(cursor) }))).map(
        ({ id }) => id,
      ),
      (await allPages((cursor) => officer.call('listVersions', { params: site, query: query(cursor) }))).map(
        ({ number }) => number,
      ),
      (await allPages((cursor) => admin.call('listAudit', { query: query(cursor) }))).map(({ id }) => id),
      (await allPages((cursor) => admin.call('listAgencies', { query: { ...query(cursor), limit: 20 } }))).map(
        ({ code }) => code,
      ),
      (await allPages((cursor) => admin.call('listUsers', { query: { ...query(cursor), limit: 1 } }))).map(
        ({ id }) => id,
      ),
      (await allPages((cursor) => admin.call('listSites', { query: { ...query(cursor), limit: 1 } }))).map(
        ({ id }) => id,
      ),
    ];
    for (const list of ids) expect([list.length > 1, new Set<unknown>(list).size]).toEqual([true, list.length]);
  });

  test('so are its issues', async () => {
    const wrong = long.slice(0, 100).map(([name, level, address, code]): Row => [name, level, address, code, '']);
    const { id, counts } = await handIn(wrong);
    const issues = await allPages((cursor) =>
      officer.call('submissionIssues', {
        params: { id },
        query: { severity: 'error', limit: 7, ...(cursor && { cursor }) },
      }),
    );
    expect(issues).toHaveLength(counts.errors);
    expect(new Set(issues.map(({ cell }) => cell)).size).toBe(100);
  });
});

describe('what is wrong with a list', () => {
  test('is told in the language asked for, under the same codes', async () => {
    const { id } = await handIn([['Cấp giấy phép', 7, 'khong-phai-dia-chi', '1.00', '']]);
    const issues = async (query: string, language: string) => {
      const response = await fetch(`${emc.url}/api/submissions/${id}/issues${query}`, {
        headers: { authorization: `Bearer ${officer.token}`, 'accept-language': language },
      });
      return ((await response.json()) as { items: Issue[] }).items;
    };
    const [vi, en, asked] = [await issues('', 'vi'), await issues('', 'en-US'), await issues('?lang=en', 'vi')];
    expect(asked).toEqual(en);
    expect(en.map(({ code, cell }) => [code, cell])).toEqual(vi.map(({ code, cell }) => [code, cell]));
    expect(vi.length).toBeGreaterThanOrEqual(4);
    for (const { message } of vi)
      expect(message).toMatch(/[ạảãàáâậầấẩẫăắằặẳẵóòọõỏôộổỗồốơờớợởỡéèẻẹẽêếềệểễúùụủũưựữửừứíìịỉĩýỳỷỵỹđ]/i);
    for (const { message } of en) expect(message.replaceAll(/“[^”]*”/g, '')).toMatch(/^[\x20-\x7e–—…]*$/);
  });
});

describe('a merger of agencies', () => {
  const oldCodes: readonly Row[] = [['Cấp giấy phép', 4, '', full('1.000001', 'H56'), '000001']];
  const warnings = async () => {
    const { id } = await handIn(oldCodes, 'wait=30&dryRun');
    const { items } = await officer.call('submissionIssues', { params: { id }, query: { code: 'AGENCY_SUFFIX' } });
    return items.map(({ severity, cell }) => [severity, cell]);
  };
  const change = (code: string, body: object) =>
    admin.call('changeAgency', { params: { code }, body, headers: { 'if-match': '*' } });

  test('lets the successor use the codes of its predecessors, however far back', async () => {
    expect(await warnings()).toEqual([['warning', 'D2']]);
    await expect(change('H56', { successor: 'Y01' })).rejects.toThrow('REFERENCE_UNKNOWN');
    await admin.call('addAgency', { body: { code: 'Y01', name: 'Đơn vị trung gian', kind: 'other' } });
    expect(await change('H56', { successor: 'Y01', validTo: '2025-06-30' })).toMatchObject({ successor: 'Y01' });
    expect(await warnings()).toHaveLength(1);
    await change('Y01', { successor: 'H34' });
    expect(await warnings()).toEqual([]);
  });

  test.each([
    ['H34', 'H34'],
    ['H34', 'Y01'],
    ['H34', 'H56'],
  ])('never makes %s succeed itself by %s', async (code, successor) => {
    await expect(change(code, { successor })).rejects.toThrow('REQUEST_INVALID');
  });

  test('can be taken back', async () => {
    expect(await change('Y01', { successor: null })).toMatchObject({ successor: null });
    expect(await warnings()).toHaveLength(1);
  });
});

describe('the audit', () => {
  test('tells who did what, and cannot be changed', async () => {
    const { items } = await admin.call('listAudit', { query: { limit: 1000 } });
    const told = items.map(({ actor, action, siteId, subject, detail }) => ({
      actor,
      action,
      siteId,
      subject,
      detail,
    }));
    for (const act of [
      { actor: 'system', action: 'user.added', subject: 'admin' },
      { actor: 'admin', action: 'site.added', siteId: 278 },
      { actor: 'admin', action: 'user.added', subject: 'h34' },
      { actor: 'h34', action: 'user.signed_in', subject: 'h34' },
      { actor: 'h34', action: 'submission.received', siteId: 278 },
      { actor: 'h34', action: 'submission.refused', siteId: 278 },
      { actor: 'h34', action: 'default.changed', siteId: 278, detail: { kind: 'services', from: null, to: 1 } },
      { actor: 'admin', action: 'agency.changed', subject: 'Y01', detail: { successor: null } },
    ]) {
      expect(told).toContainEqual(expect.objectContaining(act));
    }
    const times = items.map(({ at }) => at);
    expect(times).toEqual(times.toSorted().reverse());
    await expect(emc.sql(`UPDATE audit_entry SET actor = 'ai-do'`)).rejects.toThrow('append-only');
    await expect(emc.sql(`DELETE FROM audit_entry`)).rejects.toThrow('append-only');
  });
});
