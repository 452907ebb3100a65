import { setImmediate as turnOfOthers } from 'node:timers/promises';
import { recordHead, sameId } from './account.records.js';
import { identityBytes, type IdentityHasher } from './identity.js';

/** The columns that `AccountCopy` writes. */
export const copyAccounts = `COPY account (site_id, submission_id, ordinal, id_local, id_qg, type, created_at, last_login)
  FROM STDIN (FORMAT binary)`;

const columns = 8;
/** Some 1.5 ms of one core. */
const rowsATurn = 250;
/** Number of columns, site and submission, and the length of the ordinal: the same in each row. */
const headBytes = 2 + 8 + 20 + 4;
const longestRow = headBytes + 4 + 2 * (4 + identityBytes) + 6 + 2 * 12;
/** The length of a field that is null. */
const absent = -1;
/** PostgreSQL counts microseconds from 2000-01-01 UTC. */
const epoch = Date.UTC(2000, 0, 1) / 1000;

const begin = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)]);
const end = Buffer.from([0xff, 0xff]);

interface Owner {
  readonly siteId: number;
  readonly submissionId: string;
}

/** Turns records of accounts into the binary format of PostgreSQL's COPY, their ids into keyed hashes. */
export class AccountCopy {
  private readonly head = Buffer.alloc(headBytes);
  private written = 0;
  private bytes = Buffer.alloc(0);
  private at = 0;

  constructor(
    { siteId, submissionId }: Owner,
    private readonly hasher: IdentityHasher,
  ) {
    this.head.writeInt16BE(columns, 0);
    this.head.writeInt32BE(4, 2);
    this.head.writeInt32BE(siteId, 6);
    this.head.writeInt32BE(16, 10);
    this.head.write(submissionId.replaceAll('-', ''), 14, 'hex');
    this.head.writeInt32BE(4, 30);
  }

  /** What COPY takes, from records however they are cut. */
  async *from(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    yield begin;
    let rest: Buffer = Buffer.alloc(0);
    for await (const piece of pieces) {
      const records = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
      const { count, end: whole } = wholeRecords(records);
      rest = records.subarray(whole);
      yield await this.rows(records, count);
    }
    if (rest.length > 0) throw new Error('The last account from the sheet process is cut off');
    yield end;
  }

  /** To hash takes long: every now and then it is the turn of whoever asks meanwhile. */
  private async rows(records: Buffer, count: number): Promise<Buffer> {
    this.bytes = Buffer.allocUnsafe(count * longestRow);
    this.at = 0;
    for (let record = 0, start = 0; record < count; record++) {
      if (record % rowsATurn === 0) await turnOfOthers();
      start = this.row(records, start);
    }
    return this.bytes.subarray(0, this.at);
  }

  /** Answers where the next record begins. */
  private row(records: Buffer, start: number): number {
    const local = start + recordHead.length;
    const national = local + read16(records, start + recordHead.localBytes);
    const nationalBytes = read16(records, start + recordHead.nationalBytes);
    this.bytes.set(this.head, this.at);
    this.at += headBytes;
    this.write32(++this.written);
    this.identity(records, local, national);
    if (nationalBytes === 0) this.write32(absent);
    else if (nationalBytes === sameId) this.identityAgain();
    else this.identity(records, national, national + nationalBytes);
    this.write32(2);
    this.bytes[this.at++] = 0;
    this.bytes[this.at++] = records[start + recordHead.type] ?? 0;
    this.time(read32(records, start + recordHead.createdAt));
    const lastLogin = read32(records, start + recordHead.lastLogin);
    if (lastLogin === 0) this.write32(absent);
    else this.time(lastLogin);
    return nationalBytes === sameId ? national : national + nationalBytes;
  }

  private identity(records: Buffer, from: number, to: number): void {
    this.write32(identityBytes);
    this.hasher.take(records, from, to);
    this.hasher.put(this.bytes, this.at);
    this.at += identityBytes;
  }

  /** The field before, once more. */
  private identityAgain(): void {
    const length = 4 + identityBytes;
    this.bytes.copyWithin(this.at, this.at - length, this.at);
    this.at += length;
  }

  private time(seconds: number): void {
    const microseconds = (seconds - epoch) * 1_000_000;
    const high = Math.floor(microseconds / 0x1_0000_0000);
    this.write32(8);
    this.write32(high);
    this.write32(microseconds - high * 0x1_0000_0000);
  }

  /** Buffer's own methods check each number again, which a million rows feel. */
  private write32(number: number): void {
    const { bytes, at } = this;
    bytes[at] = number >>> 24;
    bytes[at + 1] = number >>> 16;
    bytes[at + 2] = number >>> 8;
    bytes[at + 3] = number;
    this.at = at + 4;
  }
}

/** How many records are whole, and where the last of them ends. */
function wholeRecords(records: Buffer): { count: number; end: number } {
  let [count, start] = [0, 0];
  while (start + recordHead.length <= records.length) {
    const nationalBytes = read16(records, start + recordHead.nationalBytes);
    const ids = read16(records, start + recordHead.localBytes) + (nationalBytes === sameId ? 0 : nationalBytes);
    const next = start + recordHead.length + ids;
    if (next > records.length) break;
    start = next;
    count++;
  }
  return { count, end: start };
}

function read16(bytes: Buffer, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function read32(bytes: Buffer, at: number): number {
  return read16(bytes, at) + read16(bytes, at + 2) * 0x1_0000;
}
