import { accountColumns, accountRows, accountTotals, asOf } from './account-rows.js';
import { makeCopyFile } from './copy-file.js';
import { madeFile } from './made-files.js';
import { serviceColumns, serviceRows, serviceTotals } from './service-rows.js';
import { tables } from './tables.js';
import { makeWorkbook } from './workbook-maker.js';

const kinds = {
  services: { columns: serviceColumns, rowsOf: serviceRows, totalsOf: serviceTotals, query: 'kind=services' },
  accounts: {
    columns: accountColumns,
    rowsOf: accountRows,
    totalsOf: accountTotals,
    query: `kind=accounts&asOf=${asOf}`,
  },
};

/**
 * A list to measure with.
 *
 * @typedef {object} List
 * @property {keyof typeof kinds} kind
 * @property {number} count
 * @property {number} siteId where EMC gets it
 * @property {string} query what EMC is told beside it
 * @property {string} workbook path of the file
 * @property {string} copyFile path of the same rows, ready for COPY
 * @property {Record<string, number>} totals what every reader of it must come to
 */

/**
 * The files of a list, made when they are not there yet.
 *
 * @param {Pick<List, 'kind' | 'count' | 'siteId'> & Pick<import('./workbook-maker.js').Book, 'as'>} wanted
 * @returns {Promise<List>}
 */
export async function listOf({ kind, count, siteId, as }) {
  const { columns, rowsOf, totalsOf, query } = kinds[kind];
  const rows = () => rowsOf(count);
  return {
    kind,
    count,
    siteId,
    query,
    workbook: await madeFile(`${kind}-${count}-${as}.xlsx`, (path) => makeWorkbook(path, { columns, rows, as })),
    copyFile: await madeFile(`${kind}-${count}.copy`, (path) => makeCopyFile(path, tables[kind], rows())),
    totals: totalsOf(rows()),
  };
}
