import { createHmac } from 'node:crypto';
import type { Account } from '@emc/domain';
import { AccountCopy } from './account.copy.js';
import { accountRecords } from './account.records.js';
import { identityHasher } from './identity.js';

const key = Buffer.from('khoá');
const submissionId = '019a0b1c-2d3e-7f40-8a5b-6c7d8e9f0a1b';
const seconds = (iso: string) => Date.parse(iso) / 1000;

const accounts: readonly Account[] = [
  { idLocal: '001089012345', idQg: '001089012345', type: 2, createdAt: '2022-10-04T08:30:00+07:00', lastLogin: null },
  { idLocal: '0312345678-001', idQg: null, type: 1, createdAt: '1990-01-01T00:00:00+07:00', lastLogin: '1999-12-31' },
  {
    idLocal: 'canbo.ế',
    idQg: '079301998877',
    type: 3,
    createdAt: '2000-01-01',
    lastLogin: '2026-11-23T23:59:59+07:00',
  },
  { idLocal: '🙂\ud83d', idQg: 'ế'.repeat(200), type: 2, createdAt: '2023-02-27', lastLogin: '2099-12-31' },
  { idLocal: 'a', idQg: 'b', type: 1, createdAt: '2023-02-27', lastLogin: '2023-02-27' },
].map((account, index) => ({
  ...account,
  row: index + 2,
  type: account.type as Account['type'],
  createdAt: seconds(account.createdAt),
  lastLogin: account.lastLogin === null ? null : seconds(account.lastLogin),
}));

async function copied(pieces: readonly Buffer[]): Promise<Buffer> {
  async function* arriving() {
    yield* pieces;
  }
  const copy = new AccountCopy({ siteId: 278, submissionId }, identityHasher(key));
  const written: Buffer[] = [];
  for await (const bytes of copy.from(arriving())) written.push(bytes);
  return Buffer.concat(written);
}

/** The fields of each row, as PostgreSQL reads them. */
function rowsIn(copy: Buffer): (Buffer | null)[][] {
  expect(copy.subarray(0, 19)).toEqual(Buffer.from('PGCOPY\n\xff\r\n\0\0\0\0\0\0\0\0\0', 'latin1'));
  const rows: (Buffer | null)[][] = [];
  let at = 19;
  const length = () => copy.readInt32BE((at += 4) - 4);
  for (let columns = 0; (columns = copy.readInt16BE((at += 2) - 2)) !== -1;) {
    rows.push(
      Array.from({ length: columns }, () => {
        const bytes = length();
        return bytes < 0 ? null : copy.subarray(at, (at += bytes));
      }),
    );
  }
  expect(at).toBe(copy.length);
  return rows;
}

const identity = (id: string | null) => id && createHmac('sha256', key).update(id).digest('hex');
const time = (field: Buffer | null | undefined) =>
  field ? Number(field.readBigInt64BE() / 1_000_000n) + seconds('2000-01-01T00:00:00Z') : null;

function cut(bytes: Buffer, length: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / length) }, (_, piece) =>
    bytes.subarray(piece * length, (piece + 1) * length),
  );
}

test.each([1, 2, 13, 64, 100_000])(
  'however records are cut, here after %i bytes, each account is a row',
  async (length) => {
    const rows = rowsIn(await copied(cut(accountRecords(accounts), length)));
    expect(
      rows.map(([siteId, submission, ordinal, idLocal, idQg, type, createdAt, lastLogin]) => ({
        siteId: siteId?.readInt32BE(),
        submission: submission?.toString('hex'),
        ordinal: ordinal?.readInt32BE(),
        idLocal: idLocal?.toString('hex'),
        idQg: idQg && idQg.toString('hex'),
        type: type?.readInt16BE(),
        createdAt: time(createdAt),
        lastLogin: time(lastLogin),
      })),
    ).toEqual(
      accounts.map(({ idLocal, idQg, type, createdAt, lastLogin }, index) => ({
        siteId: 278,
        submission: submissionId.replaceAll('-', ''),
        ordinal: index + 1,
        idLocal: identity(idLocal),
        idQg: identity(idQg),
        type,
        createdAt,
        lastLogin,
      })),
    );
  },
);

test('a list without accounts is a COPY of no rows', async () => {
  expect(rowsIn(await copied([]))).toEqual([]);
});

test('a record whose end is missing is an error, not a row', async () => {
  const records = accountRecords(accounts);
  await expect(copied([records.subarray(0, -1)])).rejects.toThrow('cut off');
});

test('an id that no list may hold is refused, not cut short', () => {
  const [account] = accounts;
  expect(() => accountRecords(account ? [{ ...account, idQg: '9'.repeat(1025) }] : [])).toThrow(RangeError);
});
