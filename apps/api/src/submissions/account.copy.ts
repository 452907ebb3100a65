import { secondsOf, type Account } from '@emc/domain';
import type { IdentityHasher } from './identity.js';

/** The columns that `AccountCopy` writes. */
export const copyAccounts = `COPY account (site_id, submission_id, ordinal, id_local, id_qg, type, created_at, last_login)
  FROM STDIN (FORMAT binary)`;

const columns = 8;
const hashBytes = 32;
/** Number of columns, site and submission: the same in each row. */
const headBytes = 2 + 8 + 20;
const ordinalBytes = 8;
const longestRow = headBytes + ordinalBytes + 2 * (4 + hashBytes) + 6 + 2 * 12;
/** PostgreSQL counts microseconds from 2000-01-01 UTC. */
const epoch = Date.UTC(2000, 0, 1) / 1000;

/** Turns accounts into the binary format of PostgreSQL's COPY, their ids into keyed hashes. */
export class AccountCopy {
  static readonly begin = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
  static readonly end = Buffer.from([0xff, 0xff]);

  private readonly head = Buffer.alloc(headBytes);
  private written = 0;

  constructor(
    { siteId, submissionId }: { siteId: number; submissionId: string },
    private readonly hasher: IdentityHasher,
  ) {
    this.head.writeInt16BE(columns, 0);
    this.head.writeInt32BE(4, 2);
    this.head.writeInt32BE(siteId, 6);
    this.head.writeInt32BE(16, 10);
    this.head.write(submissionId.replaceAll('-', ''), 14, 'hex');
  }

  rows(accounts: readonly Account[]): Buffer {
    const bytes = Buffer.allocUnsafe(accounts.length * longestRow);
    let at = 0;
    for (const account of accounts) at = this.row(account, bytes, at);
    return bytes.subarray(0, at);
  }

  private row({ idLocal, idQg, type, createdAt, lastLogin }: Account, bytes: Buffer, start: number): number {
    bytes.set(this.head, start);
    bytes.writeInt32BE(4, start + headBytes);
    bytes.writeInt32BE(++this.written, start + headBytes + 4);
    const local = start + headBytes + ordinalBytes + 4;
    bytes.writeInt32BE(hashBytes, local - 4);
    this.hasher.write(idLocal, bytes, local);
    let at = local + hashBytes;
    if (idQg === null) at = bytes.writeInt32BE(-1, at);
    else {
      at = bytes.writeInt32BE(hashBytes, at);
      if (idQg === idLocal) bytes.copyWithin(at, local, local + hashBytes);
      else this.hasher.write(idQg, bytes, at);
      at += hashBytes;
    }
    at = bytes.writeInt32BE(2, at);
    at = bytes.writeInt16BE(type, at);
    at = writeMoment(createdAt, bytes, at);
    return lastLogin === null ? bytes.writeInt32BE(-1, at) : writeMoment(lastLogin, bytes, at);
  }
}

function writeMoment(moment: string, bytes: Buffer, at: number): number {
  const microseconds = (secondsOf(moment) - epoch) * 1_000_000;
  const high = Math.floor(microseconds / 0x1_0000_0000);
  const next = bytes.writeInt32BE(high, bytes.writeInt32BE(8, at));
  return bytes.writeUInt32BE(microseconds - high * 0x1_0000_0000, next);
}
