import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { InstallationEntry } from '../installation-entry.entity.js';

/** The GUID under which Excel knows this installation; made when it is first asked for, the same for ever. */
export async function addinId(db: DataSource): Promise<string> {
  await db.query(`INSERT INTO installation (name, value) VALUES ('addin', $1) ON CONFLICT DO NOTHING`, [randomUUID()]);
  const { value } = await db.getRepository(InstallationEntry).findOneByOrFail({ name: 'addin' });
  return value;
}
