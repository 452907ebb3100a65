-- What EMC wrote indicators were kept: the schema as its migrations made it then, and its rows.
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
CREATE TABLE migration (id serial CONSTRAINT migration_pk PRIMARY KEY, "timestamp" bigint NOT NULL, name varchar NOT NULL);
ALTER TABLE dossier_day DISABLE TRIGGER USER;
ALTER TABLE default_version_change DISABLE TRIGGER USER;
INSERT INTO account SELECT * FROM json_populate_recordset(NULL::account, $rows$[
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":1,"id_local":"\\x1fcd47f98e6f908ed68835f0fdac23eb5fbb7004d6f80ed4d87dfe8f2c9d758c","id_qg":"\\x1fcd47f98e6f908ed68835f0fdac23eb5fbb7004d6f80ed4d87dfe8f2c9d758c","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":2,"id_local":"\\xf74804b22a7e279e42b5e6bf7df05a4c7b6ad69dcfb42dddc91720e0f65f3ee4","id_qg":"\\xf74804b22a7e279e42b5e6bf7df05a4c7b6ad69dcfb42dddc91720e0f65f3ee4","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":3,"id_local":"\\x0c0b7ba5ccf7943edd4c983fcac6adea85b51359ee1cb43194d79f55384ccc95","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":4,"id_local":"\\x0c287dcb0269ca6341abfa5fac5ad59c0d90cb88809343733963bc39bef5f765","id_qg":"\\x0c287dcb0269ca6341abfa5fac5ad59c0d90cb88809343733963bc39bef5f765","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":5,"id_local":"\\x822b4bdde35ea26212eadcc724eab807ffaf23d3e639d9d9f315f877ea23ef58","id_qg":"\\x822b4bdde35ea26212eadcc724eab807ffaf23d3e639d9d9f315f877ea23ef58","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":6,"id_local":"\\x392eebfca7699e3f24e12528af41a8934ebf3c0abed48a7259f8300905c34f3d","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":7,"id_local":"\\xc4d8b7d4408ca2498e3e72021f7bf445158143bdfd9378b928bb1dcb7c060b97","id_qg":"\\xc4d8b7d4408ca2498e3e72021f7bf445158143bdfd9378b928bb1dcb7c060b97","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":8,"id_local":"\\x077e5d921aba84eda517d4dea697532188199e0029c67ed863e523396e807a10","id_qg":"\\x077e5d921aba84eda517d4dea697532188199e0029c67ed863e523396e807a10","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":9,"id_local":"\\x85eb74805fd2c51f54f0292ff7a92b0c6071b9a34977a748740f5e7c9b97d99c","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":10,"id_local":"\\x41d92c0bef1dfb9086cd1e8e41528ec03c098e4e98ec18e6f6cafe90ca6d95a0","id_qg":"\\x41d92c0bef1dfb9086cd1e8e41528ec03c098e4e98ec18e6f6cafe90ca6d95a0","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":11,"id_local":"\\xf094f368ba768b62ce1065e02dddf1d78bb08c0a2c2040f69aa9d9e360bb91de","id_qg":"\\xf094f368ba768b62ce1065e02dddf1d78bb08c0a2c2040f69aa9d9e360bb91de","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":12,"id_local":"\\xdd70c0577defc6a9715862ceae443f78d4f89d76d288a5f4f80b1ddc1c5997d4","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":13,"id_local":"\\xc26daefc7a790627cd01e9d040e97161870fd6ef1df16f6b749e092acaf20d51","id_qg":"\\xc26daefc7a790627cd01e9d040e97161870fd6ef1df16f6b749e092acaf20d51","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":14,"id_local":"\\x2a30ab91288a651e3c8692cc0c4e3f585eea340ca2438fda63057f3510881456","id_qg":"\\x2a30ab91288a651e3c8692cc0c4e3f585eea340ca2438fda63057f3510881456","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":15,"id_local":"\\x66f2480808511b970a5875b1c55684f88518fca03173c0abe04c8ab3824c729e","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":16,"id_local":"\\xe50cb318d03d25bbf5d2f6790f6fc5f795bbcee18fe3749f259d3fe2008ea3c9","id_qg":"\\xe50cb318d03d25bbf5d2f6790f6fc5f795bbcee18fe3749f259d3fe2008ea3c9","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":17,"id_local":"\\x1b627f00b8266477c470769d5868311d9d4f65ecbbdea25f164fa03f70149c9f","id_qg":"\\x1b627f00b8266477c470769d5868311d9d4f65ecbbdea25f164fa03f70149c9f","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":18,"id_local":"\\x2522d948b04063aa7332b9cf17fdd1e520ebfff1cc687f6ab0938a7db24c7b0a","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":19,"id_local":"\\xfb392bd5723753f981ea2e2f6da3a880cf34d06ca67a424a9b7d563949902400","id_qg":"\\xfb392bd5723753f981ea2e2f6da3a880cf34d06ca67a424a9b7d563949902400","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":20,"id_local":"\\x7d1dd432fc17acc4bc519a087455cf0ef3d1257c8e1422f93b39b1da968079f9","id_qg":"\\x7d1dd432fc17acc4bc519a087455cf0ef3d1257c8e1422f93b39b1da968079f9","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":21,"id_local":"\\xfefb750379550aa65946ef133b0075c054f2a647123820e89a16f8503aa99f63","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":22,"id_local":"\\xbd263a88fdbbbd14053329092154ec992e038869aa8d47243813f1a81756eccf","id_qg":"\\xbd263a88fdbbbd14053329092154ec992e038869aa8d47243813f1a81756eccf","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":23,"id_local":"\\x6a559a4a517aa09d19a515231188202304fd122f28b2339fd0a0e99e083eb9c7","id_qg":"\\x6a559a4a517aa09d19a515231188202304fd122f28b2339fd0a0e99e083eb9c7","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":24,"id_local":"\\xdeafea70f0e93b76880305d8869d659d6afdef8a853e09294f7e4e4fa106db62","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":25,"id_local":"\\x8704afb22f23a6c0ae9ac066aab336526e257fc158e5f848d4d6f75bcbe249dd","id_qg":"\\x8704afb22f23a6c0ae9ac066aab336526e257fc158e5f848d4d6f75bcbe249dd","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":26,"id_local":"\\x1ea5cd75c711760578ed0027e424415d27705eb8a3aec9ec868f9cb87e093aee","id_qg":"\\x1ea5cd75c711760578ed0027e424415d27705eb8a3aec9ec868f9cb87e093aee","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":27,"id_local":"\\xc1aaa69668c4a99b92b9e4f64365af10e075106ebb23d078f8dfd4828f5e7e3b","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":28,"id_local":"\\xdc9c5430d7a166fe759286653fea00f45961190c1fd286964ced3023ce61dd92","id_qg":"\\xdc9c5430d7a166fe759286653fea00f45961190c1fd286964ced3023ce61dd92","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":29,"id_local":"\\x67e96d817d6ba7f3fd6a9fc9b0cc71b5368c149ec3d752df8f69c605083f51d6","id_qg":"\\x67e96d817d6ba7f3fd6a9fc9b0cc71b5368c149ec3d752df8f69c605083f51d6","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":30,"id_local":"\\x6da051635f7e6a7e452788ba4d0e792b9bda250386ddcc19d72e863d834860eb","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":31,"id_local":"\\xde53159c0aaac6df45501bdc3972d363e1cee95000b5799791c3740b833fb840","id_qg":"\\xde53159c0aaac6df45501bdc3972d363e1cee95000b5799791c3740b833fb840","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":32,"id_local":"\\x5d0cd0a120a9fb4724e08e4022c49f6d60232a8bcb5b0c782ce9b3bbd1d9419a","id_qg":"\\x5d0cd0a120a9fb4724e08e4022c49f6d60232a8bcb5b0c782ce9b3bbd1d9419a","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":33,"id_local":"\\x0a8cc151ec76e69289dcb1949713d3a7f3bfc29b2751e9f58188db7271d85f64","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":34,"id_local":"\\x8785cf3fb91fd9743ce47957643a71595c4ef9ed8b78a3380726965958e6c9ed","id_qg":"\\x8785cf3fb91fd9743ce47957643a71595c4ef9ed8b78a3380726965958e6c9ed","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":35,"id_local":"\\x30e626c20813dc23ef1b35bdd978d6e779095be566ba6e9a1d008675e056cf30","id_qg":"\\x30e626c20813dc23ef1b35bdd978d6e779095be566ba6e9a1d008675e056cf30","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":36,"id_local":"\\xd56d96088ae16b036477bf0d35a9f87fe45aaabc052301cbd767eef915342e36","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":37,"id_local":"\\x7a50c45ed44ffe4643cf6e63c08411439696100a352121d617dc189d89710ebf","id_qg":"\\x7a50c45ed44ffe4643cf6e63c08411439696100a352121d617dc189d89710ebf","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":38,"id_local":"\\xbe36f052db527924734cc68828d8a2092f61fec17d9880a9239be9587cd880db","id_qg":"\\xbe36f052db527924734cc68828d8a2092f61fec17d9880a9239be9587cd880db","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":39,"id_local":"\\xf15b07c0217e1d9baf06798768b5409878832fa15683e99a641933fd1ef6925b","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":40,"id_local":"\\xc7cee9f7b842d50b97f3d8b11570ae2add7ac5d1f85ff21c4831d402b308623b","id_qg":"\\xc7cee9f7b842d50b97f3d8b11570ae2add7ac5d1f85ff21c4831d402b308623b","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":41,"id_local":"\\x4ffb7939d7510d881eddf17187a5c9294846f5be77387bf5d70f93c0806715cf","id_qg":"\\x4ffb7939d7510d881eddf17187a5c9294846f5be77387bf5d70f93c0806715cf","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":42,"id_local":"\\x2524d5fe765aec2203c9a39681d1bea0cd98cf96648e6cf91a210d4cf550fc85","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":43,"id_local":"\\x207b8d8575a69bfc1f4a27ff50c7b26b576f49a3bb629ce7f2d9a0580408ef4a","id_qg":"\\x207b8d8575a69bfc1f4a27ff50c7b26b576f49a3bb629ce7f2d9a0580408ef4a","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":44,"id_local":"\\x0a33dd332aec9fb4d87e8c300b77ad6a487f52203ebcfea521612d67228b53ca","id_qg":"\\x0a33dd332aec9fb4d87e8c300b77ad6a487f52203ebcfea521612d67228b53ca","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":45,"id_local":"\\x9f55185c403923e1c3b19a1bef651ccb1e66a4be80adb3a223b99dc7ec006bef","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":46,"id_local":"\\x861fffdb35f2ebe388cb616a681988fb6cb0296731382f68670c276b76c24177","id_qg":"\\x861fffdb35f2ebe388cb616a681988fb6cb0296731382f68670c276b76c24177","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":47,"id_local":"\\x0ac0ed484012a5ace9bd3144d7891afc4aecf47529b8071aa99a065d37824bac","id_qg":"\\x0ac0ed484012a5ace9bd3144d7891afc4aecf47529b8071aa99a065d37824bac","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":48,"id_local":"\\xbf7276cf16cb9c0d620408ab9b6e13f4ff04e1d20f197748f37e75454d05ccbc","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":49,"id_local":"\\xf9c4cc70df62b0b1646e7378571a17173b588e172e0a35c9a4d86939a946e19d","id_qg":"\\xf9c4cc70df62b0b1646e7378571a17173b588e172e0a35c9a4d86939a946e19d","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":50,"id_local":"\\x7424360a46673836dca6e5affef053cbf7b35ab8acb70cae988da2e7db79275f","id_qg":"\\x7424360a46673836dca6e5affef053cbf7b35ab8acb70cae988da2e7db79275f","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":51,"id_local":"\\x31c930d3bc6ccd2dc29a3e51145dc0c507cb587340124b98224b016dd12350d8","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":52,"id_local":"\\x04ed974daf062bbbbe551bda0dd680c49c54bddd23b3786546695dd8d69ce7b2","id_qg":"\\x04ed974daf062bbbbe551bda0dd680c49c54bddd23b3786546695dd8d69ce7b2","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":53,"id_local":"\\x97fdde3bad15a20d215093ec1da0cb3d5972a614fb13b99b968c06c8c9af6166","id_qg":"\\x97fdde3bad15a20d215093ec1da0cb3d5972a614fb13b99b968c06c8c9af6166","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":54,"id_local":"\\xd3ac0fede706be9b333e376da7f774f3a00776ccab310c8d39d2a6f654b424d0","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":55,"id_local":"\\x82912af74f4b378dc5359023232f8f223328a1ff87ce9f2fa7458eed66fea5c2","id_qg":"\\x82912af74f4b378dc5359023232f8f223328a1ff87ce9f2fa7458eed66fea5c2","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":null},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":56,"id_local":"\\x5e5d1874ea70404a229a0898d1cc983ea0ba0e624a864b25028014cf9ebc4a78","id_qg":"\\x5e5d1874ea70404a229a0898d1cc983ea0ba0e624a864b25028014cf9ebc4a78","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":57,"id_local":"\\x3dcff938b54658f6970e3744e37996d3c65c40c899f008383266ea48d5db2426","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":58,"id_local":"\\x0d13bebd4355a63caa8aa93f2e935ceb5bd90c9392f9afae13da31db8853a887","id_qg":"\\x0d13bebd4355a63caa8aa93f2e935ceb5bd90c9392f9afae13da31db8853a887","type":2,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":59,"id_local":"\\xcf9ce477b4cdb1343e9844798e6f48a77ce6b887e8e4538d63d2beb0e6de62f5","id_qg":"\\xcf9ce477b4cdb1343e9844798e6f48a77ce6b887e8e4538d63d2beb0e6de62f5","type":3,"created_at":"2022-02-27T01:00:00+00:00","last_login":"2023-02-25T00:30:00+00:00"},
{"site_id":278,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","ordinal":60,"id_local":"\\x8c6f9addfa6fa10206d0361f5e336cc29c6fb0ceb4976119ab473c94ace69208","id_qg":null,"type":1,"created_at":"2022-02-27T01:00:00+00:00","last_login":null}
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
{"id":"01a23047-fef4-75ef-98dd-60814a2bfd7c","at":"2026-12-01T06:25:54.42+00:00","actor":"system","action":"user.added","site_id":null,"subject":"admin","detail":{"role": "admin"}},
{"id":"01a23048-0925-7534-b1e5-f5256cd7a9b8","at":"2026-12-01T06:25:57.029+00:00","actor":"admin","action":"user.signed_in","site_id":null,"subject":"admin","detail":{}},
{"id":"01a23048-0a6c-747b-a246-62a763801876","at":"2026-12-01T06:25:57.356+00:00","actor":"admin","action":"site.added","site_id":278,"subject":null,"detail":{}},
{"id":"01a23048-0fa6-74b4-bae6-7c39c405f697","at":"2026-12-01T06:25:58.694+00:00","actor":"admin","action":"user.added","site_id":null,"subject":"h34","detail":{"role": "officer"}},
{"id":"01a23048-1024-7184-a004-14f33e98123b","at":"2026-12-01T06:25:58.82+00:00","actor":"admin","action":"site.added","site_id":15,"subject":null,"detail":{}},
{"id":"01a23048-1514-70fd-ac34-74ceaf966841","at":"2026-12-01T06:26:00.084+00:00","actor":"admin","action":"user.added","site_id":null,"subject":"h56","detail":{"role": "officer"}},
{"id":"01a23048-173e-705f-bf7e-142a7e6eab5e","at":"2026-12-01T06:26:00.638+00:00","actor":"h34","action":"user.signed_in","site_id":null,"subject":"h34","detail":{}},
{"id":"01a23048-17e9-740d-9e8b-8b14b8fbef7e","at":"2026-12-01T06:26:00.809+00:00","actor":"h34","action":"submission.received","site_id":278,"subject":"01a23048-17b9-745e-a626-92941b39477b","detail":{"kind": "services", "dryRun": false, "sha256": "1d1a350a7a6e8731a2f04b31ef71fb95461c36be73f93a92c0fe7f5208393249", "fileName": "Danh sách.json"}},
{"id":"01a23048-3362-76cb-8ea3-1a398ad6caa3","at":"2026-12-01T06:26:07.842+00:00","actor":"h34","action":"default.changed","site_id":278,"subject":null,"detail":{"to": 1, "from": null, "kind": "services"}},
{"id":"01a23048-3384-74b1-850a-cea169a96800","at":"2026-12-01T06:26:07.876+00:00","actor":"h34","action":"submission.accepted","site_id":278,"subject":"01a23048-17b9-745e-a626-92941b39477b","detail":{"rows": 4, "dryRun": false, "errors": 0, "notices": 0, "warnings": 0, "versionNumber": 1}},
{"id":"01a23048-33c5-750a-8e05-4b4723a34164","at":"2026-12-01T06:26:07.941+00:00","actor":"h34","action":"submission.received","site_id":278,"subject":"01a23048-33c0-738d-a941-e0c8c7110a36","detail":{"kind": "services", "dryRun": false, "sha256": "201e4d16718d72f3d118240c41ad6bca9161436345f2f47703f37edc3ba14b03", "fileName": "Danh sách.json"}},
{"id":"01a23048-3e1c-77e8-96da-6731b9bb935e","at":"2026-12-01T06:26:10.588+00:00","actor":"h34","action":"submission.refused","site_id":278,"subject":"01a23048-33c0-738d-a941-e0c8c7110a36","detail":{"rows": 5, "dryRun": false, "errors": 4, "notices": 0, "warnings": 0, "versionNumber": null}},
{"id":"01a23048-4245-716e-bac8-e472f8801f32","at":"2026-12-01T06:26:11.653+00:00","actor":"h34","action":"submission.received","site_id":278,"subject":"01a23048-410c-75f0-b043-cdf6a5999e20","detail":{"kind": "accounts", "dryRun": false, "sha256": "4c44ca32032d9e87569373ea2f52aa844efcf54defa47cee044c7a6fb67d624d", "fileName": "tai-khoan.xlsx"}},
{"id":"01a23048-560e-73a1-830b-59471beeec4d","at":"2026-12-01T06:26:16.719+00:00","actor":"h34","action":"default.changed","site_id":278,"subject":null,"detail":{"to": 1, "from": null, "kind": "accounts"}},
{"id":"01a23048-5616-71d2-9952-1cd4eaf6f303","at":"2026-12-01T06:26:16.726+00:00","actor":"h34","action":"submission.accepted","site_id":278,"subject":"01a23048-410c-75f0-b043-cdf6a5999e20","detail":{"rows": 60, "dryRun": false, "errors": 0, "notices": 0, "warnings": 0, "versionNumber": 1}},
{"id":"01a23048-56d3-7076-a855-67d54ead057a","at":"2026-12-01T06:26:16.915+00:00","actor":"h34","action":"dossier_events.sent","site_id":278,"subject":null,"detail":{"events": 16}},
{"id":"01a23048-60e2-7477-9f43-d06271cc3d8c","at":"2026-12-01T06:26:19.49+00:00","actor":"system","action":"quarantine.moved","site_id":278,"subject":null,"detail":{"events": 1, "sentAs": 278}},
{"id":"01a23048-9133-74e0-aaca-d1f070091bfe","at":"2026-12-01T06:26:31.859+00:00","actor":"h34","action":"user.signed_in","site_id":null,"subject":"h34","detail":{}},
{"id":"01a23048-9252-762f-a512-cc269d284c09","at":"2026-12-01T06:26:32.146+00:00","actor":"h34","action":"submission.received","site_id":278,"subject":"01a23048-91ea-739f-ad18-9c1104e61700","detail":{"kind": "services", "dryRun": false, "sha256": "1d1a350a7a6e8731a2f04b31ef71fb95461c36be73f93a92c0fe7f5208393249", "fileName": "Danh sách.json"}}
]$rows$);
INSERT INTO default_version_change SELECT * FROM json_populate_recordset(NULL::default_version_change, $rows$[
{"site_id":278,"kind":"services","revision":1,"number":1,"changed_at":"2026-12-01T06:26:07.836+00:00","changed_by":"h34"},
{"site_id":278,"kind":"accounts","revision":1,"number":1,"changed_at":"2026-12-01T06:26:16.717+00:00","changed_by":"h34"}
]$rows$);
INSERT INTO dossier SELECT * FROM json_populate_recordset(NULL::dossier, $rows$[
{"site_id":278,"code_profile":"H34-0","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000001", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000001", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000001", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KS-1", "eventId": "000000000001", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000001", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-1","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000002", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000002", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000002", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KS-1", "eventId": "000000000002", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000002", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-2","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000003", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000003", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000003", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KS-1", "eventId": "000000000003", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000003", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-3","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000004", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000004", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000004", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KS-1", "eventId": "000000000004", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000004", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-4","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000005", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000005", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000005", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KS-1", "eventId": "000000000005", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000005", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-5","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000006", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000006", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000006", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KS-1", "eventId": "000000000006", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000006", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-6","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000007", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000007", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000007", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KS-1", "eventId": "000000000007", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000007", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-7","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000008", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000008", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000008", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KS-1", "eventId": "000000000008", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000008", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-8","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000009", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000009", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "direct", "eventId": "000000000009", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KS-1", "eventId": "000000000009", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000009", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":2,"status":1},
{"site_id":278,"code_profile":"H34-9","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000010", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000010", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "direct", "eventId": "000000000010", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KS-1", "eventId": "000000000010", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000010", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":2,"status":1},
{"site_id":278,"code_profile":"H34-10","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000011", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000011", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000011", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KH-1", "eventId": "000000000011", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000011", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KH-1","level":3,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-11","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000012", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000012", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000012", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KH-1", "eventId": "000000000012", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000012", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KH-1","level":3,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-12","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000013", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000013", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000013", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "KH-1", "eventId": "000000000013", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000013", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KH-1","level":3,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-13","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000014", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000014", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000014", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "HL-1", "eventId": "000000000014", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000014", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"HL-1","level":0,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-14","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000015", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000015", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000015", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "LA-1", "eventId": "000000000015", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000015", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"LA-1","level":null,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"H34-15","state":{"first": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000016", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "status": {"at": "2026-12-01T13:26:16.845", "value": 1, "eventId": "000000000016", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "channel": {"at": "2026-12-01T13:26:16.845", "value": "online", "eventId": "000000000016", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "codeTthc": {"at": "2026-12-01T13:26:16.845", "value": "LA-1", "eventId": "000000000016", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "received": {"at": "2026-12-01T13:26:16.845", "value": null, "eventId": "000000000016", "corrects": false, "receivedAt": "2026-12-01T13:26:16.845"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"LA-1","level":null,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"P-1","state":{"first": {"at": "2026-12-01T13:26:17.129", "value": null, "eventId": "000000000017", "corrects": false, "receivedAt": "2026-12-01T13:26:17.129"}, "status": {"at": "2026-12-01T13:26:17.129", "value": 1, "eventId": "000000000017", "corrects": false, "receivedAt": "2026-12-01T13:26:17.129"}, "channel": {"at": "2026-12-01T13:26:17.129", "value": "online", "eventId": "000000000017", "corrects": false, "receivedAt": "2026-12-01T13:26:17.129"}, "codeTthc": {"at": "2026-12-01T13:26:17.129", "value": "KS-1", "eventId": "000000000017", "corrects": false, "receivedAt": "2026-12-01T13:26:17.129"}, "received": {"at": "2026-12-01T13:26:17.129", "value": null, "eventId": "000000000017", "corrects": false, "receivedAt": "2026-12-01T13:26:17.129"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"P-2","state":{"first": {"at": "2026-12-01T13:26:17.142", "value": null, "eventId": "000000000018", "corrects": false, "receivedAt": "2026-12-01T13:26:17.142"}, "status": {"at": "2026-12-01T13:26:17.142", "value": 1, "eventId": "000000000018", "corrects": false, "receivedAt": "2026-12-01T13:26:17.142"}, "channel": {"at": "2026-12-01T13:26:17.142", "value": "online", "eventId": "000000000018", "corrects": false, "receivedAt": "2026-12-01T13:26:17.142"}, "codeTthc": {"at": "2026-12-01T13:26:17.142", "value": "KS-1", "eventId": "000000000018", "corrects": false, "receivedAt": "2026-12-01T13:26:17.142"}, "received": {"at": "2026-12-01T13:26:17.142", "value": null, "eventId": "000000000018", "corrects": false, "receivedAt": "2026-12-01T13:26:17.142"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1},
{"site_id":278,"code_profile":"P-0","state":{"first": {"at": "2026-12-01T13:26:16.944", "value": null, "eventId": "000000000019", "corrects": false, "receivedAt": "2026-12-01T13:26:16.944"}, "status": {"at": "2026-12-01T13:26:16.944", "value": 1, "eventId": "000000000019", "corrects": false, "receivedAt": "2026-12-01T13:26:16.944"}, "channel": {"at": "2026-12-01T13:26:16.944", "value": "online", "eventId": "000000000019", "corrects": false, "receivedAt": "2026-12-01T13:26:16.944"}, "codeTthc": {"at": "2026-12-01T13:26:16.944", "value": "KS-1", "eventId": "000000000019", "corrects": false, "receivedAt": "2026-12-01T13:26:16.944"}, "received": {"at": "2026-12-01T13:26:16.944", "value": null, "eventId": "000000000019", "corrects": false, "receivedAt": "2026-12-01T13:26:16.944"}, "returned": null, "isFromDVCQG": null},"day":"2026-12-01","returned_on":null,"code_tthc":"KS-1","level":4,"list_version":1,"channel":1,"status":1}
]$rows$);
INSERT INTO dossier_day SELECT * FROM json_populate_recordset(NULL::dossier_day, $rows$[
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","code_tthc":"LA-1","level":-1,"channel":1,"status":1,"adjusted":false,"received":2,"returned":0},
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","code_tthc":"HL-1","level":0,"channel":1,"status":1,"adjusted":false,"received":1,"returned":0},
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","code_tthc":"KH-1","level":3,"channel":1,"status":1,"adjusted":false,"received":3,"returned":0},
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","code_tthc":"KS-1","level":4,"channel":2,"status":1,"adjusted":false,"received":2,"returned":0},
{"site_id":278,"day":"2026-12-01","known_on":"2026-12-01","code_tthc":"KS-1","level":4,"channel":1,"status":1,"adjusted":false,"received":11,"returned":0}
]$rows$);
INSERT INTO dossier_event SELECT * FROM json_populate_recordset(NULL::dossier_event, $rows$[
{"site_id":278,"seq":16,"event_key":"e-15","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-15","code_tthc":"LA-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":15,"event_key":"e-14","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-14","code_tthc":"LA-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":14,"event_key":"e-13","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-13","code_tthc":"HL-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":13,"event_key":"e-12","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-12","code_tthc":"KH-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":12,"event_key":"e-11","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-11","code_tthc":"KH-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":11,"event_key":"e-10","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-10","code_tthc":"KH-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":10,"event_key":"e-9","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-9","code_tthc":"KS-1","name_tthc":"","status":1,"channel":2,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":9,"event_key":"e-8","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-8","code_tthc":"KS-1","name_tthc":"","status":1,"channel":2,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":8,"event_key":"e-7","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-7","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":7,"event_key":"e-6","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-6","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":6,"event_key":"e-5","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-5","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":5,"event_key":"e-4","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-4","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":4,"event_key":"e-3","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-3","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":3,"event_key":"e-2","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-2","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":2,"event_key":"e-1","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-1","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":1,"event_key":"e-0","received_at":"2026-12-01T06:26:16.845+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"H34-0","code_tthc":"KS-1","name_tthc":"","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":17,"event_key":null,"received_at":"2026-12-01T06:26:17.129+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"P-1","code_tthc":"KS-1","name_tthc":"Khai sinh","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":18,"event_key":null,"received_at":"2026-12-01T06:26:17.142+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"P-2","code_tthc":"KS-1","name_tthc":"Khai sinh","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null},
{"site_id":278,"seq":19,"event_key":null,"received_at":"2026-12-01T06:26:16.944+00:00","occurred_at":null,"known_on":"2026-12-01","code_profile":"P-0","code_tthc":"KS-1","name_tthc":"Khai sinh","status":1,"channel":1,"level":null,"is_from_dvcqg":null,"receiving_place":null,"payment":null,"user_type":null,"user_location":null,"user_local":null,"user_qg":null,"correction_of":null,"doubts":[],"kept":null}
]$rows$);
INSERT INTO emc_user SELECT * FROM json_populate_recordset(NULL::emc_user, $rows$[
{"id":"01a23047-fb4c-74a9-95d1-b0b1599bccd0","username":"admin","display_name":"Quản trị viên","password_hash":"$argon2id$v=19$m=19456,t=2,p=1$cm51Hnr4g52xEnuluI2abw$NOwo3lPHGBjxrpa4tvSK/kv6bg5bemMbQE4rMpP/ZtE","role":"admin","agency_code":null,"disabled":false,"wrong_passwords":0,"locked_until":null,"created_at":"2026-12-01T06:25:54.356+00:00","last_login_at":"2026-12-01T06:25:56.976+00:00","revision":1},
{"id":"01a23048-1082-7749-97ab-811f8ef4a5ee","username":"h56","display_name":"Cán bộ H56","password_hash":"$argon2id$v=19$m=19456,t=2,p=1$KuLTNu3Po0e1sRwlhWTnqw$LV1Us/5gfTKKypsEw9ZasnXbyPsegDLY6yOgQKqpjdk","role":"officer","agency_code":"H56","disabled":false,"wrong_passwords":0,"locked_until":null,"created_at":"2026-12-01T06:26:00.076+00:00","last_login_at":null,"revision":1},
{"id":"01a23048-0af7-704d-be69-9e526ae2c765","username":"h34","display_name":"Cán bộ H34","password_hash":"$argon2id$v=19$m=19456,t=2,p=1$yxv9ktcuXECvsSM7WRSTbA$rXVrjthztSWdMS87t55l2+zivMTFUrBZb9jSHIFpOlI","role":"officer","agency_code":"H34","disabled":false,"wrong_passwords":0,"locked_until":null,"created_at":"2026-12-01T06:25:58.684+00:00","last_login_at":"2026-12-01T06:26:31.785+00:00","revision":1}
]$rows$);
INSERT INTO feed_quarantine SELECT * FROM json_populate_recordset(NULL::feed_quarantine, $rows$[
{"id":"01a23048-57cc-7778-a479-a2229b701eca","received_at":"2026-12-01T06:26:17.162+00:00","site_sent":9999,"codes":["SITE_UNKNOWN","CHANNEL_UNKNOWN"],"content_type":"application/json","body":"\\x582551da91b1731528514aa857b5524d44fbdd7533daf8c28a8b1bdd34dfc7c63e819c9212aea86554638b974a35f85bb0f273da9a0f4fbdbf5b163f4d9c5daa43b91ffed5553a690030c33aa9c6e8955a7c3776be9bb262f1052ae8d87bda6e032a4a39","event":{"status": 1, "channel": null, "codeTthc": "KS-1", "nameTthc": "", "codeProfile": "P-9"},"settled_at":null,"settled_to":null},
{"id":"01a23048-56f2-7126-af2f-95b6549821c9","received_at":"2026-12-01T06:26:16.944+00:00","site_sent":278,"codes":["SITE_UNKNOWN"],"content_type":"application/json","body":"\\x","event":{"status": 1, "channel": "online", "codeTthc": "KS-1", "nameTthc": "Khai sinh", "codeProfile": "P-0"},"settled_at":"2026-12-01T06:26:19.476+00:00","settled_to":278}
]$rows$);
INSERT INTO feed_state SELECT * FROM json_populate_recordset(NULL::feed_state, $rows$[
{"site_id":278,"last_seq":19,"derived_seq":19,"last_event_at":"2026-12-01T06:26:17.142+00:00","events":19,"rebuilt_at":null}
]$rows$);
INSERT INTO installation SELECT * FROM json_populate_recordset(NULL::installation, $rows$[
{"name":"key","value":"660153a9"}
]$rows$);
INSERT INTO list_version SELECT * FROM json_populate_recordset(NULL::list_version, $rows$[
{"site_id":278,"kind":"services","number":1,"submission_id":"01a23048-17b9-745e-a626-92941b39477b","row_count":4,"definition_revision":1,"accepted_at":"2026-12-01T06:26:07.793+00:00","identity_key":null,"summary":null},
{"site_id":278,"kind":"accounts","number":1,"submission_id":"01a23048-410c-75f0-b043-cdf6a5999e20","row_count":60,"definition_revision":1,"accepted_at":"2026-12-01T06:26:16.714+00:00","identity_key":"4cd00f8b","summary":{"asOf": "2023-02-28", "byType": {"1": 20, "2": 20, "3": 20}, "linked": 40, "accounts": 60, "active30": 48, "active90": 48, "createdThisMonth": 0}}
]$rows$);
INSERT INTO migration SELECT * FROM json_populate_recordset(NULL::migration, $rows$[
{"id":1,"timestamp":1767200000000,"name":"Lists1767200000000"},
{"id":2,"timestamp":1767300000000,"name":"InstallationKey1767300000000"},
{"id":3,"timestamp":1767400000000,"name":"Accounts1767400000000"},
{"id":4,"timestamp":1767500000000,"name":"Dossiers1767500000000"},
{"id":5,"timestamp":1767600000000,"name":"Reconciliation1767600000000"}
]$rows$);
INSERT INTO service SELECT * FROM json_populate_recordset(NULL::service, $rows$[
{"site_id":278,"submission_id":"01a23048-17b9-745e-a626-92941b39477b","row_number":2,"name":"Đăng ký khai sinh","level":4,"url":null,"id_cdvcqg":"1.001193.000.00.00.H34","id_mcdt":"KS-1","search":"dangkykhaisinh10011930000000h34ks1"},
{"site_id":278,"submission_id":"01a23048-17b9-745e-a626-92941b39477b","row_number":3,"name":"Đăng ký kết hôn","level":3,"url":null,"id_cdvcqg":"1.000894.000.00.00.H34","id_mcdt":"KH-1","search":"dangkykethon10008940000000h34kh1"},
{"site_id":278,"submission_id":"01a23048-17b9-745e-a626-92941b39477b","row_number":4,"name":"Cấp giấy phép huấn luyện","level":0,"url":null,"id_cdvcqg":"2.000221.000.00.00.H34","id_mcdt":"HL-1","search":"capgiayphephuanluyen20002210000000h34hl1"},
{"site_id":278,"submission_id":"01a23048-17b9-745e-a626-92941b39477b","row_number":5,"name":"Đăng ký khai tử","level":4,"url":null,"id_cdvcqg":"1.000656.000.00.00.H34","id_mcdt":"KT-1","search":"dangkykhaitu10006560000000h34kt1"}
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
INSERT INTO submission SELECT * FROM json_populate_recordset(NULL::submission, $rows$[
{"site_id":278,"id":"01a23048-17b9-745e-a626-92941b39477b","kind":"services","state":"accepted","receipt":1,"file_name":"Danh sách.json","sha256":"1d1a350a7a6e8731a2f04b31ef71fb95461c36be73f93a92c0fe7f5208393249","source":"rows","submitted_by":"h34","submitted_by_id":"01a23048-0af7-704d-be69-9e526ae2c765","submitted_at":"2026-12-01T06:26:00.761+00:00","finished_at":"2026-12-01T06:26:07.849+00:00","dry_run":false,"make_default":true,"idempotency_key":null,"request_hash":"f3220142f03bf2cedca55d3de37dd77d7e6d25c56182fd5721526f7fd92ff6f3","decision_number":null,"decision_date":null,"decision_scan_type":null,"queued_at":"2026-12-01T06:26:00.761+00:00","attempts":0,"rows_read":4,"rows_expected":4,"row_count":4,"errors":0,"warnings":0,"notices":0,"sheet_name":"Danh sách","version_number":1,"diff":{"added": 4, "after": 4, "before": 0, "against": null, "levelUp": 0, "removed": 0, "renamed": 0, "levelDown": 0, "unchanged": 0, "urlChanged": 0, "codeChanged": 0, "removedShare": 0, "nationalCodeChanged": 0},"as_of":null,"mode":null,"parts_expected":null,"cancelled_by":null,"original_deleted_at":null},
{"site_id":278,"id":"01a23048-33c0-738d-a941-e0c8c7110a36","kind":"services","state":"refused","receipt":2,"file_name":"Danh sách.json","sha256":"201e4d16718d72f3d118240c41ad6bca9161436345f2f47703f37edc3ba14b03","source":"rows","submitted_by":"h34","submitted_by_id":"01a23048-0af7-704d-be69-9e526ae2c765","submitted_at":"2026-12-01T06:26:07.936+00:00","finished_at":"2026-12-01T06:26:10.585+00:00","dry_run":false,"make_default":false,"idempotency_key":null,"request_hash":"0a98ca45ee93976b32b1aa8d1491d6b9e72b67a755446a60192f2da5f8a934aa","decision_number":null,"decision_date":null,"decision_scan_type":null,"queued_at":"2026-12-01T06:26:07.936+00:00","attempts":0,"rows_read":5,"rows_expected":5,"row_count":5,"errors":4,"warnings":0,"notices":0,"sheet_name":"Danh sách","version_number":null,"diff":null,"as_of":null,"mode":null,"parts_expected":null,"cancelled_by":null,"original_deleted_at":null},
{"site_id":278,"id":"01a23048-410c-75f0-b043-cdf6a5999e20","kind":"accounts","state":"accepted","receipt":3,"file_name":"tai-khoan.xlsx","sha256":"4c44ca32032d9e87569373ea2f52aa844efcf54defa47cee044c7a6fb67d624d","source":"file","submitted_by":"h34","submitted_by_id":"01a23048-0af7-704d-be69-9e526ae2c765","submitted_at":"2026-12-01T06:26:11.34+00:00","finished_at":"2026-12-01T06:26:16.723+00:00","dry_run":false,"make_default":true,"idempotency_key":null,"request_hash":"5b3e958fc16f7c68deb844081f51939c1027471804b642c01e45da8096f7963c","decision_number":null,"decision_date":null,"decision_scan_type":null,"queued_at":"2026-12-01T06:26:11.34+00:00","attempts":0,"rows_read":60,"rows_expected":60,"row_count":60,"errors":0,"warnings":0,"notices":0,"sheet_name":"Tài khoản 1","version_number":1,"diff":{"kept": 0, "added": 60, "after": {"asOf": "2023-02-28", "byType": {"1": 20, "2": 20, "3": 20}, "linked": 40, "accounts": 60, "active30": 48, "active90": 48, "createdThisMonth": 0}, "before": null, "against": null, "removed": 0, "dropShare": 0},"as_of":"2023-02-28","mode":"replace","parts_expected":null,"cancelled_by":null,"original_deleted_at":null},
{"site_id":278,"id":"01a23048-91ea-739f-ad18-9c1104e61700","kind":"services","state":"queued","receipt":4,"file_name":"Danh sách.json","sha256":"1d1a350a7a6e8731a2f04b31ef71fb95461c36be73f93a92c0fe7f5208393249","source":"rows","submitted_by":"h34","submitted_by_id":"01a23048-0af7-704d-be69-9e526ae2c765","submitted_at":"2026-12-01T06:26:32.042+00:00","finished_at":null,"dry_run":false,"make_default":false,"idempotency_key":null,"request_hash":"f9d23f6ef70e6c4e2d6635de7090d162ec1efb84fa11ff1f731d87c4851e401d","decision_number":null,"decision_date":null,"decision_scan_type":null,"queued_at":"2026-12-01T06:26:32.042+00:00","attempts":0,"rows_read":0,"rows_expected":null,"row_count":0,"errors":0,"warnings":0,"notices":0,"sheet_name":null,"version_number":null,"diff":null,"as_of":null,"mode":null,"parts_expected":null,"cancelled_by":null,"original_deleted_at":null}
]$rows$);
INSERT INTO submission_issue SELECT * FROM json_populate_recordset(NULL::submission_issue, $rows$[
{"site_id":278,"submission_id":"01a23048-33c0-738d-a941-e0c8c7110a36","ordinal":1,"code":"NAME_MISSING","severity":"error","row_number":6,"column_key":"name","cell":"A6","value":null,"message":{"en": "The name of the service is missing. Enter the name of the procedure, or delete the row if it is surplus.", "vi": "Thiếu tên dịch vụ công. Hãy nhập tên thủ tục hành chính, hoặc xóa cả dòng nếu dòng thừa."},"fix":null,"sheet":null},
{"site_id":278,"submission_id":"01a23048-33c0-738d-a941-e0c8c7110a36","ordinal":2,"code":"LEVEL_INVALID","severity":"error","row_number":6,"column_key":"level","cell":"B6","value":"9","message":{"en": "“9” is not a level. Enter 0 (not online), 3 (partly online) or 4 (full-process online).", "vi": "“9” không phải là cấp độ. Hãy nhập 0 (không trực tuyến), 3 (một phần) hoặc 4 (toàn trình)."},"fix":null,"sheet":null},
{"site_id":278,"submission_id":"01a23048-33c0-738d-a941-e0c8c7110a36","ordinal":3,"code":"CODE_INVALID","severity":"error","row_number":6,"column_key":"idCdvcqg","cell":"D6","value":"x","message":{"en": "“x” is not a code of the national public service portal. Enter a code like 1.004873.000.00.00.H34 or 1.004873.", "vi": "“x” không phải là mã trên Cổng Dịch vụ công quốc gia. Hãy nhập mã dạng 1.004873.000.00.00.H34 hoặc 1.004873."},"fix":null,"sheet":null},
{"site_id":278,"submission_id":"01a23048-33c0-738d-a941-e0c8c7110a36","ordinal":4,"code":"ID_DUPLICATE","severity":"error","row_number":6,"column_key":"idMcdt","cell":"E6","value":"KS-1","message":{"en": "Code “KS-1” already stands in row 2. Keep one row, or mend the code if these are two services.", "vi": "Mã “KS-1” đã có ở dòng 2. Hãy giữ lại một dòng, hoặc sửa mã nếu là hai dịch vụ công khác nhau."},"fix":null,"sheet":null}
]$rows$);
ALTER TABLE dossier_day ENABLE TRIGGER USER;
ALTER TABLE default_version_change ENABLE TRIGGER USER;
SELECT setval('migration_id_seq', (SELECT max(id) FROM migration));
-- Files, as base64:
-- received/278/01a23048-17b9-745e-a626-92941b39477b.original RU1DU0VBTAFYJVHa+fXEvuy4nFnBt+9FcHtaWqNWTrcOyIw3pZBIlGHBmsRFaecU9xbyFG23Nps0+ezsSjEfnXuKlU2kKxmKWjrYZcIauFThP3TIJ2XRtnvhnHul3q+TsLmkkjniYFdMYJllYl+Kzt9mvpYYueUaM2+FbEv4vUsbD1hSL2g+xemyHMhknjwSA/ZSrfJ2tkkd5ugee10Pw/oBrOsG+NTMN7KGt+oUfMWlvxVgzWoOYPL61vahlh7Gzt9qEcoZ8sXrlcE7w94EAbl2lc7cASGt9U/xaXTFZ3Vn2xLGFKroZ1UNUHxpyS6hIxhwopjpIxvoxFitWw1W1tjDyNa4Qpu6BWV7KLQz8efezUxDHqw40RkV2/gREaPol7mbu+wZ1exQNAaO7PubsrE58Ft65JPZywa9SrVSEQIg8wBWXnP83zlhx8AYtUYDKH6wCOCkXetMwgUglZJfLC22jG7LpmE5KmCn5438HLN+cx5mdKqWSCsHGhE0OhoyadbPG32HQjRBL722fcpur8cxnKgG2FrxZnSWaB/b9wKDJ/GHMZXtniy/BhQqRfDL0BT1Lz1l7HThr8es
-- received/278/01a23048-33c0-738d-a941-e0c8c7110a36.original RU1DU0VBTAFYJVHa1y2lWO/ozICWJTDNNNRbussWsnI0E1auxV8kOS9V3ogPwL6UrSyJlsWP5a+/28UDXO041TgOqp33ZZnaCzrU2qk/eKs87Vus9VxliDVNBEcuv5bRM76c8pjp1qQyjBSqAOIvBiwzlQzr4dPRFKpZPAvPgPE+FOdaBCXhy8N4j2bD34OKudvL68h/Bvwcjfr8T02NjQQ58AGjjbrxtHyj+EGYxZpWyEGyB3CVQ7WuGkAzJ4WyZIY0olzFwnd+tB0by2ILFih6A5hB32XF9qGEsBu3DqbiJQftKtBaGbMGdEftP2VGpE5S8zbbdkC/0CKH5TKXJtHkZSZpl5+Yug8HhQDZhj10Y8rXHGdxeDNFSHYNguMM1lCjkYoPDBJX1nE9H10aMwVsrIDisNdTdvlVpGnRostLiyF5ETZhIUIEozVePwuLRlbt+zNbtw1ky31jhqgOaWnjN0xK5r+Ya52k3Z58VMa/XoAXkcGyGt0oR3g11UrLvCEzPq+THV/29R4ytH8bp3Mk4axdLu3xxjwXg0ZsqvOmPsazTokVB179Gkmi6VNqH5gC3IfRVEEOglTVBnt68A/qXLgPaYI0ioFf8zQNXVn4
-- received/278/01a23048-410c-75f0-b043-cdf6a5999e20.original RU1DU0VBTAFYJVHanv0YHniOHFNj6umWFZRyx4J9QIeHMp4Cla80wAKxc56s2mXVrPoEMPkVz+RO+/NVPXpE5nkWD2+1HTshuvtIhMnt8qgOHsBTGy/8wDXx5+QuR88/HnyH9JDobiIJgZuGRT8P+U0ootvM46gYfHnGmfl+z4lc77CGS1VezbY/qrkVjPKAnj+62DkGKtWNTZd/YFU4rQHBRFKgSYbLlxEje3bPsqavSDiOWUCXRV4tiegLU21T3kyJxQji/Sh4nUMQl1uh58Y4vmB1AgLWw9EOo99wf/hotoUYlTg+Y/AIMBKOMAPuhfjLBw3AptXSmiRiR7sZLtC30cBUA6giRmvWD70KoCP5qh7BYlSgvscBk4CmsXPviieYfM/7W+vpbRWL+Jc8YU5ro31f4y3xJ3ffS4Dkn4kyIbXQqtVcQ32PJzYHieqHWD3p2yfQkEZqsqsMY6Zt5MCv2vOkBzW/7JSRxlXd+TM5aBCxL9sd1peNt2w7FSrUFgRwLi35isGVR/2GV5KPeBL8OV+ISY05DpIfqQctPnB2rIg9tg8rbuXe38f4tHm8FInNBC4NEIKgpxPKxCeVV/p1XJAb6ofzAog4vvzuK1CiNytfsTtqDuQP4bYScwoFgCNSgdSWkVC8fRiFhX1AIeEuzon24fxiChgX3/uGx7UlQ44iAzq9eRsaoU3li/II5Jpr+Q0DIOm1wLmsyyCkjjUJBsTxBiFGAdrzUA4O9nvg5BXfPbZYeyC63fAnk3+nv64se9mCiaXcmLQ54pRLJBF5nyIZXe9sLo/HkZGXsNlIJ3skwPG2HNDDccWRSiYD3Jl+DY0g1GBcdtI836NeSn7OPe1oIuCUT/H913NIFcc4s3/8qAXAXtiBS5JotIc9AhH7seI2LFnZOt8E3jw0AMmqqqrUYb46fqd6eCxrjAT/S8qLWjsMT7OlFDAu/mPk+Qe5b6Az2A5EsH3DUj0Sdk6F7nFWy+5H6+srtBx8ROKcmd4oSUaDXbDpOKRRvSCsNJmJAnmDvpN4Cw8FUfXjnnsfK+RydchSZRGmnRX4pMSMEEZjwy4/TqGRWJ1y0gqsC7LbZawSdtByn/wyJ499K57WaJVN0nUWE84jd8FdXWQiq/URX07T8RgpxtNB24AMdDlqkZMj53vonfVBnXzEDWLa4DYiB2cTvByRk+D7Bxq8okSh6JTAXkGfHXroLMY86kNEtOaRy0cBD2AWpoP9AUmK1jWEp6bNaO4Q9CjFGU3zFOrX2N+LJn2kz+6gEPJDk6egHid/hEJCTprMOlhz53cQGMpjh6DBrRsDjAaLphhujsKUw8M/z/53hAZ2rdrTaK/uK5yKmCCaLHtRClNdywKJuqWkzfHURxDc0ARc2KXrsjFkLgOVQ3GeYipCEFWmrAYif/8FmysYis51kwMcBQDy7tIzbHk60QLK4rlldbU2b+Y70tfgnKLWUC4tDfIrk5Pyh7/2e2R03beBRyS914xWFYvmKTXctswPYlXELMm5sgU8gONQMS5WQPLtLwkN9TUwqYrMG+4urD28nAf1vMB25OFiZvsoiFpf89G9yjXCmfm5RAfuw+V0uSaOTdzyXVdgr2+G0156RxONMabIu5h+cVEXr/bUtS5VgEILkK8padV5b0kipwMjf7gM7uj3N6UFfFv5uBDucdRrS+oJZDrwNGoyjNf57f0xypbrLPNpdPclArBmM3+TKYHUGT63gB5P9Z3fcrZU6juNE4ZJmT6zeGWGqWzpn0V1RO2UzfM6PU9q8b19l3rXEktGjeXDE42RXLfIjre+tRhFEj0IzU7308/kmmUMq4FSbZZP8cn27KZDNBo0DM/p/E3PM4VzpArQyMIGsTHT2PFfv5KRNafR8x6mohMiEdx2Gxf+pPmYQoTYC2XKzkQBT48dim9POTDRbDg+FBWDsTl9fRI1fMsWpRqXbIB3FbPLqAZFtpKXQ4NZ5eMw8JgHHX9PdbSkF6+QW5R/8oQOKIqOswG82HZiXguirFaiixgHxqIYiKlflNsmB07uXtjW17uTbM/U4LBJHYF5UT6U2cJu3E/fT6Tr/97sHspiY9EFRZiUYZlKaeSdxa8b0CbPAZnPqqb2HDe6o+//Hb855nP4bPzvHyYbQyVy62rai5Ct526U6rVSBXpjB7e369oghBpGVA8TQv/Hn4ZPmHyI1UWIrqlC+iT1p0EC08gQ5RMM81fME0g4V8bTo4jzrWZWrbJqB9NnMOUrh31HjYE6NEQYbKare2kwvrkCV9JeCTSgOV2AevOe5NXX8Vras6db8mjNCZUlbm88m7yepom4YBsZUaSy7abKys++E/ugw+AL1Ybc4gfoJ99hpO6b4RXIGQ0BFOh0Mag5j7/+QY61r6pp3osJNnNx+3e587cJkErQ8m8zxqaU+oEgmo3r91E2cuHwTdIClRuuTVhuHiLkrbww3yjlfn0wgzbk9TD7gkskJuE4ufL1cVsAzbIbVfAZv6tXCSUHJn9jzz4phuK5ntreMfnl1/N6mTOdxguMQ92PkprNm2cxgqEXK2lPWhnEkLvi28BFqgZZK+8aMs+zPSnK9uWxFSTRtXNC7QH8sSFvEYevgaNA7HWKfaM1XniHKFkgeDxcyJyC05Lwl5UcYQXTzQbCAdErZoOH0tUceI+NlEjMX7jxXgEz8/0yAoAT+oXNeAz+U8C2xw9JMPnaNpHCknoHfB/WXzsbfXNBxHT62z/dCTYD9XM6XR3i75b4XaD33J6ARjLxQoa2B/raZDS1KQcY2g3i3obpaIjm0JOm2ESeRtHr94zM7VQrhSqtFf7xBCnUlz/eAXtR2phnvmbtNw9EeT2OHviOwfpS65DVxbAud0BLt5/8J/mlXanlCgGdDggKSOAXR63IumGt5n5qjmaUhsZY8hZAED8VHqiCQncxj3bmgAz81bXxFTrf6XuX9XfblTmrL+7WlpxVNoU13qKyWJKGm3Bzper16XPe5titolGItIFP4QrtMkf4H9KqKfVCl62iWwWwB5fDa2iI1wkZv4Mr0GhrEI1Tg+DYA0TLy7mSiV50tDAoSYEzqlrYggdtzxPC/X17/ZijVQgsCUjkdEtQJdmRVxeaJV81azyKZPF2Sl4DcDVkz9uoG3hempy7ppDRVqdGzmlvtJN3x5apP8VSgqU8ndsdGlBqSEFgCReribVOwB2H1ipUWehvVxsbmrwmOAD1o4iQ+VcpEqrflzLmvSLSJ4L7s/orj0W8J79OPIPTFjZRyOyFI9k0SmAaY5kRiFWF04Fmbke3cQXW62LVDLUcrYL9pJIP0nN69gKgDT7VHgk+k0KaYzyQwIcmmLRAT1ufPOPeN5i9OEPdW7YuPE9Ibvmphb2xXk9k5/mm+lJhw6qJ7+/oU//NsuahViJrncNMABnDidc9SKhc0LppPEps8gWj8clNjpAkqC9wA75QVRaIZTVt5s/TMBWiEluTRoOLnXuXzG61XhNrlQXTqC3myRUwpbIKf9sKP3JwhceYZ4SPF8QTzORc+kByBxVwyxBeA/K9+NSKsNaqJeYhtHybOLFhnk0cMtGZeIEGiol3AyvfIRlVrclCjoU3jiJegWzqQ+geUZdeaVUxYq445oPNW2vIdnErdynXFWMd3uUWSYukZoc5ZP43idXQUWNfL79qHF/7QP7YTj9LBVjo7TMgayD3jUOxYxth0dex25+Qa45+cP2nFG4EAAUwwPH2VchU+mlB0DLtz4rT8W/wObXqIetOm/t6uP/4+FF78U6eiC4d5QLwKLSml3/VRoRf0Gvsk4UY3/mHic2crCHsbGdtKeCMcSKKgdvNWtxV58grbU60PTOAKn15qIVRvZ+hZmEHfSITomkZ9K/YYpMkZxoKNKRRkEEN5JFTVlSUNl0LGLvgPGs3kaAHGKzujpK3fZ+MZolAh6IfY4uYBwTsyXHXuBr7qL0tQB+HUg71IQ3fwo44Q1EsHwG/hgvXs3LLh7sZjDNX32Wtseixk57800/l47qE6b6lVC0m8P+EVaNjwdZcB5esgljJpu+aKFi8jwoc4jCxJM34JteNre6gG+u1lDWZzi0SQMx6FYvLTD1XWAK5ut1qj7x8bOKNh20t0y9miillEkUJCfYV+nNRGYkaIg==
-- received/278/01a23048-91ea-739f-ad18-9c1104e61700.original RU1DU0VBTAFYJVHaPePtiy3B8bZmwE50oh0RwfAUqCe/j7ndp7tdWJJGlrvsvREiOfx7A48TxyJp8kdluSm5f8akCQJ+9RwDDFpaqvMYJqmAmdKfHemQXwsywCxPM30FBQgQhPVlkDA2nACmQi+IjAvMRcJ58R2WTsr1QmrELjrqCfZqU3wRJBge5K2QcSV0m7ni5ezWYrx5kmqkebXLfMYXWt367MochJ7BKe3MFz6fgNyl4//knfp2WEzkj3YSi6RUuvn8nkMETwDR+di0ClEWQ3tMhzFIC0bTkcTphEFSsh54uRPU3LggS9fnqz7sYPRQbff2klFVs53mnbYq6T5pt0woIF2AYjjD7fa+G+F98hasIU/amcfM+XOuzVA+YWfILEMrrtX3p61zH5rRpmQbRfCzzvxNIjwt/PhMH8HLNZxw0fhjjM8A57FkZnCQguEc1ibDPr+rUZoaKquxJTjv+gsNyLPmWBvZsjFjsaOTF9nvkWutNYYZxiNXdiZVF2JWTBRazy1ENKMXmfBREzNPrHGVfYVekzQYegA9ellsHM3xCAq534+YFuu7f5mCQSqSvINmXfI38Mo4
