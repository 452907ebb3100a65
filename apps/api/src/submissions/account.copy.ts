import type { Account } from '@emc/domain';
import { identityBytes, type IdentityHasher } from './identity.js';

/** The columns that `AccountCopy` writes. */
export const copyAccounts = `COPY account (site_id, submission_id, ordinal, id_local, id_qg, type, created_at, last_login)
  FROM STDIN (FORMAT binary)`;

const columns = 8;
/** Number of columns, site and submission, and the length of the ordinal: the same in each row. */
const headBytes = 2 + 8 + 20 + 4;
const longestRow = headBytes + 4 + 2 * (4 + identityBytes) + 6 + 2 * 12;
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
    this.head.writeInt32BE(4, 30);
  }

  rows(accounts: readonly Account[]): Buffer {
    const bytes = Buffer.allocUnsafe(accounts.length * longestRow);
    let at = 0;
    for (const account of accounts) at = this.row(account, bytes, at);
    return bytes.subarray(0, at);
  }

  private row({ idLocal, idQg, type, createdAt, lastLogin }: Account, bytes: Buffer, start: number): number {
    bytes.set(this.head, start);
    let at = write32(bytes, start + headBytes, ++this.written);
    const local = write32(bytes, at, identityBytes);
    this.hasher.write(idLocal, bytes, local);
    at = local + identityBytes;
    if (idQg === null) at = write32(bytes, at, -1);
    else {
      at = write32(bytes, at, identityBytes);
      if (idQg === idLocal) bytes.copyWithin(at, local, local + identityBytes);
      else this.hasher.write(idQg, bytes, at);
      at += identityBytes;
    }
    at = write32(bytes, at, 2);
    bytes[at++] = 0;
    bytes[at++] = type;
    at = writeTime(bytes, at, createdAt);
    return lastLogin === null ? write32(bytes, at, -1) : writeTime(bytes, at, lastLogin);
  }
}

/** Answers where to go on. Buffer's own methods check each number again, which a million rows feel. */
function write32(bytes: Buffer, at: number, number: number): number {
  bytes[at] = number >>> 24;
  bytes[at + 1] = number >>> 16;
  bytes[at + 2] = number >>> 8;
  bytes[at + 3] = number;
  return at + 4;
}

function writeTime(bytes: Buffer, at: number, seconds: number): number {
  const microseconds = (seconds - epoch) * 1_000_000;
  const high = Math.floor(microseconds / 0x1_0000_0000);
  return write32(bytes, write32(bytes, write32(bytes, at, 8), high), microseconds - high * 0x1_0000_0000);
}
