import type { Account } from '@emc/domain';
import { longestIdBytes } from './identity.js';

/**
 * How the sheet process hands accounts on. Each is a head of fixed length, little endian, then its ids as UTF-8:
 *
 *     u8 type · u16 bytes of the local id · u16 bytes of the national id · u32 created · u32 last login (0 = never)
 *
 * A national id of 0 bytes is none; of `sameId` bytes it is the local one and does not come again.
 */
export const recordHead = { type: 0, localBytes: 1, nationalBytes: 3, createdAt: 5, lastLogin: 9, length: 13 };
export const sameId = 0xffff;

/** Writes accounts as records. */
export function accountRecords(accounts: readonly Account[]): Buffer {
  let most = accounts.length * recordHead.length;
  for (const { idLocal, idQg } of accounts) most += mostBytes(idLocal) + mostBytes(idQg);
  const bytes = Buffer.allocUnsafe(most);
  let at = 0;
  for (const account of accounts) at = writeRecord(account, bytes, at);
  return bytes.subarray(0, at);
}

function mostBytes(id: string | null): number {
  return (id?.length ?? 0) * 3;
}

function writeRecord({ idLocal, idQg, type, createdAt, lastLogin }: Account, bytes: Buffer, start: number): number {
  const local = start + recordHead.length;
  const national = writeId(idLocal, bytes, local);
  const same = idQg === idLocal;
  const end = idQg === null || same ? national : writeId(idQg, bytes, national);
  bytes[start + recordHead.type] = type;
  write16(bytes, start + recordHead.localBytes, national - local);
  write16(bytes, start + recordHead.nationalBytes, same ? sameId : end - national);
  write32(bytes, start + recordHead.createdAt, createdAt);
  write32(bytes, start + recordHead.lastLogin, lastLogin ?? 0);
  return end;
}

/** Answers where to go on. Most ids are short and plain, and of those Buffer's own method takes three times as long. */
function writeId(id: string, bytes: Buffer, start: number): number {
  if (mostBytes(id) > longestIdBytes) throw new RangeError(`An id of ${id.length} characters`);
  for (let at = 0; at < id.length; at++) {
    const unit = id.charCodeAt(at);
    if (unit >= 0x80) return start + bytes.write(id, start);
    bytes[start + at] = unit;
  }
  return start + id.length;
}

/** Buffer's own methods check each number again, which a million rows feel. */
function write16(bytes: Buffer, at: number, number: number): void {
  bytes[at] = number;
  bytes[at + 1] = number >>> 8;
}

function write32(bytes: Buffer, at: number, number: number): void {
  write16(bytes, at, number);
  write16(bytes, at + 2, number >>> 16);
}
