import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What indicators are summed from, kept beside dossier_day by the database itself: of each day one line per day on which
 * EMC learnt something of it, with its counts and the procedures used online as bits (docs/adr/0016).
 */
export class Indicators1767700000000 implements MigrationInterface {
  readonly name = 'Indicators1767700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE procedure_number (
        site_id integer NOT NULL,
        code_tthc text NOT NULL,
        number integer NOT NULL,
        CONSTRAINT procedure_number_pk PRIMARY KEY (site_id, code_tthc),
        CONSTRAINT procedure_number_number UNIQUE (site_id, number)
      );
      CREATE TABLE indicator_day (
        site_id integer NOT NULL,
        day date NOT NULL,
        known_on date NOT NULL,
        superseded_on date,
        dossiers integer NOT NULL,
        online integer NOT NULL,
        full_online integer NOT NULL,
        unmatched integer NOT NULL,
        used varbit NOT NULL,
        CONSTRAINT indicator_day_pk PRIMARY KEY (site_id, day, known_on)
      );
      CREATE TABLE list_figure (
        site_id integer NOT NULL,
        submission_id uuid NOT NULL,
        services integer NOT NULL,
        online_services integer NOT NULL,
        full_services integer NOT NULL,
        online varbit NOT NULL,
        CONSTRAINT list_figure_pk PRIMARY KEY (site_id, submission_id)
      );
      ${numbering}
      ${figuresOfList}
      ${refresh}
      ${trigger('insert', 'SELECT * FROM added')}
      ${trigger('update', `SELECT * FROM added UNION ALL ${taken}`)}
      ${trigger('delete', taken)}
      SELECT keep_list_figure(site_id, submission_id) FROM list_version
      WHERE kind = 'services' AND (site_id, number) IN (
        SELECT site_id, number FROM default_version_change WHERE kind = 'services');
    `);
  }

  async down(): Promise<void> {
    throw new Error('Restore a backup instead (docs/operations.md).');
  }
}

/** Gives bits to the procedures of a site that have none yet. */
const numbering = `
  CREATE FUNCTION number_procedures(sites integer[], codes text[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('procedure numbers'), site_id)
    FROM (SELECT DISTINCT unnest(sites) AS site_id ORDER BY 1) AS touched;

    WITH numbered AS MATERIALIZED (
      SELECT site_id, max(number) AS most FROM procedure_number WHERE site_id = ANY (sites) GROUP BY site_id)
    INSERT INTO procedure_number (site_id, code_tthc, number)
    SELECT site_id, code_tthc,
      coalesce(most, -1) + row_number() OVER (PARTITION BY site_id ORDER BY code_tthc)
    FROM (SELECT DISTINCT * FROM unnest(sites, codes) AS named (site_id, code_tthc)) AS fresh
    LEFT JOIN numbered USING (site_id)
    WHERE NOT EXISTS (SELECT FROM procedure_number AS known
      WHERE known.site_id = fresh.site_id AND known.code_tthc = fresh.code_tthc);
  END $$;
  CREATE FUNCTION no_procedures(site integer) RETURNS varbit LANGUAGE sql STABLE AS $$
    SELECT repeat('0', (coalesce(max(number), 0) / 64 + 1) * 64)::varbit FROM procedure_number WHERE site_id = site
  $$;
`;

/** A list is counted when it first becomes the default; it never changes after that. */
const figuresOfList = `
  CREATE FUNCTION keep_list_figure(site integer, submission uuid) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM number_procedures(array_agg(site), array_agg(id_mcdt)) FROM service
    WHERE site_id = site AND submission_id = submission AND level IN (3, 4) HAVING count(*) > 0;

    INSERT INTO list_figure (site_id, submission_id, services, online_services, full_services, online)
    SELECT site, submission, count(*), count(*) FILTER (WHERE level IN (3, 4)), count(*) FILTER (WHERE level = 4),
      coalesce(bit_or(set_bit(none, number, 1)) FILTER (WHERE level IN (3, 4)), none)
    FROM no_procedures(site) AS none
    LEFT JOIN service ON service.site_id = site AND submission_id = submission
    LEFT JOIN procedure_number AS known ON known.site_id = site AND code_tthc = id_mcdt
    GROUP BY none
    ON CONFLICT ON CONSTRAINT list_figure_pk DO NOTHING;
  END $$;
  CREATE FUNCTION keep_list_figure_of_default() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM keep_list_figure(site_id, submission_id) FROM list_version
    WHERE site_id = NEW.site_id AND kind = NEW.kind AND number = NEW.number;
    RETURN NULL;
  END $$;
  CREATE TRIGGER default_version_change_list_figure AFTER INSERT ON default_version_change
    FOR EACH ROW WHEN (NEW.kind = 'services') EXECUTE FUNCTION keep_list_figure_of_default();
`;

/** Makes the lines of these days afresh: that of the day on which EMC learnt something, and those of later days. */
const refresh = `
  CREATE FUNCTION refresh_indicator_days(sites integer[], days date[], learnt date[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('indicator days'), site_id)
    FROM (SELECT DISTINCT unnest(sites) AS site_id ORDER BY 1) AS touched;

    PERFORM number_procedures(array_agg(site_id), array_agg(code_tthc))
    FROM (
      SELECT DISTINCT site_id, code_tthc
      FROM unnest(sites, days, learnt) AS touched (site_id, day, known_on) JOIN dossier_day USING (site_id, day, known_on)
      WHERE channel = 1
    ) AS used HAVING count(*) > 0;

    WITH width AS MATERIALIZED (
      SELECT site_id, no_procedures(site_id) AS none FROM (SELECT DISTINCT unnest(sites) AS site_id) AS touched
    )
    INSERT INTO indicator_day (site_id, day, known_on, dossiers, online, full_online, unmatched, used)
    SELECT line.site_id, line.day, line.known_on, figures.*
    FROM (
      SELECT site_id, day, known_on FROM unnest(sites, days, learnt) AS touched (site_id, day, known_on)
      UNION
      SELECT site_id, day, later.known_on
      FROM unnest(sites, days, learnt) AS touched (site_id, day, known_on) JOIN indicator_day AS later USING (site_id, day)
      WHERE later.known_on > touched.known_on
    ) AS line
    JOIN width USING (site_id)
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(dossiers), 0), coalesce(sum(online), 0), coalesce(sum(full_online), 0), coalesce(sum(unmatched), 0),
        coalesce(bit_or(set_bit(none, number, 1)) FILTER (WHERE used > 0), none)
      FROM (
        SELECT code_tthc, sum(received) AS dossiers,
          sum(received) FILTER (WHERE channel = 1 AND level IN (3, 4)) AS online,
          sum(received) FILTER (WHERE channel = 1 AND level = 4) AS full_online,
          sum(received) FILTER (WHERE level = -1) AS unmatched,
          sum(received) FILTER (WHERE channel = 1) AS used
        FROM dossier_day AS of_day
        WHERE of_day.site_id = line.site_id AND of_day.day = line.day AND of_day.known_on <= line.known_on
        GROUP BY code_tthc
      ) AS procedure
      LEFT JOIN procedure_number AS known ON known.site_id = line.site_id AND known.code_tthc = procedure.code_tthc
    ) AS figures
    ON CONFLICT ON CONSTRAINT indicator_day_pk DO UPDATE SET dossiers = excluded.dossiers, online = excluded.online,
      full_online = excluded.full_online, unmatched = excluded.unmatched, used = excluded.used;

    UPDATE indicator_day AS line SET superseded_on = chain.next
    FROM (
      SELECT site_id, day, known_on, lead(known_on) OVER (PARTITION BY site_id, day ORDER BY known_on) AS next
      FROM (SELECT DISTINCT * FROM unnest(sites, days) AS touched (site_id, day)) AS touched
      JOIN indicator_day USING (site_id, day)
    ) AS chain
    WHERE line.site_id = chain.site_id AND line.day = chain.day AND line.known_on = chain.known_on
      AND line.superseded_on IS DISTINCT FROM chain.next;
  END $$;
`;

const taken = `
  SELECT site_id, day, known_on, code_tthc, level, channel, status, adjusted, -received AS received, -returned AS returned
  FROM removed`;

/** A dossier that only changed its status changes no indicator, so its day is left alone. */
function trigger(event: 'insert' | 'update' | 'delete', changes: string): string {
  const tables = {
    insert: 'NEW TABLE AS added',
    update: 'OLD TABLE AS removed NEW TABLE AS added',
    delete: 'OLD TABLE AS removed',
  }[event];
  return `
    CREATE FUNCTION keep_indicator_days_on_${event}() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM refresh_indicator_days(array_agg(site_id), array_agg(day), array_agg(known_on))
      FROM (
        SELECT DISTINCT site_id, day, known_on FROM (${changes}) AS change
        GROUP BY site_id, day, known_on, code_tthc, level, channel HAVING sum(received) <> 0
      ) AS touched HAVING count(*) > 0;
      RETURN NULL;
    END $$;
    CREATE TRIGGER dossier_day_indicators_on_${event} AFTER ${event} ON dossier_day
      REFERENCING ${tables} FOR EACH STATEMENT EXECUTE FUNCTION keep_indicator_days_on_${event}();
  `;
}
