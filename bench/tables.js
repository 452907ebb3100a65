import { createHmac } from 'node:crypto';

const siteId = 278;
const submissionId = '01890000-0000-7000-8000-000000000278';
const key = Buffer.alloc(32, 7);

/**
 * How the rows of a list stand in EMC's own tables: what the floor and the peers have to write.
 *
 * @typedef {{
 *   table: string,
 *   columns: Record<string, 'int2' | 'int4' | 'uuid' | 'bytea' | 'text' | 'timestamptz'>,
 *   valuesOf: (texts: readonly string[], row: number) => unknown[],
 *   totals: string,
 * }} Table `totals` is SQL for one JSON object, with {table} for the table
 * @type {{ accounts: Table, services: Table }}
 */
export const tables = {
  accounts: {
    table: 'account',
    columns: {
      site_id: 'int4',
      submission_id: 'uuid',
      ordinal: 'int4',
      id_local: 'bytea',
      id_qg: 'bytea',
      type: 'int2',
      created_at: 'timestamptz',
      last_login: 'timestamptz',
    },
    valuesOf: ([idLocal, idQg, type, createdAt, lastLogin], row) => [
      siteId,
      submissionId,
      row,
      keyedHash(idLocal),
      idQg ? keyedHash(idQg) : null,
      Number(type),
      momentOf(createdAt),
      lastLogin ? momentOf(lastLogin) : null,
    ],
    totals: `SELECT json_object_agg(type, accounts)::jsonb || jsonb_build_object('linked', sum(linked)) AS totals
      FROM (SELECT type, count(*) AS accounts, count(id_qg) AS linked FROM {table} GROUP BY type) AS counted`,
  },
  services: {
    table: 'service',
    columns: {
      site_id: 'int4',
      submission_id: 'uuid',
      row_number: 'int4',
      name: 'text',
      level: 'int2',
      url: 'text',
      id_cdvcqg: 'text',
      id_mcdt: 'text',
      search: 'text',
    },
    valuesOf: ([name, level, url, idCdvcqg, idMcdt], row) => [
      siteId,
      submissionId,
      row,
      name,
      Number(level),
      url || null,
      idCdvcqg,
      idMcdt,
      folded(`${name} ${idCdvcqg} ${idMcdt}`),
    ],
    totals: `SELECT json_object_agg(level, services) AS totals
      FROM (SELECT level, count(*) AS services FROM {table} GROUP BY level) AS counted`,
  },
};

const keyedHash = (/** @type {string} */ id) => createHmac('sha256', key).update(id).digest();

/** 27/02/2023 15:05:00 of Vietnam, as SQL takes it. */
function momentOf(/** @type {string} */ text) {
  return `${text.slice(6, 10)}-${text.slice(3, 5)}-${text.slice(0, 2)}T${text.slice(11)}+07:00`;
}

const folded = (/** @type {string} */ text) =>
  text.normalize('NFD').replaceAll(/\p{M}/gu, '').replaceAll(/đ/gi, 'd').toLowerCase();
