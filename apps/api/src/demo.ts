import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { client, ProblemError, type Client, type Session, type Submission } from '@emc/contract';
import { badRows, goodRows, updatedRows, workbookOf } from './demo.lists.js';
import { say, showDiff, showIssues, showState, title } from './demo.words.js';

const agencies = {
  H48: { name: 'Quảng Ngãi', siteId: 9901, username: 'demo.h48' },
  H56: { name: 'Thanh Hóa', siteId: 9902, username: 'demo.h56' },
} as const;
type AgencyCode = keyof typeof agencies;

if (existsSync('.env')) process.loadEnvFile();
const port = process.env['PORT'] || '3000';
const url = (process.env['EMC_URL'] || `http://127.0.0.1:${port}`).replace(/\/+$/, '');
const markedFile = resolve('demo-loi.xlsx');
async function demo(): Promise<number> {
  await client({ baseUrl: url })('ready');
  const admin = await signIn('admin', process.env['EMC_ADMIN_PASSWORD'] || (await askPassword()));
  title('Nạp dữ liệu thử vào EMC', `Loading sample data into EMC at ${url}`);
  const password = randomUUID();
  for (const code of ['H48', 'H56'] as const) await furnish(admin.call, code, password);
  say(
    `Mật khẩu của hai cán bộ (mới sau mỗi lần chạy): ${password}`,
    'Password of both officers (a new one at every run)',
  );
  await acceptedList(await signIn(agencies.H48.username, password));
  await refusedList(await signIn(agencies.H56.username, password));
  return 0;
}

async function acceptedList(officer: Officer): Promise<void> {
  title(
    'Cán bộ Quảng Ngãi nộp danh sách (có cả mã H34 của Kon Tum đã sáp nhập)',
    'The officer of H48 hands in a list; it holds codes of H34, which H48 succeeded',
  );
  const list = await handIn(officer, {
    code: 'H48',
    fileName: 'danh-sach-tot.xlsx',
    rows: goodRows,
    makeDefault: true,
  });
  showState(list);
  await showIssues(officer.call, list);
  title(
    'Tháng sau, kiểm tra thử bản cập nhật trước khi nộp',
    'A month later: the updated list, tried before it is handed in',
  );
  const trial = await handIn(officer, { code: 'H48', fileName: 'ban-cap-nhat.xlsx', rows: updatedRows, dryRun: true });
  showState(trial);
  showDiff(trial);
}

async function refusedList(officer: Officer): Promise<void> {
  title('Cán bộ Thanh Hóa nộp một danh sách còn lỗi', 'The officer of H56 hands in a list with faults');
  const list = await handIn(officer, { code: 'H56', fileName: 'danh-sach-loi.xlsx', rows: badRows });
  showState(list);
  await showIssues(officer.call, list);
  const marked = await officer.call('markedWorkbook', { params: { id: list.id } });
  await writeFile(markedFile, Buffer.from(await marked.arrayBuffer()));
  say(`Tệp của cán bộ với các ô lỗi được tô màu: ${markedFile}`, "The officer's own workbook, bad cells coloured");
  title('Xem tiếp', 'Where next');
  say(
    'Mở tệp trên bằng Excel hoặc LibreOffice, xem trang “Lỗi”.',
    'Open the file above; its sheet “Lỗi” lists everything.',
  );
  say(`Tài liệu API: ${url}/docs`, 'API documentation; or in this terminal:');
  const curl = 'curl -H "Authorization: Bearer $TOKEN"';
  console.log(`
   TOKEN=${officer.token}
   ${curl} ${url}/api/submissions/${list.id}/issues
   ${curl} ${url}/api/submissions/${list.id}/marked.xlsx -OJ
   ${curl} ${url}/api/sites/${list.siteId}/submissions
`);
}

