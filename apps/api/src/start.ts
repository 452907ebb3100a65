import { once } from 'node:events';
import { AgenciesService } from './agencies/agencies.service.js';
import { agreeOnKey } from './agreed-key.js';
import { AuditService } from './audit/audit.service.js';
import { openDataFolder, StartRefused } from './data-folder.js';
import { dataSource, migrate } from './database/data-source.js';
import { startPostgres } from './embedded-postgres.js';
import { HealthService } from './health/health.service.js';
import { createServer } from './http/server.js';
import { Installation, keysOf } from './installation.js';
import { botEnv } from './notices/bot-env.js';
import { BotProcess } from './notices/bot-process.js';
import { readSettings, refusalText, type Settings } from './settings.js';
import { randomSecret } from './users/secret.js';
import { UsersService } from './users/users.service.js';

/** What was opened on the way up, closed in the reverse order on the way down. */
type Closing = (() => Promise<unknown>)[];

/** Runs EMC until it is asked to stop (SIGTERM, SIGINT); answers the exit code. */
export async function start(env: NodeJS.ProcessEnv): Promise<number> {
  const reading = readSettings(env);
  for (const { vi, en } of reading.warnings) print(`! ${vi}\n  ${en}`);
  if ('faults' in reading) return refuse(refusalText(reading.faults));
  const closing: Closing = [];
  try {
    await run(reading.settings, { closing, path: env['PATH'] });
    return 0;
  } catch (error) {
    return refuse(error instanceof StartRefused ? error.message : String(error instanceof Error ? error.stack : error));
  } finally {
    for (const close of closing.reverse()) await close().catch((error: unknown) => refuse(String(error)));
  }
}

interface Around {
  readonly closing: Closing;
  /** Where the system's programs are. */
  readonly path: string | undefined;
}

async function run(settings: Settings, { closing, path }: Around): Promise<void> {
  const asked = Promise.race([once(process, 'SIGTERM'), once(process, 'SIGINT')]);
  const dataFolder = await openDataFolder(settings.EMC_DATA_DIR);
  const embedded = settings.DATABASE_URL ? null : await startPostgres({ dataFolder });
  if (embedded) closing.push(() => embedded.stop());
  const databaseUrl = settings.DATABASE_URL ?? embedded?.url ?? '';
  const db = await dataSource(databaseUrl).initialize();
  closing.push(async () => db.isInitialized && db.destroy());
  await migrate(db);
  const keys = await keysOf(settings, dataFolder);
  const app = await createServer(new Installation({ settings, databaseUrl, dataFolder, keys }), db);
  closing.push(() => app.close());
  await agreeOnKey(db, keys, app.get(AuditService));
  await app.get(AgenciesService).addKnownCodes();
  const password = settings.EMC_ADMIN_PASSWORD ?? randomSecret().slice(0, 20);
  const firstStart = await app.get(UsersService).addFirstAdmin(password);
  await app.listen(settings.PORT, settings.HOST);
  welcome(await app.getUrl(), firstStart ? { password, generated: !settings.EMC_ADMIN_PASSWORD } : null);
  if (settings.TELEGRAM_BOT_TOKEN && settings.EMC_ROLE !== 'worker') {
    const bot = new BotProcess(botEnv(settings, { apiUrl: await app.getUrl(), keys, path }));
    closing.push(() => bot.end());
    bot.start();
  }
  const lost = await Promise.race([asked.then(() => null), ...(embedded ? [embedded.failed] : [])]);
  if (lost) throw lost;
  app.get(HealthService).stopping = true;
  print('Đang dừng: chờ các việc dở dang kết thúc… / Stopping: letting running work end…');
}

function welcome(url: string, admin: { password: string; generated: boolean } | null): void {
  print(`
EMC đang chạy tại ${url}  ·  EMC is running at ${url}

  Tài liệu API / API docs     ${url}/docs
  Mẫu danh sách / Template    ${url}/api/templates/services.xlsx
  Tình trạng / Health         ${url}/health/ready
`);
  if (admin?.generated) {
    print(`  Quản trị viên đầu tiên (chỉ hiện một lần) / First administrator (shown this once):
    tên đăng nhập / user name   admin
    mật khẩu / password         ${admin.password}
`);
  }
  print(`  Dữ liệu thử và một lần nộp mẫu / Try it with sample data:  npm run demo
  Dừng / Stop:  Ctrl+C
`);
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

function refuse(text: string): number {
  process.stderr.write(`${text}\n`);
  return 1;
}
