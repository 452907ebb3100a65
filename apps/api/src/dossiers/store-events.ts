import type { FeedQuarantine } from './feed-quarantine.entity.js';

/** An event on its way into the database; hashes and moments as SQL takes them. */
export interface NewEvent {
  readonly siteId: number;
  readonly eventKey: string | null;
  readonly receivedAt: string;
  readonly occurredAt: string | null;
  readonly knownOn: string;
  readonly codeProfile: string;
  readonly codeTthc: string;
  readonly nameTthc: string;
  readonly status: number | null;
  readonly channel: number | null;
  readonly level: number | null;
  readonly isFromDvcqg: boolean | null;
  readonly receivingPlace: string | null;
  readonly payment: string | null;
  readonly userType: number | null;
  readonly userLocation: string | null;
  /** `\x…`, as `userQg`. */
  readonly userLocal: string | null;
  readonly userQg: string | null;
  readonly correctionOf: string | null;
  readonly doubts: readonly string[];
  /** Lengths of what was not understood, by field; and the fields themselves, sealed, as `\\x…`. */
  readonly unread: Readonly<Record<string, number>> | null;
  readonly unreadBody: string | null;
}

/** What goes into quarantine; its body sealed, as `\x…`. */
export type HeldEvent = Pick<FeedQuarantine, 'id' | 'siteSent' | 'codes' | 'contentType' | 'event'> & {
  readonly receivedAt: string;
  readonly body: string;
};

export interface Batch {
  readonly events: readonly NewEvent[];
  readonly held: readonly HeldEvent[];
}

/** A group of posts by its number among those of one writer; it is stored once, however often it is tried. */
export interface Group {
  readonly writer: string;
  readonly number: number;
}

interface Db {
  query(text: string, values: unknown[]): Promise<unknown>;
}

const columns = `site_id, event_key, received_at, occurred_at, known_on, code_profile, code_tthc, name_tthc, status, channel,
  level, is_from_dvcqg, receiving_place, payment, user_type, user_location, user_local, user_qg, correction_of, doubts, unread`;

/**
 * Stores a batch, all or nothing, in one statement: that is one way to the database and one commit for all who wait. The rows
 * come as one JSON text, which both sides turn in less time than arrays of columns. A site's row of `feed_state` gives
 * the numbers and stays locked until the commit; sites are taken in their order, so that two batches never wait for each other.
 */
function sqlThat(begins: string, condition: string): string {
  return `
  WITH ${begins} incoming AS (
    SELECT * FROM ROWS FROM (json_to_recordset($1::json) AS (
      "siteId" integer, "eventKey" text, "receivedAt" timestamptz, "occurredAt" timestamptz, "knownOn" date,
      "codeProfile" text, "codeTthc" text, "nameTthc" text, status smallint, channel smallint, level smallint,
      "isFromDvcqg" boolean, "receivingPlace" text, payment text, "userType" smallint, "userLocation" text,
      "userLocal" bytea, "userQg" bytea, "correctionOf" uuid, doubts text[], unread jsonb, "unreadBody" bytea
    )) WITH ORDINALITY AS t (${columns}, unread_body, place) ${condition}
  ), state AS (
    INSERT INTO feed_state AS f (site_id, last_seq, derived_seq, last_event_at, events)
    SELECT site_id, count(*), 0, max(received_at), count(*) FROM incoming GROUP BY site_id ORDER BY site_id
    ON CONFLICT ON CONSTRAINT feed_state_pk DO UPDATE SET
      last_seq = f.last_seq + excluded.last_seq,
      last_event_at = greatest(f.last_event_at, excluded.last_event_at),
      events = f.events + excluded.events
    RETURNING site_id, last_seq
  ), held AS (
    INSERT INTO feed_quarantine (id, received_at, site_sent, codes, content_type, body, event)
    SELECT id, "receivedAt", "siteSent", codes, "contentType", body, event FROM json_to_recordset($2::json) AS (
      id uuid, "receivedAt" timestamptz, "siteSent" integer, codes text[], "contentType" text, body bytea, event jsonb)
    ${condition}
    ON CONFLICT ON CONSTRAINT feed_quarantine_pk DO NOTHING
  ), numbered AS (
    SELECT s.last_seq + 1 - row_number() OVER (PARTITION BY i.site_id ORDER BY place DESC) AS seq, i.*
    FROM incoming i JOIN state s ON s.site_id = i.site_id
  ), sealed AS (
    INSERT INTO event_unread (site_id, seq, received_at, body)
    SELECT site_id, seq, received_at, unread_body FROM numbered WHERE unread_body IS NOT NULL
  )
  INSERT INTO dossier_event (seq, ${columns}) SELECT seq, ${columns} FROM numbered`;
}

const storeSql = sqlThat('', '');

/** A writer's row stays locked until the commit, so that a second try waits for the end of the first and finds its number. */
const storeOnceSql = sqlThat(
  `turn AS (
    INSERT INTO feed_writing AS w (writer, last_group, at) VALUES ($3, $4, now())
    ON CONFLICT ON CONSTRAINT feed_writing_pk DO UPDATE SET last_group = excluded.last_group, at = excluded.at
      WHERE w.last_group < excluded.last_group
    RETURNING writer
  ),`,
  'WHERE EXISTS (SELECT FROM turn)',
);

/** Inside a transaction that sees to it that the batch comes once. */
export async function storeEvents(db: Db, { events, held }: Batch): Promise<void> {
  await db.query(storeSql, [JSON.stringify(events), JSON.stringify(held)]);
}

/** What stores a group of posts, as `pg` takes it; it does nothing when the group is there already. */
export function storingOnce({ events, held }: Batch, { writer, number }: Group) {
  const values = [JSON.stringify(events), JSON.stringify(held), writer, number];
  return { name: 'store events', text: storeOnceSql, values };
}