/** The agency's code is in the seeded table already; site and officer are made once. */
async function furnish(call: Client, code: AgencyCode, password: string): Promise<void> {
  const { name, siteId, username } = agencies[code];
  const site = { id: siteId, name: `Một cửa điện tử ${name} (dữ liệu thử)`, url: 'https://motcua.example.vn' };
  await orThere(call('addSite', { body: { ...site, kind: 'one_stop', agencyCode: code } }));
  const user = { username, displayName: `Cán bộ ${name} (dữ liệu thử)`, password, agencyCode: code } as const;
  const added = await orThere(call('addUser', { body: { ...user, role: 'officer' } }));
  if (!added) await setPassword(call, username, password);
  say(
    `${code} ${name}: trang ${siteId} “${site.name}”, cán bộ ${username}`,
    `${code}: site ${siteId}, officer ${username}${added ? '' : ' (there already)'}`,
  );
}

async function setPassword(call: Client, username: string, password: string): Promise<void> {
  let cursor: string | undefined;
  do {
    const page = await call('listUsers', { query: { limit: 1000, ...(cursor && { cursor }) } });
    const user = page.items.find((one) => one.username === username);
    if (user) {
      await call('changeUser', { params: { id: user.id }, headers: { 'if-match': '*' }, body: { password } });
      return;
    }
    cursor = page.nextCursor;
  } while (cursor);
}

async function orThere<Answer>(asked: Promise<Answer>): Promise<Answer | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof ProblemError && error.problem.code === 'ALREADY_EXISTS') return null;
    throw error;
  });
}

interface Officer {
  readonly call: Client;
  readonly token: string;
}

async function signIn(username: string, password: string): Promise<Officer> {
  const { token }: Session = await client({ baseUrl: url })('login', { body: { username, password } });
  return { token, call: client({ baseUrl: url, token: () => token }) };
}

interface List {
  readonly code: AgencyCode;
  readonly fileName: string;
  readonly rows: Parameters<typeof workbookOf>[1];
  readonly dryRun?: true;
  readonly makeDefault?: true;
}

async function handIn({ call }: Officer, list: List): Promise<Submission> {
  const { name, siteId } = agencies[list.code];
  const form = new FormData();
  const content = await workbookOf(name, list.rows);
  form.set('file', new Blob([new Uint8Array(content)]), list.fileName);
  return call('submit', {
    params: { siteId },
    query: { wait: 30, dryRun: list.dryRun ? 'true' : 'false', makeDefault: list.makeDefault ? 'true' : 'false' },
    form,
  });
}

async function askPassword(): Promise<string> {
  process.stdout.write('Mật khẩu của quản trị viên “admin” · Password of the administrator “admin”: ');
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const asking = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY });
  const closed = new Promise<string>((answer) => asking.once('close', () => answer('')));
  const password = await Promise.race([asking.question(''), closed]);
  asking.close();
  process.stdout.write('\n');
  return password;
}

function explain(error: unknown): number {
  if (error instanceof ProblemError && error.problem.code === 'CREDENTIALS_WRONG') {
    say(
      'Mật khẩu quản trị không đúng. Đặt EMC_ADMIN_PASSWORD bằng mật khẩu EMC đã in ra ở lần chạy đầu tiên rồi chạy lại.',
      'Wrong administrator password. Set EMC_ADMIN_PASSWORD to the one EMC printed at its first start and run this again.',
    );
  } else if (error instanceof ProblemError) {
    say(`EMC từ chối: ${error.problem.title}`, error.problem.code);
  } else if (!(error instanceof TypeError && error.message === 'fetch failed')) {
    throw error;
  } else {
    say(
      `Không có EMC nào trả lời tại ${url}. Mở một cửa sổ dòng lệnh khác, chạy npm start, chờ dòng “EMC đang chạy”, rồi chạy lại npm run demo.`,
      `Nothing answers at ${url}. Run npm start in another terminal, then npm run demo again; EMC_URL names another address.`,
    );
  }
  return 1;
}

process.exitCode = await demo().catch(explain);
