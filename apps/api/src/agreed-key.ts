import type { DataSource, EntityManager } from 'typeorm';
import type { AuditService } from './audit/audit.service.js';
import { StartRefused } from './data-folder.js';
import { InstallationEntry } from './installation-entry.entity.js';
import type { InstallationKeys } from './installation-keys.js';

/**
 * Lets this process start only with the secret key that the database knows by name: what is hashed and sealed under
 * another is of no use to the other processes. A change of the key is recorded.
 */
export async function agreeOnKey(db: DataSource, keys: InstallationKeys, audit: AuditService): Promise<void> {
  await db.transaction(async (tx) => {
    const known = await knownKey(tx, keys.id);
    if (known === keys.id) return;
    if (known !== keys.previous?.id) throw refusal(known, keys);
    await tx.update(InstallationEntry, { name: 'key' }, { value: keys.id });
    await audit.record(tx, {
      actor: 'system',
      action: 'installation.key_changed',
      detail: { from: known, to: keys.id },
    });
  });
}

/** Of the first processes on a new database, one sets the name and the others wait for it. */
async function knownKey(tx: EntityManager, mine: string): Promise<string | undefined> {
  await tx.query(`INSERT INTO installation (name, value) VALUES ('key', $1) ON CONFLICT DO NOTHING`, [mine]);
  const entry = await tx.findOne(InstallationEntry, { where: { name: 'key' }, lock: { mode: 'pessimistic_write' } });
  return entry?.value;
}

function refusal(known: string | undefined, { id, previous }: InstallationKeys): StartRefused {
  const held = previous ? `${id}, EMC_SECRET_KEY_PREVIOUS: ${previous.id}` : id;
  return new StartRefused({
    vi:
      `Cơ sở dữ liệu này được dùng với một khoá bí mật khác (mã khoá ${known}, ở đây là ${held}). ` +
      'Mọi tiến trình phải có cùng một khoá: đặt EMC_SECRET_KEY bằng khoá ấy; nếu khoá ấy do EMC tự tạo, ' +
      'lấy nội dung tệp secret.key trong thư mục dữ liệu đầu tiên hoặc trong bản sao lưu. ' +
      'Nếu vừa đổi khoá, đặt khoá cũ vào EMC_SECRET_KEY_PREVIOUS rồi khởi động lại.',
    en:
      `This database has been used with another secret key (key id ${known}, here it is ${held}). ` +
      'All processes need the same one: set EMC_SECRET_KEY to that key; if EMC generated it, ' +
      'take the content of secret.key in the first data folder or in its backup. ' +
      'If you have just changed the key, put the old one into EMC_SECRET_KEY_PREVIOUS and start again.',
  });
}
