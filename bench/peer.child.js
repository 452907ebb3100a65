/** Reads a workbook and writes its rows in one of the ways EMC is compared with, as a process of its own. */
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import * as sheetjs from '@e965/xlsx';
import exceljs from 'exceljs';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import yauzl from 'yauzl';
import { tables } from './tables.js';

const rowsPerInsert = 1000;

/** @typedef {{ way: keyof typeof ways, kind: keyof typeof tables, workbook: string, copyFile: string, databaseUrl: string }} Task */

const ways = { floor, exceljs: withExceljs, sheetjs: withSheetjs };

process.once('message', async (/** @type {Task} */ task) => {
  const db = new pg.Client({ connectionString: task.databaseUrl });
  await db.connect();
  const started = performance.now();
  await db.query('BEGIN');
  const laps = await ways[task.way](task, db);
  await db.query('COMMIT');
  const { rows } = await db.query(tables[task.kind].totals.replace('{table}', tableOf(task)));
  const seconds = (performance.now() - started) / 1000;
  await db.end();
  process.send({ seconds, laps, totals: rows[0].totals }, () => process.disconnect());
});

/** The copy of EMC's table that peers write to. */
const tableOf = (/** @type {Task} */ { kind }) => `bench.${tables[kind].table}`;

/** What nothing that reads this file and keeps these rows can do without. */
async function floor(/** @type {Task} */ task, /** @type {pg.Client} */ db) {
  const started = performance.now();
  await inflate(task.workbook);
  const inflated = performance.now();
  const columns = Object.keys(tables[task.kind].columns).join(', ');
  const copy = db.query(copyFrom(`COPY ${tableOf(task)} (${columns}) FROM STDIN (FORMAT binary)`));
  await pipeline(createReadStream(task.copyFile, { highWaterMark: 1 << 18 }), copy);
  return { inflate: (inflated - started) / 1000, copy: (performance.now() - inflated) / 1000 };
}

async function inflate(/** @type {string} */ workbook) {
  const zip = await yauzl.openPromise(workbook, { lazyEntries: true, autoClose: false });
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    stream.resume();
    await new Promise((resolve, reject) => stream.once('end', resolve).once('error', reject));
  }
  zip.close();
}

async function withExceljs(/** @type {Task} */ task, /** @type {pg.Client} */ db) {
  const insert = inserter(task, db);
  const reader = new exceljs.stream.xlsx.WorkbookReader(task.workbook, {});
  for await (const sheet of reader) {
    for await (const row of sheet) {
      if (row.number > 1)
        await insert.row(
          [1, 2, 3, 4, 5].map((at) => String(row.values[at] ?? '')),
          row.number,
        );
    }
  }
  await insert.end();
}

async function withSheetjs(/** @type {Task} */ task, /** @type {pg.Client} */ db) {
  const insert = inserter(task, db);
  const workbook = sheetjs.read(await readFile(task.workbook), { dense: true });
  const rows = sheetjs.utils.sheet_to_json(workbook.Sheets[workbook.SheetNames[0]], { header: 1 });
  for (const [at, cells] of rows.entries()) {
    if (at > 0)
      await insert.row(
        [0, 1, 2, 3, 4].map((column) => String(cells[column] ?? '')),
        at + 1,
      );
  }
  await insert.end();
}

/** Gathers rows to statements of a thousand. */
function inserter(/** @type {Task} */ task, /** @type {pg.Client} */ db) {
  const { columns, valuesOf } = tables[task.kind];
  const names = Object.keys(columns);
  let values = [];
  const flush = async () => {
    const rows = values.length / names.length;
    if (rows === 0) return;
    const row = (/** @type {number} */ at) => `(${names.map((_, n) => `$${at * names.length + n + 1}`).join(', ')})`;
    const text = `INSERT INTO ${tableOf(task)} (${names.join(', ')}) VALUES ${Array.from({ length: rows }, (_, at) => row(at)).join(', ')}`;
    await db.query({ name: `insert ${rows}`, text, values });
    values = [];
  };
  return {
    async row(/** @type {string[]} */ texts, /** @type {number} */ row) {
      values.push(...valuesOf(texts, row));
      if (values.length === rowsPerInsert * names.length) await flush();
    },
    end: flush,
  };
}
