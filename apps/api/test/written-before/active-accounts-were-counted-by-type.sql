-- What EMC wrote active accounts were counted by type: the schema as its migrations made it then, and its rows.
      CREATE TABLE agency (
        code text CONSTRAINT agency_pk PRIMARY KEY,
        name text NOT NULL,
        kind text NOT NULL,
        valid_from date,
        valid_to date,
        successor text CONSTRAINT agency_successor_fk REFERENCES agency,
        confirmed boolean NOT NULL,
        revision integer NOT NULL
      );
      CREATE TABLE site (
        id integer CONSTRAINT site_pk PRIMARY KEY,
        name text NOT NULL,
        url text NOT NULL,
        kind text NOT NULL,
        agency_code text NOT NULL CONSTRAINT site_agency_fk REFERENCES agency,
        managing_site_id integer CONSTRAINT site_managing_fk REFERENCES site,
        revision integer NOT NULL
      );
      CREATE INDEX site_agency ON site (agency_code);
      CREATE TABLE emc_user (
        id uuid CONSTRAINT emc_user_pk PRIMARY KEY,
        username text NOT NULL CONSTRAINT emc_user_username UNIQUE,
        display_name text NOT NULL,
        password_hash text NOT NULL,
        role text NOT NULL,
        agency_code text CONSTRAINT emc_user_agency_fk REFERENCES agency,
        disabled boolean NOT NULL,
        wrong_passwords integer NOT NULL,
        locked_until timestamptz,
        created_at timestamptz NOT NULL,
        last_login_at timestamptz,
        revision integer NOT NULL
      );
      CREATE TABLE session (
        id uuid CONSTRAINT session_pk PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT session_user_fk REFERENCES emc_user,
        token_hash bytea NOT NULL CONSTRAINT session_token UNIQUE,
        refresh_hash bytea NOT NULL CONSTRAINT session_refresh UNIQUE,
        expires_at timestamptz NOT NULL,
        refresh_expires_at timestamptz NOT NULL
      );
      CREATE INDEX session_of_user ON session (user_id);
      CREATE TABLE api_key (
        id text CONSTRAINT api_key_pk PRIMARY KEY,
        user_id uuid NOT NULL CONSTRAINT api_key_user_fk REFERENCES emc_user,
        name text NOT NULL,
        secret_hash bytea NOT NULL,
        created_at timestamptz NOT NULL,
        last_used_at timestamptz,
        revoked_at timestamptz
      );
      CREATE INDEX api_key_of_user ON api_key (user_id);
      CREATE TABLE site_counter (
        site_id integer NOT NULL,
        name text NOT NULL,
        value integer NOT NULL,
        CONSTRAINT site_counter_pk PRIMARY KEY (site_id, name)
      );
      CREATE TABLE submission (
        site_id integer NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        state text NOT NULL,
        receipt integer NOT NULL,
        file_name text NOT NULL,
        sha256 text NOT NULL,
        source text NOT NULL,
        submitted_by text NOT NULL,
        submitted_by_id uuid NOT NULL,
        submitted_at timestamptz NOT NULL,
        finished_at timestamptz,
        dry_run boolean NOT NULL,
        make_default boolean NOT NULL,
        idempotency_key text,
        request_hash text NOT NULL,
        decision_number text,
        decision_date date,
        decision_scan_type text,
        queued_at timestamptz NOT NULL,
        attempts integer NOT NULL,
        rows_read integer NOT NULL,
        rows_expected integer,
        row_count integer NOT NULL,
        errors integer NOT NULL,
        warnings integer NOT NULL,
        notices integer NOT NULL,
        sheet_name text,
        version_number integer,
        diff jsonb,
        CONSTRAINT submission_pk PRIMARY KEY (site_id, id),
        CONSTRAINT submission_receipt UNIQUE (site_id, receipt),
        CONSTRAINT submission_idempotency UNIQUE (site_id, submitted_by_id, idempotency_key)
      );
      CREATE INDEX submission_id ON submission (id);
      CREATE INDEX submission_unfinished ON submission (state) WHERE finished_at IS NULL;
      CREATE TABLE submission_issue (
        site_id integer NOT NULL,
        submission_id uuid NOT NULL,
        ordinal integer NOT NULL,
        code text NOT NULL,
        severity text NOT NULL,
        row_number integer,
        column_key text,
        cell text,
        value text,
        message jsonb NOT NULL,
        fix jsonb,
        CONSTRAINT submission_issue_pk PRIMARY KEY (site_id, submission_id, ordinal)
      );
      CREATE TABLE list_version (
        site_id integer NOT NULL,
        kind text NOT NULL,
        number integer NOT NULL,
        submission_id uuid NOT NULL,
        row_count integer NOT NULL,
        definition_revision integer NOT NULL,
        accepted_at timestamptz NOT NULL,
        CONSTRAINT list_version_pk PRIMARY KEY (site_id, kind, number)
      );
      CREATE TABLE default_version_change (
        site_id integer NOT NULL,
        kind text NOT NULL,
        revision integer NOT NULL,
        number integer NOT NULL,
        changed_at timestamptz NOT NULL,
        changed_by text NOT NULL,
        CONSTRAINT default_version_change_pk PRIMARY KEY (site_id, kind, revision)
      );
      CREATE TABLE service (
        site_id integer NOT NULL,
        submission_id uuid NOT NULL,
        row_number integer NOT NULL,
        name text NOT NULL,
        level smallint NOT NULL,
        url text,
        id_cdvcqg text NOT NULL,
        id_mcdt text NOT NULL,
        search text NOT NULL,
        CONSTRAINT service_pk PRIMARY KEY (site_id, submission_id, row_number),
        CONSTRAINT service_id_mcdt UNIQUE (site_id, submission_id, id_mcdt)
      );
      CREATE TABLE audit_entry (
        id uuid CONSTRAINT audit_entry_pk PRIMARY KEY,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        action text NOT NULL,
        site_id integer,
        subject text,
        detail jsonb NOT NULL
      );
      CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
        CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER default_version_change_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON default_version_change
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER list_version_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON list_version
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER service_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON service
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TABLE installation (
        name text CONSTRAINT installation_pk PRIMARY KEY,
        value text NOT NULL
      );
      ALTER TABLE submission
        ADD COLUMN as_of date,
        ADD COLUMN mode text,
        ADD COLUMN parts_expected smallint,
        ADD COLUMN cancelled_by text,
        ADD COLUMN original_deleted_at timestamptz;
      ALTER TABLE submission_issue ADD COLUMN sheet text;
      CREATE TABLE submission_part (
        site_id integer NOT NULL,
        submission_id uuid NOT NULL,
        number smallint NOT NULL,
        file_name text NOT NULL,
        sha256 text NOT NULL,
        received_at timestamptz NOT NULL,
        CONSTRAINT submission_part_pk PRIMARY KEY (site_id, submission_id, number)
      );
      ALTER TABLE list_version
        ADD COLUMN identity_key text,
        ADD COLUMN summary jsonb;
      CREATE TABLE account (
        site_id integer NOT NULL,
        submission_id uuid NOT NULL,
        ordinal integer NOT NULL,
        id_local bytea NOT NULL,
        id_qg bytea,
        type smallint NOT NULL,
        created_at timestamptz NOT NULL,
        last_login timestamptz,
        CONSTRAINT account_pk PRIMARY KEY (site_id, submission_id, ordinal)
      );
      CREATE TRIGGER account_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON account
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TABLE dossier_event (
        site_id integer NOT NULL,
        seq bigint NOT NULL,
        event_key text,
        received_at timestamptz NOT NULL,
        occurred_at timestamptz,
        known_on date NOT NULL,
        code_profile text NOT NULL,
        code_tthc text NOT NULL,
        name_tthc text NOT NULL,
        status smallint,
        channel smallint,
        level smallint,
        is_from_dvcqg boolean,
        receiving_place text,
        payment text,
        user_type smallint,
        user_location text,
        user_local bytea,
        user_qg bytea,
        correction_of uuid,
        doubts text[] NOT NULL,
        kept jsonb,
        CONSTRAINT dossier_event_pk PRIMARY KEY (site_id, seq)
      );
      CREATE UNIQUE INDEX dossier_event_key ON dossier_event (site_id, event_key) WHERE event_key IS NOT NULL;
      CREATE INDEX dossier_event_of_dossier ON dossier_event (site_id, code_profile);
      CREATE TRIGGER dossier_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON dossier_event
        FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
      CREATE TABLE dossier (
        site_id integer NOT NULL,
        code_profile text NOT NULL,
        state jsonb NOT NULL,
        day date NOT NULL,
        returned_on date,
        code_tthc text NOT NULL,
        level smallint,
        list_version integer,
        channel smallint,
        status smallint,
        CONSTRAINT dossier_pk PRIMARY KEY (site_id, code_profile)
      );
      CREATE INDEX dossier_by_day ON dossier (site_id, day, code_profile);
      CREATE TABLE dossier_day (
        site_id integer NOT NULL,
        day date NOT NULL,
        known_on date NOT NULL,
        code_tthc text NOT NULL,
        level smallint NOT NULL,
        channel smallint NOT NULL,
        status smallint NOT NULL,
        adjusted boolean NOT NULL,
        received integer NOT NULL,
        returned integer NOT NULL,
        CONSTRAINT dossier_day_pk
          PRIMARY KEY (site_id, day, known_on, code_tthc, level, channel, status, adjusted)
      );
      CREATE TABLE feed_state (
        site_id integer CONSTRAINT feed_state_pk PRIMARY KEY,
        last_seq bigint NOT NULL,
        derived_seq bigint NOT NULL,
        last_event_at timestamptz,
        events bigint NOT NULL,
        rebuilt_at timestamptz
      ) WITH (fillfactor = 50);
      CREATE TABLE feed_setting (
        site_id integer CONSTRAINT feed_setting_pk PRIMARY KEY,
        key_hash bytea,
        key_required boolean NOT NULL,
        expected_from date,
        allowed_hours integer NOT NULL,
        rate_per_minute integer NOT NULL,
        revision integer NOT NULL
      );
      CREATE TABLE feed_quarantine (
        id uuid CONSTRAINT feed_quarantine_pk PRIMARY KEY,
        received_at timestamptz NOT NULL,
        site_sent integer,
        codes text[] NOT NULL,
        content_type text NOT NULL,
        body bytea NOT NULL,
        event jsonb NOT NULL,
        settled_at timestamptz,
        settled_to integer
      );
      CREATE INDEX feed_quarantine_unsettled ON feed_quarantine (site_sent, received_at) WHERE settled_at IS NULL;
      CREATE TABLE declared_day (
        site_id integer NOT NULL,
        day date NOT NULL,
        revision integer NOT NULL,
        received integer NOT NULL,
        online integer,
        returned integer,
        codes integer,
        digest jsonb,
        content_hash text NOT NULL,
        declared_by text NOT NULL,
        declared_at timestamptz NOT NULL,
        CONSTRAINT declared_day_pk PRIMARY KEY (site_id, day, revision)
      );
      CREATE TABLE declared_dossier (
        site_id integer NOT NULL,
        day date NOT NULL,
        revision integer NOT NULL,
        code_profile text NOT NULL,
        CONSTRAINT declared_dossier_pk PRIMARY KEY (site_id, day, revision, code_profile)
      );
      CREATE TABLE discrepancy (
        site_id integer NOT NULL,
        id uuid NOT NULL,
        kind text NOT NULL,
        subject text NOT NULL,
        state text NOT NULL,
        severity text NOT NULL,
        message jsonb NOT NULL,
        evidence jsonb NOT NULL,
        suggestion jsonb,
        opened_at timestamptz NOT NULL,
        due_on date NOT NULL,
        waived_until date,
        owner text,
        closed_at timestamptz,
        checked_at timestamptz NOT NULL,
        revision integer NOT NULL,
        CONSTRAINT discrepancy_pk PRIMARY KEY (site_id, id),
        CONSTRAINT discrepancy_fingerprint UNIQUE (site_id, kind, subject)
      );
      CREATE INDEX discrepancy_id ON discrepancy (id);
      CREATE TABLE discrepancy_step (
        site_id integer NOT NULL,
        discrepancy_id uuid NOT NULL,
        ordinal integer NOT NULL,
        at timestamptz NOT NULL,
        actor text NOT NULL,
        role text NOT NULL,
        step text NOT NULL,
        state_before text,
        state_after text NOT NULL,
        note text,
        until date,
        CONSTRAINT discrepancy_step_pk PRIMARY KEY (site_id, discrepancy_id, ordinal)
      );
      CREATE TABLE adjustment (
        site_id integer NOT NULL,
        id uuid NOT NULL,
        discrepancy_id uuid,
        day date NOT NULL,
        code_tthc text NOT NULL,
        channel smallint,
        status smallint,
        received integer NOT NULL,
        returned integer NOT NULL,
        reason text NOT NULL,
        proposed_by text NOT NULL,
        proposed_at timestamptz NOT NULL,
        state text NOT NULL,
        decided_by text,
        decided_at timestamptz,
        decision_note text,
        CONSTRAINT adjustment_pk PRIMARY KEY (site_id, id)
      );
      CREATE INDEX adjustment_id ON adjustment (id);
      CREATE TABLE site_reconciliation (
        site_id integer CONSTRAINT site_reconciliation_pk PRIMARY KEY,
        ran_at timestamptz NOT NULL,
        milliseconds integer NOT NULL,
        corrections_seq bigint NOT NULL
      );
      ALTER TABLE submission ADD COLUMN unmatched jsonb;
      CREATE TABLE holiday_table (
        version integer CONSTRAINT holiday_table_pk PRIMARY KEY,
        content jsonb NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL
      );
        CREATE TRIGGER declared_day_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON declared_day
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER declared_dossier_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON declared_dossier
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER discrepancy_step_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON discrepancy_step
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
        CREATE TRIGGER holiday_table_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON holiday_table
          FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
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
      
  CREATE FUNCTION number_procedures(sites integer[], codes text[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtext('procedure numbers'), site_id)
    FROM (SELECT DISTINCT unnest(sites) AS site_id ORDER BY 1) AS touched;

    INSERT INTO procedure_number (site_id, code_tthc, number)
    SELECT site_id, code_tthc,
      (SELECT coalesce(max(number), -1) FROM procedure_number AS known WHERE known.site_id = fresh.site_id)
        + row_number() OVER (PARTITION BY site_id ORDER BY code_tthc)
    FROM (SELECT DISTINCT * FROM unnest(sites, codes) AS named (site_id, code_tthc)) AS fresh
    WHERE NOT EXISTS (SELECT FROM procedure_number AS known
      WHERE known.site_id = fresh.site_id AND known.code_tthc = fresh.code_tthc);
  END $$;
  CREATE FUNCTION no_procedures(site integer) RETURNS varbit LANGUAGE sql STABLE AS $$
    SELECT repeat('0', (coalesce(max(number), 0) / 64 + 1) * 64)::varbit FROM procedure_number WHERE site_id = site
  $$;

      
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

      
    CREATE FUNCTION keep_indicator_days_on_insert() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM refresh_indicator_days(array_agg(site_id), array_agg(day), array_agg(known_on))
      FROM (
        SELECT DISTINCT site_id, day, known_on FROM (SELECT * FROM added) AS change
        GROUP BY site_id, day, known_on, code_tthc, level, channel HAVING sum(received) <> 0
      ) AS touched HAVING count(*) > 0;
      RETURN NULL;
    END $$;
    CREATE TRIGGER dossier_day_indicators_on_insert AFTER insert ON dossier_day
      REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_indicator_days_on_insert();
  
      
    CREATE FUNCTION keep_indicator_days_on_update() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM refresh_indicator_days(array_agg(site_id), array_agg(day), array_agg(known_on))
      FROM (
        SELECT DISTINCT site_id, day, known_on FROM (SELECT * FROM added UNION ALL 
  SELECT site_id, day, known_on, code_tthc, level, channel, status, adjusted, -received AS received, -returned AS returned
  FROM removed) AS change
        GROUP BY site_id, day, known_on, code_tthc, level, channel HAVING sum(received) <> 0
      ) AS touched HAVING count(*) > 0;
      RETURN NULL;
    END $$;
    CREATE TRIGGER dossier_day_indicators_on_update AFTER update ON dossier_day
      REFERENCING OLD TABLE AS removed NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_indicator_days_on_update();
  
      
    CREATE FUNCTION keep_indicator_days_on_delete() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      PERFORM refresh_indicator_days(array_agg(site_id), array_agg(day), array_agg(known_on))
      FROM (
        SELECT DISTINCT site_id, day, known_on FROM (
  SELECT site_id, day, known_on, code_tthc, level, channel, status, adjusted, -received AS received, -returned AS returned
  FROM removed) AS change
        GROUP BY site_id, day, known_on, code_tthc, level, channel HAVING sum(received) <> 0
      ) AS touched HAVING count(*) > 0;
      RETURN NULL;
    END $$;
    CREATE TRIGGER dossier_day_indicators_on_delete AFTER delete ON dossier_day
      REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION keep_indicator_days_on_delete();
  
      SELECT keep_list_figure(site_id, submission_id) FROM list_version
      WHERE kind = 'services' AND (site_id, number) IN (
        SELECT site_id, number FROM default_version_change WHERE kind = 'services');
CREATE TABLE migration (id serial CONSTRAINT migration_pk PRIMARY KEY, "timestamp" bigint NOT NULL, name varchar NOT NULL);
ALTER TABLE dossier_day DISABLE TRIGGER USER;
ALTER TABLE default_version_change DISABLE TRIGGER USER;
INSERT INTO account SELECT * FROM json_populate_recordset(NULL::account, $rows$[
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":1,"id_local":"\\x1fcd47f98e6f908ed68835f0fdac23eb5fbb7004d6f80ed4d87dfe8f2c9d758c","id_qg":"\\x1fcd47f98e6f908ed68835f0fdac23eb5fbb7004d6f80ed4d87dfe8f2c9d758c","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":2,"id_local":"\\xf74804b22a7e279e42b5e6bf7df05a4c7b6ad69dcfb42dddc91720e0f65f3ee4","id_qg":"\\xf74804b22a7e279e42b5e6bf7df05a4c7b6ad69dcfb42dddc91720e0f65f3ee4","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":3,"id_local":"\\x0c0b7ba5ccf7943edd4c983fcac6adea85b51359ee1cb43194d79f55384ccc95","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":4,"id_local":"\\x0c287dcb0269ca6341abfa5fac5ad59c0d90cb88809343733963bc39bef5f765","id_qg":"\\x0c287dcb0269ca6341abfa5fac5ad59c0d90cb88809343733963bc39bef5f765","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":5,"id_local":"\\x822b4bdde35ea26212eadcc724eab807ffaf23d3e639d9d9f315f877ea23ef58","id_qg":"\\x822b4bdde35ea26212eadcc724eab807ffaf23d3e639d9d9f315f877ea23ef58","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":6,"id_local":"\\x392eebfca7699e3f24e12528af41a8934ebf3c0abed48a7259f8300905c34f3d","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":7,"id_local":"\\xc4d8b7d4408ca2498e3e72021f7bf445158143bdfd9378b928bb1dcb7c060b97","id_qg":"\\xc4d8b7d4408ca2498e3e72021f7bf445158143bdfd9378b928bb1dcb7c060b97","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":8,"id_local":"\\x077e5d921aba84eda517d4dea697532188199e0029c67ed863e523396e807a10","id_qg":"\\x077e5d921aba84eda517d4dea697532188199e0029c67ed863e523396e807a10","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":9,"id_local":"\\x85eb74805fd2c51f54f0292ff7a92b0c6071b9a34977a748740f5e7c9b97d99c","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":10,"id_local":"\\x41d92c0bef1dfb9086cd1e8e41528ec03c098e4e98ec18e6f6cafe90ca6d95a0","id_qg":"\\x41d92c0bef1dfb9086cd1e8e41528ec03c098e4e98ec18e6f6cafe90ca6d95a0","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":11,"id_local":"\\xf094f368ba768b62ce1065e02dddf1d78bb08c0a2c2040f69aa9d9e360bb91de","id_qg":"\\xf094f368ba768b62ce1065e02dddf1d78bb08c0a2c2040f69aa9d9e360bb91de","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":12,"id_local":"\\xdd70c0577defc6a9715862ceae443f78d4f89d76d288a5f4f80b1ddc1c5997d4","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":13,"id_local":"\\xc26daefc7a790627cd01e9d040e97161870fd6ef1df16f6b749e092acaf20d51","id_qg":"\\xc26daefc7a790627cd01e9d040e97161870fd6ef1df16f6b749e092acaf20d51","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":14,"id_local":"\\x2a30ab91288a651e3c8692cc0c4e3f585eea340ca2438fda63057f3510881456","id_qg":"\\x2a30ab91288a651e3c8692cc0c4e3f585eea340ca2438fda63057f3510881456","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":15,"id_local":"\\x66f2480808511b970a5875b1c55684f88518fca03173c0abe04c8ab3824c729e","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":16,"id_local":"\\xe50cb318d03d25bbf5d2f6790f6fc5f795bbcee18fe3749f259d3fe2008ea3c9","id_qg":"\\xe50cb318d03d25bbf5d2f6790f6fc5f795bbcee18fe3749f259d3fe2008ea3c9","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":17,"id_local":"\\x1b627f00b8266477c470769d5868311d9d4f65ecbbdea25f164fa03f70149c9f","id_qg":"\\x1b627f00b8266477c470769d5868311d9d4f65ecbbdea25f164fa03f70149c9f","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":18,"id_local":"\\x2522d948b04063aa7332b9cf17fdd1e520ebfff1cc687f6ab0938a7db24c7b0a","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":19,"id_local":"\\xfb392bd5723753f981ea2e2f6da3a880cf34d06ca67a424a9b7d563949902400","id_qg":"\\xfb392bd5723753f981ea2e2f6da3a880cf34d06ca67a424a9b7d563949902400","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":20,"id_local":"\\x7d1dd432fc17acc4bc519a087455cf0ef3d1257c8e1422f93b39b1da968079f9","id_qg":"\\x7d1dd432fc17acc4bc519a087455cf0ef3d1257c8e1422f93b39b1da968079f9","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":21,"id_local":"\\xfefb750379550aa65946ef133b0075c054f2a647123820e89a16f8503aa99f63","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":22,"id_local":"\\xbd263a88fdbbbd14053329092154ec992e038869aa8d47243813f1a81756eccf","id_qg":"\\xbd263a88fdbbbd14053329092154ec992e038869aa8d47243813f1a81756eccf","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":23,"id_local":"\\x6a559a4a517aa09d19a515231188202304fd122f28b2339fd0a0e99e083eb9c7","id_qg":"\\x6a559a4a517aa09d19a515231188202304fd122f28b2339fd0a0e99e083eb9c7","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":24,"id_local":"\\xdeafea70f0e93b76880305d8869d659d6afdef8a853e09294f7e4e4fa106db62","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":25,"id_local":"\\x8704afb22f23a6c0ae9ac066aab336526e257fc158e5f848d4d6f75bcbe249dd","id_qg":"\\x8704afb22f23a6c0ae9ac066aab336526e257fc158e5f848d4d6f75bcbe249dd","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":26,"id_local":"\\x1ea5cd75c711760578ed0027e424415d27705eb8a3aec9ec868f9cb87e093aee","id_qg":"\\x1ea5cd75c711760578ed0027e424415d27705eb8a3aec9ec868f9cb87e093aee","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":27,"id_local":"\\xc1aaa69668c4a99b92b9e4f64365af10e075106ebb23d078f8dfd4828f5e7e3b","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":28,"id_local":"\\xdc9c5430d7a166fe759286653fea00f45961190c1fd286964ced3023ce61dd92","id_qg":"\\xdc9c5430d7a166fe759286653fea00f45961190c1fd286964ced3023ce61dd92","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":29,"id_local":"\\x67e96d817d6ba7f3fd6a9fc9b0cc71b5368c149ec3d752df8f69c605083f51d6","id_qg":"\\x67e96d817d6ba7f3fd6a9fc9b0cc71b5368c149ec3d752df8f69c605083f51d6","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":30,"id_local":"\\x6da051635f7e6a7e452788ba4d0e792b9bda250386ddcc19d72e863d834860eb","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":31,"id_local":"\\xde53159c0aaac6df45501bdc3972d363e1cee95000b5799791c3740b833fb840","id_qg":"\\xde53159c0aaac6df45501bdc3972d363e1cee95000b5799791c3740b833fb840","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":32,"id_local":"\\x5d0cd0a120a9fb4724e08e4022c49f6d60232a8bcb5b0c782ce9b3bbd1d9419a","id_qg":"\\x5d0cd0a120a9fb4724e08e4022c49f6d60232a8bcb5b0c782ce9b3bbd1d9419a","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":33,"id_local":"\\x0a8cc151ec76e69289dcb1949713d3a7f3bfc29b2751e9f58188db7271d85f64","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":34,"id_local":"\\x8785cf3fb91fd9743ce47957643a71595c4ef9ed8b78a3380726965958e6c9ed","id_qg":"\\x8785cf3fb91fd9743ce47957643a71595c4ef9ed8b78a3380726965958e6c9ed","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":35,"id_local":"\\x30e626c20813dc23ef1b35bdd978d6e779095be566ba6e9a1d008675e056cf30","id_qg":"\\x30e626c20813dc23ef1b35bdd978d6e779095be566ba6e9a1d008675e056cf30","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":36,"id_local":"\\xd56d96088ae16b036477bf0d35a9f87fe45aaabc052301cbd767eef915342e36","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":37,"id_local":"\\x7a50c45ed44ffe4643cf6e63c08411439696100a352121d617dc189d89710ebf","id_qg":"\\x7a50c45ed44ffe4643cf6e63c08411439696100a352121d617dc189d89710ebf","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":38,"id_local":"\\xbe36f052db527924734cc68828d8a2092f61fec17d9880a9239be9587cd880db","id_qg":"\\xbe36f052db527924734cc68828d8a2092f61fec17d9880a9239be9587cd880db","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":39,"id_local":"\\xf15b07c0217e1d9baf06798768b5409878832fa15683e99a641933fd1ef6925b","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":40,"id_local":"\\xc7cee9f7b842d50b97f3d8b11570ae2add7ac5d1f85ff21c4831d402b308623b","id_qg":"\\xc7cee9f7b842d50b97f3d8b11570ae2add7ac5d1f85ff21c4831d402b308623b","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":41,"id_local":"\\x4ffb7939d7510d881eddf17187a5c9294846f5be77387bf5d70f93c0806715cf","id_qg":"\\x4ffb7939d7510d881eddf17187a5c9294846f5be77387bf5d70f93c0806715cf","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":42,"id_local":"\\x2524d5fe765aec2203c9a39681d1bea0cd98cf96648e6cf91a210d4cf550fc85","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":43,"id_local":"\\x207b8d8575a69bfc1f4a27ff50c7b26b576f49a3bb629ce7f2d9a0580408ef4a","id_qg":"\\x207b8d8575a69bfc1f4a27ff50c7b26b576f49a3bb629ce7f2d9a0580408ef4a","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":44,"id_local":"\\x0a33dd332aec9fb4d87e8c300b77ad6a487f52203ebcfea521612d67228b53ca","id_qg":"\\x0a33dd332aec9fb4d87e8c300b77ad6a487f52203ebcfea521612d67228b53ca","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":45,"id_local":"\\x9f55185c403923e1c3b19a1bef651ccb1e66a4be80adb3a223b99dc7ec006bef","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":46,"id_local":"\\x861fffdb35f2ebe388cb616a681988fb6cb0296731382f68670c276b76c24177","id_qg":"\\x861fffdb35f2ebe388cb616a681988fb6cb0296731382f68670c276b76c24177","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":47,"id_local":"\\x0ac0ed484012a5ace9bd3144d7891afc4aecf47529b8071aa99a065d37824bac","id_qg":"\\x0ac0ed484012a5ace9bd3144d7891afc4aecf47529b8071aa99a065d37824bac","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":48,"id_local":"\\xbf7276cf16cb9c0d620408ab9b6e13f4ff04e1d20f197748f37e75454d05ccbc","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":49,"id_local":"\\xf9c4cc70df62b0b1646e7378571a17173b588e172e0a35c9a4d86939a946e19d","id_qg":"\\xf9c4cc70df62b0b1646e7378571a17173b588e172e0a35c9a4d86939a946e19d","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":50,"id_local":"\\x7424360a46673836dca6e5affef053cbf7b35ab8acb70cae988da2e7db79275f","id_qg":"\\x7424360a46673836dca6e5affef053cbf7b35ab8acb70cae988da2e7db79275f","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":51,"id_local":"\\x31c930d3bc6ccd2dc29a3e51145dc0c507cb587340124b98224b016dd12350d8","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":52,"id_local":"\\x04ed974daf062bbbbe551bda0dd680c49c54bddd23b3786546695dd8d69ce7b2","id_qg":"\\x04ed974daf062bbbbe551bda0dd680c49c54bddd23b3786546695dd8d69ce7b2","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":53,"id_local":"\\x97fdde3bad15a20d215093ec1da0cb3d5972a614fb13b99b968c06c8c9af6166","id_qg":"\\x97fdde3bad15a20d215093ec1da0cb3d5972a614fb13b99b968c06c8c9af6166","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":54,"id_local":"\\xd3ac0fede706be9b333e376da7f774f3a00776ccab310c8d39d2a6f654b424d0","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":55,"id_local":"\\x82912af74f4b378dc5359023232f8f223328a1ff87ce9f2fa7458eed66fea5c2","id_qg":"\\x82912af74f4b378dc5359023232f8f223328a1ff87ce9f2fa7458eed66fea5c2","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":56,"id_local":"\\x5e5d1874ea70404a229a0898d1cc983ea0ba0e624a864b25028014cf9ebc4a78","id_qg":"\\x5e5d1874ea70404a229a0898d1cc983ea0ba0e624a864b25028014cf9ebc4a78","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":57,"id_local":"\\x3dcff938b54658f6970e3744e37996d3c65c40c899f008383266ea48d5db2426","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":58,"id_local":"\\x0d13bebd4355a63caa8aa93f2e935ceb5bd90c9392f9afae13da31db8853a887","id_qg":"\\x0d13bebd4355a63caa8aa93f2e935ceb5bd90c9392f9afae13da31db8853a887","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":59,"id_local":"\\xcf9ce477b4cdb1343e9844798e6f48a77ce6b887e8e4538d63d2beb0e6de62f5","id_qg":"\\xcf9ce477b4cdb1343e9844798e6f48a77ce6b887e8e4538d63d2beb0e6de62f5","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","ordinal":60,"id_local":"\\x8c6f9addfa6fa10206d0361f5e336cc29c6fb0ceb4976119ab473c94ace69208","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":null}
]$rows$);
INSERT INTO agency SELECT * FROM json_populate_recordset(NULL::agency, $rows$[
{"code":"H01","name":"An Giang","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H02","name":"Bắc Giang","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H05","confirmed":false,"revision":1},
{"code":"H03","name":"Bắc Kạn","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H55","confirmed":false,"revision":1},
{"code":"H04","name":"Bạc Liêu","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H12","confirmed":false,"revision":1},
{"code":"H05","name":"Bắc Ninh","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H06","name":"Bà Rịa - Vũng Tàu","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H29","confirmed":false,"revision":1},
{"code":"H07","name":"Bến Tre","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H61","confirmed":false,"revision":1},
{"code":"H08","name":"Bình Định","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H21","confirmed":false,"revision":1},
{"code":"H09","name":"Bình Dương","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H29","confirmed":false,"revision":1},
{"code":"H10","name":"Bình Phước","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H19","confirmed":false,"revision":1},
{"code":"H11","name":"Bình Thuận","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H36","confirmed":false,"revision":1},
{"code":"H12","name":"Cà Mau","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H13","name":"Cần Thơ","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H14","name":"Cao Bằng","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H15","name":"Đắk Lắk","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H16","name":"Đắk Nông","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H36","confirmed":false,"revision":1},
{"code":"H17","name":"Đà Nẵng","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H18","name":"Điện Biên","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H19","name":"Đồng Nai","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H20","name":"Đồng Tháp","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H21","name":"Gia Lai","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H22","name":"Hà Giang","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H60","confirmed":false,"revision":1},
{"code":"H23","name":"Hải Dương","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H24","confirmed":false,"revision":1},
{"code":"H24","name":"Hải Phòng","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H25","name":"Hà Nam","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H42","confirmed":false,"revision":1},
{"code":"H26","name":"Hà Nội","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H27","name":"Hà Tĩnh","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H28","name":"Hòa Bình","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H44","confirmed":false,"revision":1},
{"code":"H29","name":"Thành phố Hồ Chí Minh","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H30","name":"Hậu Giang","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H13","confirmed":false,"revision":1},
{"code":"H31","name":"Hưng Yên","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H32","name":"Khánh Hòa","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H33","name":"Kiên Giang","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H01","confirmed":false,"revision":1},
{"code":"H34","name":"Kon Tum","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H48","confirmed":true,"revision":1},
{"code":"H35","name":"Lai Châu","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H36","name":"Lâm Đồng","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H37","name":"Lạng Sơn","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H38","name":"Lào Cai","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H39","name":"Long An","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H53","confirmed":false,"revision":1},
{"code":"H40","name":"Nam Định","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H42","confirmed":false,"revision":1},
{"code":"H41","name":"Nghệ An","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H42","name":"Ninh Bình","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H43","name":"Ninh Thuận","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H32","confirmed":false,"revision":1},
{"code":"H44","name":"Phú Thọ","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H45","name":"Phú Yên","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H15","confirmed":false,"revision":1},
{"code":"H46","name":"Quảng Bình","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H50","confirmed":false,"revision":1},
{"code":"H47","name":"Quảng Nam","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H17","confirmed":false,"revision":1},
{"code":"H48","name":"Quảng Ngãi","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":true,"revision":1},
{"code":"H49","name":"Quảng Ninh","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H50","name":"Quảng Trị","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H51","name":"Sóc Trăng","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H13","confirmed":false,"revision":1},
{"code":"H52","name":"Sơn La","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H53","name":"Tây Ninh","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H54","name":"Thái Bình","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H31","confirmed":false,"revision":1},
{"code":"H55","name":"Thái Nguyên","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H56","name":"Thanh Hóa","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H57","name":"Thừa Thiên Huế","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H58","name":"Tiền Giang","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H20","confirmed":false,"revision":1},
{"code":"H59","name":"Trà Vinh","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H61","confirmed":false,"revision":1},
{"code":"H60","name":"Tuyên Quang","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H61","name":"Vĩnh Long","kind":"province","valid_from":null,"valid_to":null,"successor":null,"confirmed":false,"revision":1},
{"code":"H62","name":"Vĩnh Phúc","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H44","confirmed":false,"revision":1},
{"code":"H63","name":"Yên Bái","kind":"province","valid_from":null,"valid_to":"2025-06-30","successor":"H38","confirmed":false,"revision":1}
]$rows$) ON CONFLICT DO NOTHING;
INSERT INTO audit_entry SELECT * FROM json_populate_recordset(NULL::audit_entry, $rows$[
{"id":"01a2303f-ebc8-75f6-aefe-32aabd84a73f","at":"2026-12-01T06:17:05.224+00:00","actor":"system","action":"user.added","site_id":null,"subject":"admin","detail":{"role": "admin"}},
{"id":"01a2303f-fd92-72a3-8a64-4f723a943d11","at":"2026-12-01T06:17:09.778+00:00","actor":"admin","action":"user.signed_in","site_id":null,"subject":"admin","detail":{}},
{"id":"01a23040-0004-7684-9001-b4427ff88a77","at":"2026-12-01T06:17:10.404+00:00","actor":"admin","action":"site.added","site_id":278,"subject":null,"detail":{}},
{"id":"01a23040-02d2-7729-b75f-cc7cadc4fa2c","at":"2026-12-01T06:17:11.122+00:00","actor":"admin","action":"user.added","site_id":null,"subject":"h34","detail":{"role": "officer"}},
{"id":"01a23040-040a-70f2-b0db-a701e6eb9c3b","at":"2026-12-01T06:17:11.434+00:00","actor":"admin","action":"site.added","site_id":15,"subject":null,"detail":{}},
{"id":"01a23040-101c-763a-8774-a2d546623c3c","at":"2026-12-01T06:17:14.524+00:00","actor":"admin","action":"user.added","site_id":null,"subject":"h56","detail":{"role": "officer"}},
{"id":"01a23040-1295-75cd-aef2-15c323e6a9d1","at":"2026-12-01T06:17:15.157+00:00","actor":"h34","action":"user.signed_in","site_id":null,"subject":"h34","detail":{}},
{"id":"01a23040-1600-7078-9616-4388e38cfac0","at":"2026-12-01T06:17:16.032+00:00","actor":"h34","action":"submission.received","site_id":278,"subject":"01a23040-152b-73cc-bbdc-0397bb31f063","detail":{"kind": "services", "dryRun": false, "sha256": "1d1a350a7a6e8731a2f04b31ef71fb95461c36be73f93a92c0fe7f5208393249", "fileName": "Danh sách.json"}},
{"id":"01a23040-3a0b-7009-8e37-9e5479b5e73b","at":"2026-12-01T06:17:25.26+00:00","actor":"h34","action":"default.changed","site_id":278,"subject":null,"detail":{"to": 1, "from": null, "kind": "services"}},
{"id":"01a23040-3a81-71e5-a226-dc9bc920410b","at":"2026-12-01T06:17:25.378+00:00","actor":"h34","action":"submission.accepted","site_id":278,"subject":"01a23040-152b-73cc-bbdc-0397bb31f063","detail":{"rows": 4, "dryRun": false, "errors": 0, "notices": 0, "warnings": 0, "versionNumber": 1}},
{"id":"01a23040-3e0b-779a-a200-44693accc842","at":"2026-12-01T06:17:26.284+00:00","actor":"h34","action":"submission.received","site_id":278,"subject":"01a23040-3bce-7519-bab0-98c20a5ba1b7","detail":{"kind": "services", "dryRun": false, "sha256": "201e4d16718d72f3d118240c41ad6bca9161436345f2f47703f37edc3ba14b03", "fileName": "Danh sách.json"}},
{"id":"01a23040-5393-709c-a896-47a27dd5ea62","at":"2026-12-01T06:17:31.796+00:00","actor":"h34","action":"submission.refused","site_id":278,"subject":"01a23040-3bce-7519-bab0-98c20a5ba1b7","detail":{"rows": 5, "dryRun": false, "errors": 4, "notices": 0, "warnings": 0, "versionNumber": null}},
{"id":"01a23040-591f-7162-86d6-e727d2309728","at":"2026-12-01T06:17:33.215+00:00","actor":"h34","action":"submission.received","site_id":278,"subject":"01a23040-5898-75d4-9341-2f84df4e1ea4","detail":{"kind": "accounts", "dryRun": false, "sha256": "4c44ca32032d9e87569373ea2f52aa844efcf54defa47cee044c7a6fb67d624d", "fileName": "tai-khoan.xlsx"}},
{"id":"01a23040-78a8-759f-8083-7df82ff45591","at":"2026-12-01T06:17:41.289+00:00","actor":"h34","action":"default.changed","site_id":278,"subject":null,"detail":{"to": 1, "from": null, "kind": "accounts"}},
{"id":"01a23040-78dc-7617-bf86-253cce875bcf","at":"2026-12-01T06:17:41.34+00:00","actor":"h34","action":"submission.accepted","site_id":278,"subject":"01a23040-5898-75d4-9341-2f84df4e1ea4","detail":{"rows": 60, "dryRun": false, "errors": 0, "notices": 0, "warnings": 0, "versionNumber": 1}},
{"id":"01a23040-7a39-760e-ba99-09a022ecb5ae","at":"2026-12-01T06:17:41.689+00:00","actor":"h34","action":"dossier_events.sent","site_id":278,"subject":null,"detail":{"events": 16}},
{"id":"01a23040-7f34-7073-8901-526a083a5529","at":"2026-12-01T06:17:42.964+00:00","actor":"system","action":"quarantine.moved","site_id":278,"subject":null,"detail":{"events": 1, "sentAs": 278}},
{"id":"01a23040-88a7-72e6-98ec-7c6b98c6b5fa","at":"2026-12-01T06:17:45.383+00:00","actor":"h34","action":"declared.changed","site_id":278,"subject":null,"detail":{"days": ["2026-11-01"]}},
{"id":"01a23041-10ac-7084-8896-5e083fcdf788","at":"2026-12-01T06:18:20.204+00:00","actor":"h34","action":"user.signed_in","site_id":null,"subject":"h34","detail":{}},
{"id":"01a23041-126e-700f-b753-30bb984ec3fd","at":"2026-12-01T06:18:20.654+00:00","actor":"h34","action":"submission.received","site_id":278,"subject":"01a23041-1225-74a6-9e58-f3890a6aea33","detail":{"kind": "services", "dryRun": false, "sha256": "1d1a350a7a6e8731a2f04b31ef71fb95461c36be73f93a92c0fe7f5208393249", "fileName": "Danh sách.json"}}
]$rows$);
INSERT INTO declared_day SELECT * FROM json_populate_recordset(NULL::declared_day, $rows$[
{"site_id":278,"day":"2026-11-01","revision":1,"received":5,"online":null,"returned":null,"codes":null,"digest":null,"content_hash":"10232b39cff9f43b2bb0311b9f9f566b872f268b63fb22fa55c14c59423f24fc","declared_by":"h34","declared_at":"2026-12-01T06:17:45.377+00:00"}
]$rows$);
INSERT INTO default_version_change SELECT * FROM json_populate_recordset(NULL::default_version_change, $rows$[
{"site_id":278,"kind":"services","revision":1,"number":1,"changed_at":"2026-12-01T06:17:25.153+00:00","changed_by":"h34"},
{"site_id":278,"kind":"accounts","revision":1,"number":1,"changed_at":"2026-12-01T06:17:41.276+00:00","changed_by":"h34"}
]$rows$);
INSERT INTO dossier SELECT * FROM json_populate_recordset(NULL::dossier, $rows$[
{"site_id":278,"code_profile":"H34-0","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000001", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000001", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000001", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KS-1", "eventId": "000000000001", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000001", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-1","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000002", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000002", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000002", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KS-1", "eventId": "000000000002", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000002", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-2","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000003", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000003", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000003", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KS-1", "eventId": "000000000003", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000003", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-3","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000004", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000004", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000004", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KS-1", "eventId": "000000000004", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000004", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-4","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000005", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000005", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000005", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KS-1", "eventId": "000000000005", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000005", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-5","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000006", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000006", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000006", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KS-1", "eventId": "000000000006", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000006", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-6","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000007", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000007", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000007", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KS-1", "eventId": "000000000007", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000007", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-7","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000008", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000008", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000008", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KS-1", "eventId": "000000000008", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000008", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-8","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000009", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000009", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "direct", "eventId": "000000000009", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KS-1", "eventId": "000000000009", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000009", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":2,"status":1},
{"site_id":278,"code_profile":"H34-9","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000010", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000010", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "direct", "eventId": "000000000010", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KS-1", "eventId": "000000000010", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000010", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":2,"status":1},
{"site_id":278,"code_profile":"H34-10","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000011", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000011", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000011", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KH-1", "eventId": "000000000011", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000011", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KH-1","level":3,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-11","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000012", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000012", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000012", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KH-1", "eventId": "000000000012", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000012", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KH-1","level":3,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-12","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000013", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000013", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000013", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "KH-1", "eventId": "000000000013", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000013", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KH-1","level":3,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-13","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000014", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000014", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000014", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "HL-1", "eventId": "000000000014", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000014", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"HL-1","level":0,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-14","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000015", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000015", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000015", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "LA-1", "eventId": "000000000015", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000015", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"LA-1","level":null,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-15","state":{"first": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000016", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "status": {"at": "2026-12-01T13:17:41.610", "value": 1, "eventId": "000000000016", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "channel": {"at": "2026-12-01T13:17:41.610", "value": "online", "eventId": "000000000016", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "codeTthc": {"at": "2026-12-01T13:17:41.610", "value": "LA-1", "eventId": "000000000016", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "received": {"at": "2026-12-01T13:17:41.610", "value": null, "eventId": "000000000016", "corrects": false, "receivedAt": "2026-12-01T13:17:41.610"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"LA-1","level":null,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"P-1","state":{"first": {"at": "2026-12-01T13:17:42.805", "value": null, "eventId": "000000000017", "corrects": false, "receivedAt": "2026-12-01T13:17:42.805"}, "status": {"at": "2026-12-01T13:17:42.805", "value": 1, "eventId": "000000000017", "corrects": false, "receivedAt": "2026-12-01T13:17:42.805"}, "channel": {"at": "2026-12-01T13:17:42.805", "value": "online", "eventId": "000000000017", "corrects": false, "receivedAt": "2026-12-01T13:17:42.805"}, "codeTthc": {"at": "2026-12-01T13:17:42.805", "value": "KS-1", "eventId": "000000000017", "corrects": false, "receivedAt": "2026-12-01T13:17:42.805"}, "received": {"at": "2026-12-01T13:17:42.805", "value": null, "eventId": "000000000017", "corrects": false, "receivedAt": "2026-12-01T13:17:42.805"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"P-0","state":{"first": {"at": "2026-12-01T13:17:41.806", "value": null, "eventId": "000000000018", "corrects": false, "receivedAt": "2026-12-01T13:17:41.806"}, "status": {"at": "2026-12-01T13:17:41.806", "value": 1, "eventId": "000000000018", "corrects": false, "receivedAt": "2026-12-01T13:17:41.806"}, "channel": {"at": "2026-12-01T13:17:41.806", "value": "online", "eventId": "000000000018", "corrects": false, "receivedAt": "2026-12-01T13:17:41.806"}, "codeTthc": {"at": "2026-12-01T13:17:41.806", "value": "KS-1", "eventId": "000000000018", "corrects": false, "receivedAt": "2026-12-01T13:17:41.806"}, "received": {"at": "2026-12-01T13:17:41.806", "value": null, "eventId": "000000000018", "corrects": false, "receivedAt": "2026-12-01T13:17:41.806"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"P-2","state":{"first": {"at": "2026-12-01T13:17:43.000", "value": null, "eventId": "000000000019", "corrects": false, "receivedAt": "2026-12-01T13:17:43.000"}, "status": {"at": "2026-12-01T13:17:43.000", "value": 1, "eventId": "000000000019", "corrects": false, "receivedAt": "2026-12-01T13:17:43.000"}, "channel": {"at": "2026-12-01T13:17:43.000", "value": "online", "eventId": "000000000019", "corrects": false, "receivedAt": "2026-12-01T13:17:43.000"}, "codeTthc": {"at": "2026-12-01T13:17:43.000", "value": "KS-1", "eventId": "000000000019", "corrects": false, "receivedAt": "2026-12-01T13:17:43.000"}, "received": {"at": "2026-12-01T13:17:43.000", "value": null, "eventId": "000000000019", "corrects": false, "receivedAt": "2026-12-01T13:17:43.000"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1}
]$rows$);
INSERT INTO dossier_day SELECT * FROM json_populate_recordset(NULL::dossier_day, $rows$[
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","code_tthc":"LA-1","level":-1,"channel":1,"status":1,"adjusted":false,"received":2,"returned":0},
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","code_tthc":"HL-1","level":0,"channel":1,"status":1,"adjusted":false,"received":1,"returned":0},
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","code_tthc":"KH-1","level":3,"channel":1,"status":1,"adjusted":false,"received":3,"returned":0},
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","code_tthc":"KS-1","level":4,"channel":2,"status":1,"adjusted":false,"received":2,"returned":0},
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","code_tthc":"KS-1","level":4,"channel":1,"status":1,"adjusted":false,"received":11,"returned":0}
]$rows$);
INSERT INTO dossier_event SELECT * FROM json_populate_recordset(NULL::dossier_event, $rows$[
{"site_id":278,"seq":1,"event_key":"e-0","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-0","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":2,"event_key":"e-1","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-1","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":3,"event_key":"e-2","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-2","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":4,"event_key":"e-3","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-3","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":5,"event_key":"e-4","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-4","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":6,"event_key":"e-5","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-5","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":7,"event_key":"e-6","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-6","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":8,"event_key":"e-7","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-7","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":9,"event_key":"e-8","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-8","code_tthc":"KS-1","name_tthc":"","status":1,"channel":2,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":10,"event_key":"e-9","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-9","code_tthc":"KS-1","name_tthc":"","status":1,"channel":2,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":11,"event_key":"e-10","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-10","code_tthc":"KH-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":12,"event_key":"e-11","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-11","code_tthc":"KH-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":13,"event_key":"e-12","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-12","code_tthc":"KH-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":14,"event_key":"e-13","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-13","code_tthc":"HL-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":15,"event_key":"e-14","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-14","code_tthc":"LA-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":16,"event_key":"e-15","received_at":"2026-12-01T06:17:41.61+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-15","code_tthc":"LA-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":17,"event_key":null,"received_at":"2026-12-01T06:17:42.805+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"P-1","code_tthc":"KS-1","name_tthc":"Khai sinh","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":18,"event_key":null,"received_at":"2026-12-01T06:17:41.806+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"P-0","code_tthc":"KS-1","name_tthc":"Khai sinh","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":19,"event_key":null,"received_at":"2026-12-01T06:17:43+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"P-2","code_tthc":"KS-1","name_tthc":"Khai sinh","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null}
]$rows$);
INSERT INTO emc_user SELECT * FROM json_populate_recordset(NULL::emc_user, $rows$[
{"id":"01a2303f-e558-74d5-9571-0d34532d93ee","username":"admin","display_name":"Quản trị viên","password_hash":"$argon2id$v=19$m=19456,t=2,p=1$VKezC6A20QoHcTv+katWGA$whqPLo1Tvrqbc3UPqCt+LsTph/mwZfOr0L0lTwOUH8o","role":"admin","agency_code":null,"disabled":false,"wrong_passwords":0,"locked_until":null,"created_at":"2026-12-01T06:17:05.149+00:00","last_login_at":"2026-12-01T06:17:09.705+00:00","revision":1},
{"id":"01a23040-054d-73fa-bf23-230b296f10ec","username":"h56","display_name":"Cán bộ H56","password_hash":"$argon2id$v=19$m=19456,t=2,p=1$I0rg5nNewZO/T0MjjGc6ZQ$wL7lw2lM/ZmCokHEMj1iOfS9u8mF8O8zuAR6w+nqglQ","role":"officer","agency_code":"H56","disabled":false,"wrong_passwords":0,"locked_until":null,"created_at":"2026-12-01T06:17:14.437+00:00","last_login_at":null,"revision":1},
{"id":"01a23040-00d6-73d4-8797-9e49714062b3","username":"h34","display_name":"Cán bộ H34","password_hash":"$argon2id$v=19$m=19456,t=2,p=1$bU7rodDwoEGgu/eaReUaqQ$srKmQBmuXZsP7wBbpZHIM5sEvjZNfj1QU/TJlgrBcwI","role":"officer","agency_code":"H34","disabled":false,"wrong_passwords":0,"locked_until":null,"created_at":"2026-12-01T06:17:11.067+00:00","last_login_at":"2026-12-01T06:18:20.097+00:00","revision":1}
]$rows$);
INSERT INTO feed_quarantine SELECT * FROM json_populate_recordset(NULL::feed_quarantine, $rows$[
{"id":"01a23040-7ad2-75ed-9c50-e507a955da41","received_at":"2026-12-01T06:17:41.806+00:00","site_sent":278,"codes":["SITE_UNKNOWN"],"content_type":"application/json","body":"\\x","event":{"status": 1, "channel": "online", "codeTthc": "KS-1", "nameTthc": "Khai sinh", "codeProfile": "P-0"},"settled_at":"2026-12-01T06:17:42.944+00:00","settled_to":278},
{"id":"01a23040-7fab-758a-8c9f-2ddd2abc9d14","received_at":"2026-12-01T06:17:43.082+00:00","site_sent":9999,"codes":["SITE_UNKNOWN","CHANNEL_UNKNOWN"],"content_type":"application/json","body":"\\x582551da182a722ff086ac725d66cf3dead23e3b4848b3abd0797f5242dae3a321eed610be9f6c16699bc4b843f6950f655a78ac30e3d13ea52d56199710735065d93769012aaa7f8b2932b742423b7e69d6b880447fec1f1306dcc89e8b5ddc3f2b304c","event":{"status": 1, "channel": null, "codeTthc": "KS-1", "nameTthc": "", "codeProfile": "P-9"},"settled_at":null,"settled_to":null}
]$rows$);
INSERT INTO feed_state SELECT * FROM json_populate_recordset(NULL::feed_state, $rows$[
{"site_id":278,"last_seq":19,"derived_seq":19,"last_event_at":"2026-12-01T06:17:43+00:00","events":19,"rebuilt_at":null}
]$rows$);
INSERT INTO indicator_day SELECT * FROM json_populate_recordset(NULL::indicator_day, $rows$[
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","superseded_on":null,"dossiers":19,"online":14,"full_online":11,"unmatched":2,"used":"1101100000000000000000000000000000000000000000000000000000000000"}
]$rows$);
INSERT INTO installation SELECT * FROM json_populate_recordset(NULL::installation, $rows$[
{"name":"key","value":"660153a9"}
]$rows$);
INSERT INTO list_figure SELECT * FROM json_populate_recordset(NULL::list_figure, $rows$[
{"site_id":278,"submission_id":"01a23040-152b-73cc-bbdc-0397bb31f063","services":4,"online_services":3,"full_services":2,"online":"1110000000000000000000000000000000000000000000000000000000000000"}
]$rows$);
INSERT INTO list_version SELECT * FROM json_populate_recordset(NULL::list_version, $rows$[
{"site_id":278,"kind":"services","number":1,"submission_id":"01a23040-152b-73cc-bbdc-0397bb31f063","row_count":4,"definition_revision":1,"accepted_at":"2026-12-01T06:17:25.012+00:00","identity_key":null,"summary":null},
{"site_id":278,"kind":"accounts","number":1,"submission_id":"01a23040-5898-75d4-9341-2f84df4e1ea4","row_count":60,"definition_revision":1,"accepted_at":"2026-12-01T06:17:41.231+00:00","identity_key":"4cd00f8b","summary":{"asOf": "2023-02-28", "byType": {"1": 20, "2": 20, "3": 20}, "linked": 40, "accounts": 60, "active30": 48, "active90": 48, "createdThisMonth": 0}}
]$rows$);
INSERT INTO migration SELECT * FROM json_populate_recordset(NULL::migration, $rows$[
{"id":1,"timestamp":1767200000000,"name":"Lists1767200000000"},
{"id":2,"timestamp":1767300000000,"name":"InstallationKey1767300000000"},
{"id":3,"timestamp":1767400000000,"name":"Accounts1767400000000"},
{"id":4,"timestamp":1767500000000,"name":"Dossiers1767500000000"},
{"id":5,"timestamp":1767600000000,"name":"Reconciliation1767600000000"},
{"id":6,"timestamp":1767700000000,"name":"Indicators1767700000000"}
]$rows$);
INSERT INTO procedure_number SELECT * FROM json_populate_recordset(NULL::procedure_number, $rows$[
{"site_id":278,"code_tthc":"KH-1","number":0},
{"site_id":278,"code_tthc":"KS-1","number":1},
{"site_id":278,"code_tthc":"KT-1","number":2},
{"site_id":278,"code_tthc":"HL-1","number":3},
{"site_id":278,"code_tthc":"LA-1","number":4}
]$rows$);
INSERT INTO service SELECT * FROM json_populate_recordset(NULL::service, $rows$[
{"site_id":278,"submission_id":"01a23040-152b-73cc-bbdc-0397bb31f063","row_number":2,"name":"Đăng ký khai sinh","level":4,"url":null,"id_cdvcqg":"1.001193.000.00.00.H34","id_mcdt":"KS-1","search":"dangkykhaisinh10011930000000h34ks1"},
{"site_id":278,"submission_id":"01a23040-152b-73cc-bbdc-0397bb31f063","row_number":3,"name":"Đăng ký kết hôn","level":3,"url":null,"id_cdvcqg":"1.000894.000.00.00.H34","id_mcdt":"KH-1","search":"dangkykethon10008940000000h34kh1"},
{"site_id":278,"submission_id":"01a23040-152b-73cc-bbdc-0397bb31f063","row_number":4,"name":"Cấp giấy phép huấn luyện","level":0,"url":null,"id_cdvcqg":"2.000221.000.00.00.H34","id_mcdt":"HL-1","search":"capgiayphephuanluyen20002210000000h34hl1"},
{"site_id":278,"submission_id":"01a23040-152b-73cc-bbdc-0397bb31f063","row_number":5,"name":"Đăng ký khai tử","level":4,"url":null,"id_cdvcqg":"1.000656.000.00.00.H34","id_mcdt":"KT-1","search":"dangkykhaitu10006560000000h34kt1"}
]$rows$);
INSERT INTO site SELECT * FROM json_populate_recordset(NULL::site, $rows$[
{"id":278,"name":"Một cửa H34","url":"https://motcua.example.vn","kind":"one_stop","agency_code":"H34","managing_site_id":null,"revision":1},
{"id":15,"name":"Một cửa H56","url":"https://motcua.example.vn","kind":"one_stop","agency_code":"H56","managing_site_id":null,"revision":1}
]$rows$);
INSERT INTO site_counter SELECT * FROM json_populate_recordset(NULL::site_counter, $rows$[
{"site_id":278,"name":"version services","value":1},
{"site_id":278,"name":"version accounts","value":1},
{"site_id":278,"name":"receipt","value":4}
]$rows$);
INSERT INTO site_reconciliation SELECT * FROM json_populate_recordset(NULL::site_reconciliation, $rows$[
{"site_id":0,"ran_at":"2026-12-01T06:17:07.189+00:00","milliseconds":596,"corrections_seq":0},
{"site_id":278,"ran_at":"2026-12-01T06:17:41.767+00:00","milliseconds":913,"corrections_seq":0}
]$rows$);
INSERT INTO submission SELECT * FROM json_populate_recordset(NULL::submission, $rows$[
{"site_id":278,"id":"01a23040-152b-73cc-bbdc-0397bb31f063","kind":"services","state":"accepted","receipt":1,"file_name":"Danh sách.json","sha256":"1d1a350a7a6e8731a2f04b31ef71fb95461c36be73f93a92c0fe7f5208393249","source":"rows","submitted_by":"h34","submitted_by_id":"01a23040-00d6-73d4-8797-9e49714062b3","submitted_at":"2026-12-01T06:17:15.819+00:00","finished_at":"2026-12-01T06:17:25.357+00:00","dry_run":false,"make_default":true,"idempotency_key":null,"request_hash":"f3220142f03bf2cedca55d3de37dd77d7e6d25c56182fd5721526f7fd92ff6f3","decision_number":null,"decision_date":null,"decision_scan_type":null,"queued_at":"2026-12-01T06:17:15.819+00:00","attempts":0,"rows_read":4,"rows_expected":4,"row_count":4,"errors":0,"warnings":0,"notices":0,"sheet_name":"Danh sách","version_number":1,"diff":{"added": 4, "after": 4, "before": 0, "against": null, "levelUp": 0, "removed": 0, "renamed": 0, "levelDown": 0, "unchanged": 0, "urlChanged": 0, "codeChanged": 0, "removedShare": 0, "nationalCodeChanged": 0},"as_of":null,"mode":null,"parts_expected":null,"cancelled_by":null,"original_deleted_at":null,"unmatched":null},
{"site_id":278,"id":"01a23040-3bce-7519-bab0-98c20a5ba1b7","kind":"services","state":"refused","receipt":2,"file_name":"Danh sách.json","sha256":"201e4d16718d72f3d118240c41ad6bca9161436345f2f47703f37edc3ba14b03","source":"rows","submitted_by":"h34","submitted_by_id":"01a23040-00d6-73d4-8797-9e49714062b3","submitted_at":"2026-12-01T06:17:25.71+00:00","finished_at":"2026-12-01T06:17:31.791+00:00","dry_run":false,"make_default":false,"idempotency_key":null,"request_hash":"0a98ca45ee93976b32b1aa8d1491d6b9e72b67a755446a60192f2da5f8a934aa","decision_number":null,"decision_date":null,"decision_scan_type":null,"queued_at":"2026-12-01T06:17:25.71+00:00","attempts":0,"rows_read":5,"rows_expected":5,"row_count":5,"errors":4,"warnings":0,"notices":0,"sheet_name":"Danh sách","version_number":null,"diff":null,"as_of":null,"mode":null,"parts_expected":null,"cancelled_by":null,"original_deleted_at":null,"unmatched":null},
{"site_id":278,"id":"01a23040-5898-75d4-9341-2f84df4e1ea4","kind":"accounts","state":"accepted","receipt":3,"file_name":"tai-khoan.xlsx","sha256":"4c44ca32032d9e87569373ea2f52aa844efcf54defa47cee044c7a6fb67d624d","source":"file","submitted_by":"h34","submitted_by_id":"01a23040-00d6-73d4-8797-9e49714062b3","submitted_at":"2026-12-01T06:17:33.08+00:00","finished_at":"2026-12-01T06:17:41.327+00:00","dry_run":false,"make_default":true,"idempotency_key":null,"request_hash":"5b3e958fc16f7c68deb844081f51939c1027471804b642c01e45da8096f7963c","decision_number":null,"decision_date":null,"decision_scan_type":null,"queued_at":"2026-12-01T06:17:33.08+00:00","attempts":0,"rows_read":60,"rows_expected":60,"row_count":60,"errors":0,"warnings":0,"notices":0,"sheet_name":"Tài khoản 1","version_number":1,"diff":{"kept": 0, "added": 60, "after": {"asOf": "2023-02-28", "byType": {"1": 20, "2": 20, "3": 20}, "linked": 40, "accounts": 60, "active30": 48, "active90": 48, "createdThisMonth": 0}, "before": null, "against": null, "removed": 0, "dropShare": 0},"as_of":"2023-02-28","mode":"replace","parts_expected":null,"cancelled_by":null,"original_deleted_at":null,"unmatched":null},
{"site_id":278,"id":"01a23041-1225-74a6-9e58-f3890a6aea33","kind":"services","state":"queued","receipt":4,"file_name":"Danh sách.json","sha256":"1d1a350a7a6e8731a2f04b31ef71fb95461c36be73f93a92c0fe7f5208393249","source":"rows","submitted_by":"h34","submitted_by_id":"01a23040-00d6-73d4-8797-9e49714062b3","submitted_at":"2026-12-01T06:18:20.581+00:00","finished_at":null,"dry_run":false,"make_default":false,"idempotency_key":null,"request_hash":"f9d23f6ef70e6c4e2d6635de7090d162ec1efb84fa11ff1f731d87c4851e401d","decision_number":null,"decision_date":null,"decision_scan_type":null,"queued_at":"2026-12-01T06:18:20.581+00:00","attempts":0,"rows_read":0,"rows_expected":null,"row_count":0,"errors":0,"warnings":0,"notices":0,"sheet_name":null,"version_number":null,"diff":null,"as_of":null,"mode":null,"parts_expected":null,"cancelled_by":null,"original_deleted_at":null,"unmatched":null}
]$rows$);
INSERT INTO submission_issue SELECT * FROM json_populate_recordset(NULL::submission_issue, $rows$[
{"site_id":278,"submission_id":"01a23040-3bce-7519-bab0-98c20a5ba1b7","ordinal":1,"code":"NAME_MISSING","severity":"error","row_number":6,"column_key":"name","cell":"A6","value":null,"message":{"en": "The name of the service is missing. Enter the name of the procedure, or delete the row if it is surplus.", "vi": "Thiếu tên dịch vụ công. Hãy nhập tên thủ tục hành chính, hoặc xóa cả dòng nếu dòng thừa."},"fix":null,"sheet":null},
{"site_id":278,"submission_id":"01a23040-3bce-7519-bab0-98c20a5ba1b7","ordinal":2,"code":"LEVEL_INVALID","severity":"error","row_number":6,"column_key":"level","cell":"B6","value":"9","message":{"en": "“9” is not a level. Enter 0 (not online), 3 (partly online) or 4 (full-process online).", "vi": "“9” không phải là cấp độ. Hãy nhập 0 (không trực tuyến), 3 (một phần) hoặc 4 (toàn trình)."},"fix":null,"sheet":null},
{"site_id":278,"submission_id":"01a23040-3bce-7519-bab0-98c20a5ba1b7","ordinal":3,"code":"CODE_INVALID","severity":"error","row_number":6,"column_key":"idCdvcqg","cell":"D6","value":"x","message":{"en": "“x” is not a code of the national public service portal. Enter a code like 1.004873.000.00.00.H34 or 1.004873.", "vi": "“x” không phải là mã trên Cổng Dịch vụ công quốc gia. Hãy nhập mã dạng 1.004873.000.00.00.H34 hoặc 1.004873."},"fix":null,"sheet":null},
{"site_id":278,"submission_id":"01a23040-3bce-7519-bab0-98c20a5ba1b7","ordinal":4,"code":"ID_DUPLICATE","severity":"error","row_number":6,"column_key":"idMcdt","cell":"E6","value":"KS-1","message":{"en": "Code “KS-1” already stands in row 2. Keep one row, or mend the code if these are two services.", "vi": "Mã “KS-1” đã có ở dòng 2. Hãy giữ lại một dòng, hoặc sửa mã nếu là hai dịch vụ công khác nhau."},"fix":null,"sheet":null}
]$rows$);
ALTER TABLE dossier_day ENABLE TRIGGER USER;
ALTER TABLE default_version_change ENABLE TRIGGER USER;
SELECT setval('migration_id_seq', (SELECT max(id) FROM migration));
-- Files, as base64:
-- received/278/01a23040-152b-73cc-bbdc-0397bb31f063.original RU1DU0VBTAFYJVHam2kVetIZKIYNvpKyz76etZOimB7phig1XD4jemWbooavDgE5hshaPSRtlhaYjd9B3Lsj46OnPkoHohbvG8w8OTwTvAKA6tX7+rWPjknZVv7981rkUUW4Um2YDKCtszJoB1RS0SdtAoJBPFIDbsVLwJl0+7EndIKWkkIM58qYwUg4C3iHlY0JaQCG2H6vW3gmrLagmfVRNAxmFOJSZj7HarHoTySRtY09TE1AOU/Fpygq4dIT/wMatArn6I9An22NNlEm+2MeDLLyiaylbU+t/foop0flkqgYJ+mnh3CWR5+9U02Y7W7SA2Ji6HRw+kMjyRZQTzEaOAGUwGzXShYOtY0tXIDHUE0ykUHh1MBsNM9Q9UifLzR5k8EMopmGv+kg4zOGeNksj1j66ZkNQ+HV9w4iTMSJwmiZCQ3PJzU1y07RsnkU+NcTKphyjJQ9YrS0dY3trEN87KNAIszQ9wyeqQLVx7oT+07C9oqU+5bDyfR86gw1ectbdOuP1BkM5cwQLE40mChs8zwDCWQ1oPJ32/xoQg8GqgToJBuUMZw2bLAXq7JmtA1AWGIBveL5h2nF
-- received/278/01a23040-3bce-7519-bab0-98c20a5ba1b7.original RU1DU0VBTAFYJVHaojNWJZR6GKL/cdYFJ63zdIjIcys63g5OBVMy4EWEutWNpY8295qB3uqbHWnifc6yRuX7/QAvsoF0KuqnNvr+ri/1vlzn4Zz3Z8DfUyLzxjY7Vp/4+kdv5r9qZqq+mQK0OH3B/OPhKNB571HyJI5CSNVg3PXw4Yb5yBkjBC3LsOVZNhLwzliRPYY2QSG0BgGWasmEcYgh+oUJnGy8fuj3IrEkG3w6IuvFGj+XburoXVppK49ARHuptiCZU3fgaAJztNZH01M7CMyoVZ1ACmw7HPkVKSYLOzfdXzVAl0oavkeqt2KCXkI40MVrcvgRmzY8lC3b96HzCBzY1JKTq64u2cOz0NL8U2lh8zmPnjMgXJog6VEGoefhPsoZoAvNDEHrRH8iXEWcA8q02lcX0VrbCRIqbhX/wlLwxBeayuC5O9tczbART8JLpGkyZGPZNgoKA55DgigPwOz6JqVVtEXZSrpJjWit4nfSk0Sz0RQ+l6QDyLQWnqcBj5Wn1YbTL/0YhbP5L9XPuHhd9UyzFeAfp6piBbkSt7MvVCVqdsmcE3YRb/Mg1ctGfvrZBmfKwkTXQZrgtNUUYQ9x4Vq9jut1599JCSLk
-- received/278/01a23040-5898-75d4-9341-2f84df4e1ea4.original RU1DU0VBTAFYJVHaYWQwSEfR2SmGsBFZhQufKB2izmk9WBH4Hvhi2QZYTOhzigZKZCq5JlVG3kvAIa0/0aWSfshclKw2yZihp57shXa6eFltVTuQvSdLnRDFDIHvbejtLF63Y6CJl/7EazSorFwXLBnKRSLpV1AbW+gAefPmIbBTEMlKap3JDyBadQG98UU9nzel173YcW0pQRY0ym60cYF/IOYU4ct43WXJ5c83sXKAQoOb7amN4d8VMWKFajqQdpvIwjBnPO5E5JA276HzYvSYTJCNTL1VLdfZTj9+39SOXWvct5n92VQRa8exjeRIDvjfLhAL5nQDYLc8x6eRlDTUo3Umai8oRChJy+qc+hxk8N2hZL2wWyxBFyshmKktKwkIyEb9xZsg/nNfBuZUC0WxRzOBtanf8D2033gSi6sX6l692pLyo8MlYOG3hU8h8ackFAVUe4h8JfzYAJz+42bjrS4xunY5+OvDZbM2FkDkc4Q7CaE3XcJfpH0cyEasZWOmICJvYyJWHeuBjge/Br7+B+psiow7xUpwWKXNoHyk7VGDIjNTG0iVgjkh4+FVXh6zVfKSeKOuF/JNfpTXTq9buyKYwnku0Bvyhbqfxf9f7MimTqCqyH2PFBw+DCqM8h2qb4YCSP1d5kdusn2uuKMEq2jBvW65mSR4S7N+DVimQoxwaa2vhWpHSVr9L2OULdaoTXGUJvi+eXpirTKSWxCSnxQzCFg1c5CZrqUPyLqNtKB1gsZeMwWzwTKYG31dsisGro/EALBQ8nUTWMTpzoKbpew8QNb6i0M3B5jG5gYNLCErpK9BetghsrUMVdSWiEtxzq+Gc7wthjIHVkhAErN+Ve6DysHm9Re0kyHr/rWTc2pDYOawdgQ4MRMZZoCNPi92JtfZZN7C7JhNiyNVJiBbEkEzVyEZGXe9MKajXwE2MBhOyKTXK9j5OsgRKRjmbQll88e5mQsdOgz+GASGPHCuoga/QJAuGm/RBsIZwBsljogflwgzT5MpYmYEyUHXTF3JdBMu+gPW8BmfYgtd/OsXimPaW+rFuAgyyk/Whm3UJzE7GUam0S+ryT3+D58T60shkezFEcF3/gZAdPSzbR5sx3l9md8puW0mAwPMm4LOi4xbAKFo8j2QnvHameVNxGWESIad0BaVRxg28GbZoAti95iSJxKw05DNr3VZo3y5+nLORn6yWcHwy6EgU3MEP2Qd3Ota1QV/SH6rtAIdY/xCEBntRqMokSSoFKG53yj/TteRCRXXBGFpKiztus2Vra+F+fzlmK/bw4RuE1ZR0NcWo9fNKGwkNGOInrxL2JKJVCuSzO6yB+NNFj1sOskvYrjsy5Wx0nv81J0Fl/bS7BOldrG9nnWPVp0183ObqMwygDjHtqL/yn8bIlA1k8Pxmm6frPMRCGQpzXUi3SU2CkIqIxqmX1PTgeugfd/zhDXbDnJmn4CgtIqOsKeVzN5rKNAwcXNQf7Vb5iNG3fDxWJLQrKvRrWlogLZY2xVnrRI5ziHxHCALqY6xSekxZUTpjbp3Tx0Z7yC+KN8EDUMbbDL5BrcevNKc5rBb+gbPU3nlvNyeXYEA1ExFJohv4dxBb7TsR+6F2eQpJzK/hSatOdG+FMneQLg0vxeWUcwIXL/6yaQJO0mPecXPd9QP+xh19qJM/eGMBANjCuvMja2MpDcGm+sNi8x5wUbaci/4RykZuxagMYQqSsMm4GTN9Gui2X6SVvsDF5/D5cxSz0wIZNa3mCSdpVlXuTPFQOsiY9nKmSUIqIY/QqG14KVCHUVX6Q6r+nWRm4XPF3nS2Y/8RIYt1g+ptsieUK7n13SE60/lVrhWqxMjz3SK+gaMjPDikSIz9QPqK20MlxhWq9ZA631fGVJhTee9zIAnhl7bRC02sMFqrJU6wzWnPysDyditJxWUXfJYEbsAXLyC7y3lb7Rhzor8tsTuIFPntq6N+pprONWdkMxjnc/DSTw7Ywr3RTNSqI2N14lzNrzd5EkxF8Q066l02Cej9SiI04UqZLcCLFehlWPPoBz/gHho+y6aJsxyINbO02r95XWNMFe/vUA7dEGnYfN44veJgW8UsXxFJER1VhHP30T79+484PGR9DgbXr5O47fdGfH+edHscAWx5ukWo0rZ3cdFi/bZyYwG5KsaRlX7rpYGYL/CODRMiovd7i8DpDyNDb2ZzPZdRFA6nPUvy5IYRHDJmBTie3C1doYhp4+pr+hxASi8gRYBD0OVcfA1R0MY0CnXgrOjgI0dyin1DHbSB9I7K3vBhcRs0UHLawaxgok1RPieODdIsvOhgqY35Jd+JsE3r/wxbVLbLp/7dMYaRfRgg7Ok+JGGKE7lCWPKRWbJYYaXeaocrjD/TUyEY3HIP+1wF25E/zJZUn6czlBIBIm9t22SC3GSOZGb7QXtyDUkw4f3s1+JZyjR8HqeM9r5fZlU3VsgtXU0nufnME6o6gemWmwSn0l0RY0iTLxiwMpw0tHMkcbWOFHXf1dmEcjTPhHXd4Vywz3NtxW1Ap2J6VgOmRGCbDXWc7KxEl7fonounE8iEX2Fr0zu/uD54PVRd+b1ivmJaFATfV8/f0FIJyIZG/CUasM/etA90NYexahMWhK30odbpNgEL6Cvq+AkumOYRR13KXdggVwkkFTpXYsiNMch3uLWgaVrWUk43sRY4vE5cbSoGwF1SitPS88zO3zTkU17DtBoG7CTUyHKV3+73PQOtplNBs3evvknM56M56sLrIsXMDPko26dDjhiO6BEDbJvjXjZw3i8JL22VBEGkbherdIRuXToj0agiLSE+NkKk1UBxrL2SDsqUj3EH2k8qTFnwC8j2O/CiDkcpEPXfIpg9RM4WHb+gS6fUIPhvpUX4NjRfMJplz2e9WYezxvKmfQaIub2fmZYz7CSm++xYfw2RHJt4YXlVe3GutLtw77fXHI6/EFd9MMcpemmVgA9V6/ukY4s9ZXhFyA4CiXw46PxJBYVHEu0LbuH+4gOdzerpR3TnoUixTbXY+GIvo92zDzQtTPYzPZQJWa9mhpVTDXV0v8Jt8pGOOYNK+qL4krTZmjNj4V3TollPwd7fpxCZJ2EACvgxtsI+kXqPO0FW+Jdc4ivOmvqBwiwnmgVkyLdzQmNOfIs2/7/ibn3PYKQ6nekvyaYZahnSdarHEtjM6Gf5sZjoDi/cCuTRFREvBqOjx8rV7Nvt6tzbWL+OzWV/4wBy5wbfairzZkuxMlduFbvNb3QZNSvJ+Tj9kK970vsSA6j611EM1Id0GAUkaN4JvJNJVpKnmBcKHimv0VNrqZc8gON+ovH9WDpt8eEUNquminf/mnUtTNIZSc7qGZWPbOYm0nFeZgnLPb3pziTiWFth6YKOKMMns1Rc/wvbjKYij8LHSKI7llp3bXlqSTJhG8ZUaEVcsogAXM5jDBvAxOSZ6hOudbv1xxrj/ci6D2PIL1XY8wzUtNAXrZu3ps5zfW05YnqxFSTjsqdP/8iJOdtU5J6IV7VoC30zKrTr/sfIQacCYFwePtUYeH1waE5cC5dse4ZUTozoXROr8fJrvGCTYe+ejg0++a8cVApCPgyWFWb1DgCiTWVzmTBlT1TApjAsWB0f9boHXl4G/q9Q2+uQOys1l0QBte+an5PzKoqL8bgv5MnBlSaCAcdnqnXTo3TkcVMVRUt4xlz5t5Ic7takWBGEoVPcuuw0Ii2aslvKEZEBtgz13mVvDgDcNeu7sl+kjxLDMpYU39MDUlSYw5R/bxNCxpsszf22qml6X1JuPjqQQiuEZkAoME/nIRTpIv30vmveKsUsBgUVJ4vLiVc7394tPYhtkQCUoej3p6TSJUWNPBmRMdjBtPesLKBHSIMat5QuiF5QzGcvmSmb1jDyIQ99xBORv0CM715xzxsaaB7lBQooFqdjzxF4rYx6Xtu11pkiKgqFYb6aoo/6nn6dMyXdtz+VUsH+kEZPltbvWC6rFfvVsgJ2dzPQI9jELk4ZTRZDyvHlcw1Ab3Z7BRohSPibcY1wDF45Bz5KqEZ1rTU1fgHZNER37KRJ+22FlS16lgRNqGdnY8vk5JCRIDvPS7vM2mnm4dG6HkR9vAlegQZVClAHNJefov0bUo84Pb+nbgDaIjuMA==
-- received/278/01a23041-1225-74a6-9e58-f3890a6aea33.original RU1DU0VBTAFYJVHaM5WgIXlnHlL1qWtQAVyYUbgoMxmIS4FpcW/dETnRwf6PTGra228GQpiuMn5NRGL56BFvWwhinSV8E1qtB08RUkcEig2vON+WaRnXADXiX/IYq9BRgrne7Q5azRQJv4nUEUkzeUrXBSPW8+sHsOyEUjyeqCZnuxIpdhepe33lTnpjAma5g/T44yp89Jz495aYHqV1/kd8aK48aWz6vBZe3Ig2/G88L5XXTBRRwGXiho4jDxHLwpLaSDuBTtxW+j8gOJuwehxyhB9xLpmwQuwc1AoSy2mtZiY86ioT40mpibPlh8OhT1VcOAbWXR+sU5BmUuceUTCa0XeX+pMgfxU0l3wexM3NheUUBjaMaDbW7sXTX6aaV2U3n2s3suHdp673MK7O+hqQCVu4jrbSlbKWnY7dVy8I00CkNepOe93OX86DhrPAHMJKnbbrJ6yn93uDthDAws5HnLE2xzjVY7YxVbgbTRc36g8rMTmutSqI2DsUEigHmPIounNG+zd1f40XXnte4T6M4eWMR3pXp7QhZzQNA9GmMr0My1O9c1oBD1huesUeK4hTE566gNL0dXKr
