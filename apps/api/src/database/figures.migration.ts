import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What indicators are summed from is kept by functions that whoever writes figures calls by name; only procedures of a
 * list that was the default have a bit, and a change of the default has its place among the events (docs/adr/0022).
 */
export class Figures1768000000000 implements MigrationInterface {
  readonly name = 'Figures1768000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP TRIGGER default_version_change_list_figure ON default_version_change;
      DROP TRIGGER dossier_day_indicators_on_insert ON dossier_day;
      DROP TRIGGER dossier_day_indicators_on_update ON dossier_day;
      DROP TRIGGER dossier_day_indicators_on_delete ON dossier_day;
      DROP FUNCTION keep_list_figure_of_default, keep_indicator_days_on_insert, keep_indicator_days_on_update,
        keep_indicator_days_on_delete, refresh_indicator_days, keep_list_figure, number_procedures;
      -- An early build made the table without it.
      ALTER TABLE submission ADD COLUMN IF NOT EXISTS unmatched jsonb;
      ALTER TABLE default_version_change ADD COLUMN after_seq bigint NOT NULL DEFAULT 0;
      ${daysAfresh}
      ${daysMoved}
      ${figuresOfList}
      DELETE FROM indicator_day;
      DELETE FROM list_figure;
      DELETE FROM procedure_number;
      SELECT keep_list_figure(site_id, submission_id) FROM list_version
      WHERE kind = 'services' AND (site_id, number) IN (
        SELECT site_id, number FROM default_version_change WHERE kind = 'services');
      SELECT make_indicator_days(site_id) FROM (SELECT DISTINCT site_id FROM dossier_day ORDER BY site_id) AS fed;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup instead (docs/operations.md).');
  }
}

/** What a line of dossier_day adds to each figure of its day. */
const figures = (received: string) => `
  coalesce(sum(${received}), 0) AS dossiers,
  coalesce(sum(${received}) FILTER (WHERE channel = 1 AND level IN (3, 4)), 0) AS online,
  coalesce(sum(${received}) FILTER (WHERE channel = 1 AND level = 4), 0) AS full_online,
  coalesce(sum(${received}) FILTER (WHERE level = -1), 0) AS unmatched`;

/** Makes the lines of these days of a site afresh, or of all its days: one per day on which EMC learnt something. */
const daysAfresh = `
  CREATE FUNCTION make_indicator_days(site integer, made date[] DEFAULT NULL) RETURNS void LANGUAGE plpgsql
  SET enable_nestloop = off AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('indicator days'), site);
    DELETE FROM indicator_day WHERE site_id = site AND (made IS NULL OR day = ANY (made));

    INSERT INTO indicator_day
      (site_id, day, known_on, superseded_on, dossiers, online, full_online, unmatched, used)
    WITH learnt AS MATERIALIZED (
      SELECT day, known_on, code_tthc, coalesce(sum(received) FILTER (WHERE channel = 1), 0) AS came_online, ${figures('received')}
      FROM dossier_day WHERE site_id = site AND (made IS NULL OR day = ANY (made)) GROUP BY day, known_on, code_tthc
    ),
    line AS MATERIALIZED (
      SELECT day, known_on, lead(known_on) OVER so_far AS superseded_on, sum(sum(dossiers)) OVER so_far AS dossiers,
        sum(sum(online)) OVER so_far AS online, sum(sum(full_online)) OVER so_far AS full_online,
        sum(sum(unmatched)) OVER so_far AS unmatched
      FROM learnt WHERE (dossiers, online, full_online, unmatched, came_online) <> (0, 0, 0, 0, 0)
      GROUP BY day, known_on WINDOW so_far AS (PARTITION BY day ORDER BY known_on)
    ),
    used AS (
      SELECT line.day, line.known_on, number
      FROM line JOIN learnt ON learnt.day = line.day AND learnt.known_on <= line.known_on AND came_online <> 0
      JOIN procedure_number AS numbered ON numbered.site_id = site AND numbered.code_tthc = learnt.code_tthc
      GROUP BY line.day, line.known_on, number HAVING sum(came_online) > 0
    ),
    bits AS (
      SELECT day, known_on, bit_or(set_bit(none, number, 1)) AS used FROM used, no_procedures(site) AS none
      GROUP BY day, known_on
    )
    SELECT site, day, known_on, superseded_on, dossiers, online, full_online, unmatched, coalesce(used, no_procedures(site))
    FROM line LEFT JOIN bits USING (day, known_on);
  END $$;
`;

