import pg from 'pg';

export const sites = 100;
const firstSite = 1001;
const services = 300;
const days = 365;
const eventsPerDossier = 2.5;
/** Two halves of the sites at once: what takes the time is PostgreSQL writing. */
const halves = [
  [firstSite, firstSite + sites / 2 - 1],
  [firstSite + sites / 2, firstSite + sites - 1],
];

/** 100 sites of one agency, each with a list of 300 services that has been the default for two years. */
export async function makeSites(/** @type {pg.Client} */ db) {
  await db.query(`ALTER SYSTEM SET max_wal_size = '8GB'`);
  await db.query('SELECT pg_reload_conf()');
  await db.query(`
    INSERT INTO site (id, name, url, kind, agency_code, revision)
      SELECT id, 'Một cửa điện tử ' || id, 'https://motcua.example.vn', 'one_stop', 'H34', 1 FROM ${everySite} AS id;
    INSERT INTO service (site_id, submission_id, row_number, name, level, id_cdvcqg, id_mcdt, search)
      SELECT id, ${submissionOf}, n + 1, 'Thủ tục ' || n, ${levelOf('n')}, '1.' || lpad(n::text, 6, '0'), ${codeOf('n')}, 'thu tuc'
      FROM ${everySite} AS id, generate_series(1, ${services}) AS n;
    INSERT INTO list_version (site_id, kind, number, submission_id, row_count, definition_revision, accepted_at)
      SELECT id, 'services', 1, ${submissionOf}, ${services}, 1, now() - interval '2 years' FROM ${everySite} AS id;
    INSERT INTO default_version_change (site_id, kind, revision, number, changed_at, changed_by)
      SELECT id, 'services', 1, 1, now() - interval '2 years', 'bench' FROM ${everySite} AS id;
    SELECT keep_list_figure(id, ${submissionOf}) FROM ${everySite} AS id;
    INSERT INTO feed_setting (site_id, key_required, expected_from, allowed_hours, rate_per_minute, revision)
      SELECT id, false, current_date - 400, 24, 6000, 1 FROM ${everySite} AS id;
  `);
}

const everySite = `generate_series(${firstSite}, ${firstSite + sites - 1})`;
const submissionOf = `('01890000-0000-7000-8000-' || lpad(id::text, 12, '0'))::uuid`;
const codeOf = (/** @type {string} */ n) => `lpad((${n})::text, 6, '0')`;
const levelOf = (/** @type {string} */ n) => `CASE WHEN ${n} % 5 = 0 THEN 0 WHEN ${n} % 5 < 3 THEN 4 ELSE 3 END`;

/**
 * Adds events of the last 365 days until there are so many in all, as the feed would have stored and derived them:
 * received, every second one in process, returned 1 to 15 days later.
 */
export async function makeEvents(
  /** @type {string} */ databaseUrl,
  /** @type {{ from: number, to: number }} */ { from, to },
) {
  const perSite = (/** @type {number} */ events) => Math.round(events / eventsPerDossier / sites);
  await Promise.all(
    halves.map(async (half) => {
      const db = new pg.Client({ connectionString: databaseUrl });
      await db.connect();
      await db.query(`SET synchronous_commit = off; SET work_mem = '256MB'; SET jit = off`);
      for (let site = half[0]; site <= half[1]; site++) {
        await db.query(eventsOfSite, [site, perSite(from), perSite(to) - 1]);
        await db.query('SELECT make_indicator_days($1)', [site]);
      }
      await db.end();
    }),
  );
}

/** Dossier i of site $1: few procedures have most of them, six of ten come online. */
const dossiers = `
  SELECT i, 'H34-' || lpad(i::text, 8, '0') AS code_profile,
    current_date - 1 - (i * 7919 % ${days})::integer AS day,
    1 + floor(${services} * power((i * 2654435761 + $1) % 1000 / 1000.0, 2))::integer AS n,
    CASE WHEN (i * 31 + i / 7) % 10 < 6 THEN 1 ELSE 2 END AS channel
  FROM generate_series($2::bigint, $3::bigint) AS i`;

const eventsOfSite = `
  WITH made AS MATERIALIZED (${dossiers}),
  whole AS MATERIALIZED (
    SELECT i, code_profile, day, day + 1 + n % 15 AS returned_on, ${codeOf('n')} AS code_tthc, ${levelOf('n')} AS level, channel
    FROM made
  ),
  event AS (
    INSERT INTO dossier_event (site_id, seq, received_at, known_on, code_profile, code_tthc, name_tthc, status, channel, level, doubts)
    SELECT $1, i * 3 + status, (CASE WHEN status = 3 THEN returned_on ELSE day END + interval '9 hours') AT TIME ZONE 'Asia/Ho_Chi_Minh',
      CASE WHEN status = 3 THEN returned_on ELSE day END, code_profile, code_tthc, 'Thủ tục', status, channel, 3, '{}'
    FROM whole, generate_series(1, 3) AS status WHERE status <> 2 OR i % 2 = 0
  ),
  dossier AS (
    INSERT INTO dossier (site_id, code_profile, state, day, returned_on, code_tthc, level, list_version, channel, status)
    SELECT $1, code_profile, '{}', day, returned_on, code_tthc, level, 1, channel, 3 FROM whole
  ),
  state AS (
    INSERT INTO feed_state (site_id, last_seq, derived_seq, last_event_at, events)
    VALUES ($1, $3 * 3 + 3, $3 * 3 + 3, now(), round(($3 + 1) * ${eventsPerDossier}))
    ON CONFLICT (site_id) DO UPDATE SET last_seq = excluded.last_seq, derived_seq = excluded.derived_seq, events = excluded.events
  ),
  counted AS (
    SELECT day, returned_on, code_tthc, level, channel, count(*) AS received FROM whole GROUP BY 1, 2, 3, 4, 5
  )
  INSERT INTO dossier_day AS of_day (site_id, day, known_on, code_tthc, level, channel, status, adjusted, received, returned)
  SELECT $1, line.day, line.known_on, code_tthc, level, channel, line.status, false, line.received, line.returned
  FROM counted, LATERAL (VALUES
    (day, day, 1, received, 0),
    (day, returned_on, 1, -received, 0),
    (day, returned_on, 3, received, 0),
    (returned_on, returned_on, 3, 0, received)
  ) AS line (day, known_on, status, received, returned)
  ON CONFLICT ON CONSTRAINT dossier_day_pk
    DO UPDATE SET received = of_day.received + excluded.received, returned = of_day.returned + excluded.returned`;