/**
 * Moves the lines of days by what was added to dossier_day: its cost grows with that, not with what these days hold.
 * Every step looks its rows up by whole keys, whatever the statistics say of a table that was empty a moment ago.
 */
const daysMoved = `
  CREATE FUNCTION move_indicator_days(site integer, added json) RETURNS void LANGUAGE plpgsql
  SET enable_hashjoin = off SET enable_mergejoin = off SET enable_seqscan = off AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('indicator days'), site);

    -- A day on which EMC had learnt nothing of it begins as the line before stands.
    INSERT INTO indicator_day (site_id, day, known_on, dossiers, online, full_online, unmatched, used)
    SELECT touched.site_id, touched.day, touched.known_on, coalesce(dossiers, 0), coalesce(online, 0),
      coalesce(full_online, 0), coalesce(unmatched, 0), coalesce(used, no_procedures(site))
    FROM (
      SELECT DISTINCT site AS site_id, day, "knownOn" AS known_on
      FROM json_to_recordset(added) AS line (day date, "knownOn" date, received integer) WHERE received <> 0
    ) AS touched
    LEFT JOIN LATERAL (
      SELECT * FROM indicator_day AS before
      WHERE before.site_id = touched.site_id AND before.day = touched.day AND before.known_on < touched.known_on
      ORDER BY before.known_on DESC LIMIT 1
    ) AS earlier ON true
    ON CONFLICT ON CONSTRAINT indicator_day_pk DO NOTHING;

    IF FOUND THEN
      UPDATE indicator_day AS line SET superseded_on = chain.next
      FROM (
        SELECT site_id, day, known_on, lead(known_on) OVER (PARTITION BY site_id, day ORDER BY known_on) AS next
        FROM (
          SELECT DISTINCT site AS site_id, day
          FROM json_to_recordset(added) AS line (day date, received integer) WHERE received <> 0
        ) AS touched
        JOIN indicator_day USING (site_id, day)
      ) AS chain
      WHERE line.site_id = chain.site_id AND line.day = chain.day AND line.known_on = chain.known_on
        AND line.superseded_on IS DISTINCT FROM chain.next;
    END IF;

    UPDATE indicator_day AS line SET dossiers = line.dossiers + change.dossiers, online = line.online + change.online,
      full_online = line.full_online + change.full_online, unmatched = line.unmatched + change.unmatched
    FROM (
      SELECT site_id, day, later.known_on, sum(more.dossiers) AS dossiers, sum(more.online) AS online,
        sum(more.full_online) AS full_online, sum(more.unmatched) AS unmatched
      FROM (
        SELECT site AS site_id, day, "knownOn" AS known_on, ${figures('received')}
        FROM json_to_recordset(added) AS line (day date, "knownOn" date, level smallint, channel smallint, received integer)
        GROUP BY day, "knownOn"
      ) AS more
      JOIN indicator_day AS later USING (site_id, day)
      WHERE later.known_on >= more.known_on
      GROUP BY site_id, day, later.known_on
    ) AS change
    WHERE line.site_id = change.site_id AND line.day = change.day AND line.known_on = change.known_on;

    WITH moved AS MATERIALIZED (
      SELECT site_id, day, known_on, code_tthc, number
      FROM (
        SELECT site AS site_id, day, min("knownOn") AS known_on, "codeTthc" AS code_tthc
        FROM json_to_recordset(added) AS line (day date, "knownOn" date, "codeTthc" text, channel smallint, received integer)
        WHERE channel = 1 AND received <> 0 GROUP BY day, "codeTthc"
      ) AS online
      JOIN procedure_number USING (site_id, code_tthc)
    ),
    state AS MATERIALIZED (
      SELECT site_id, day, later.known_on, number, coalesce((
        SELECT sum(received) FROM indicator_day AS earlier
        JOIN dossier_day AS line ON line.site_id = earlier.site_id AND line.day = earlier.day
          AND line.known_on = earlier.known_on AND line.code_tthc = moved.code_tthc
        WHERE earlier.site_id = moved.site_id AND earlier.day = moved.day AND earlier.known_on <= later.known_on
          AND channel = 1), 0) > 0 AS is_used,
        number < length(used) AND get_bit(used, least(number, length(used) - 1)) = 1 AS was_used
      FROM moved JOIN indicator_day AS later USING (site_id, day)
      WHERE later.known_on >= moved.known_on
    )
    UPDATE indicator_day AS line
    SET used = (line.used || substring(none, length(line.used) + 1)) # change.turned
    FROM (
      SELECT site_id, day, known_on, none, bit_or(set_bit(none, number, 1)) AS turned
      FROM state, no_procedures(site) AS none WHERE is_used <> was_used
      GROUP BY site_id, day, known_on, none
    ) AS change
    WHERE line.site_id = change.site_id AND line.day = change.day AND line.known_on = change.known_on;
  END $$;
`;

/**
 * A list is counted when it first becomes the default; it never changes after that. Procedures that no list of the site
 * named before get their bits, also on the days on which they were used before.
 *
 * Rows of this very transaction are in no statistics, so the planner would take all of them for one and look each up among
 * all the others.
 */
const figuresOfList = `
  CREATE FUNCTION keep_list_figure(site integer, submission uuid) RETURNS void LANGUAGE plpgsql
  SET enable_nestloop = off AS $$
  DECLARE
    fresh text[];
  BEGIN
    IF EXISTS (SELECT FROM list_figure WHERE site_id = site AND submission_id = submission) THEN RETURN; END IF;

    WITH numbered AS (
      INSERT INTO procedure_number (site_id, code_tthc, number)
      SELECT site, id_mcdt, row_number() OVER (ORDER BY id_mcdt)
        + (SELECT coalesce(max(number), -1) FROM procedure_number WHERE site_id = site)
      FROM (SELECT id_mcdt FROM service WHERE site_id = site AND submission_id = submission AND level IN (3, 4)) AS named
      LEFT JOIN (SELECT code_tthc FROM procedure_number WHERE site_id = site) AS known ON code_tthc = id_mcdt
      WHERE code_tthc IS NULL
      RETURNING code_tthc
    )
    SELECT array_agg(code_tthc) INTO fresh FROM numbered;

    INSERT INTO list_figure (site_id, submission_id, services, online_services, full_services, online)
    SELECT site, submission, count(*), count(*) FILTER (WHERE level IN (3, 4)), count(*) FILTER (WHERE level = 4), (
      SELECT rpad(coalesce(string_agg(CASE WHEN id_mcdt IS NULL THEN '0' ELSE '1' END, '' ORDER BY number), ''),
        length(no_procedures(site)), '0')::varbit
      FROM (SELECT code_tthc, number FROM procedure_number WHERE site_id = site) AS known
      LEFT JOIN (
        SELECT id_mcdt FROM service WHERE site_id = site AND submission_id = submission AND level IN (3, 4)
      ) AS listed ON id_mcdt = code_tthc)
    FROM service WHERE site_id = site AND submission_id = submission;

    IF fresh IS NULL THEN RETURN; END IF;
    PERFORM make_indicator_days(site, array_agg(DISTINCT day))
    FROM (SELECT day, code_tthc FROM dossier_day WHERE site_id = site AND channel = 1) AS used
    JOIN unnest(fresh) AS code ON code = code_tthc HAVING count(*) > 0;
  END $$;
`;
