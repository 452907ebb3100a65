import type { EntityManager } from 'typeorm';
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
  readonly kept: Readonly<Record<string, string>> | null;
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

interface Db {
  query(text: string, values: unknown[]): Promise<unknown>;
}

const columns = `site_id, event_key, received_at, occurred_at, known_on, code_profile, code_tthc, name_tthc, status, channel,
  level, is_from_dvcqg, receiving_place, payment, user_type, user_location, user_local, user_qg, correction_of, doubts, kept`;

const ofIncoming = columns.replaceAll(/\w+/g, 'i.$&');

/**
 * Stores a batch, all or nothing, in one statement: that is one way to the database and one commit for all who wait. The rows
 * come as one JSON text, which both sides turn in less time than arrays of columns. A site's row of `feed_state` gives
 * the numbers and stays locked until the commit; sites are taken in their order, so that two batches never wait for each other.
 */
export const storeSql = `
  WITH incoming AS (
    SELECT * FROM ROWS FROM (json_to_recordset($1::json) AS (
      "siteId" integer, "eventKey" text, "receivedAt" timestamptz, "occurredAt" timestamptz, "knownOn" date,
      "codeProfile" text, "codeTthc" text, "nameTthc" text, status smallint, channel smallint, level smallint,
      "isFromDvcqg" boolean, "receivingPlace" text, payment text, "userType" smallint, "userLocation" text,
      "userLocal" bytea, "userQg" bytea, "correctionOf" uuid, doubts text[], kept jsonb
    )) WITH ORDINALITY AS t (${columns}, place)
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
    ON CONFLICT ON CONSTRAINT feed_quarantine_pk DO NOTHING
  )
  INSERT INTO dossier_event (seq, ${columns})
  SELECT s.last_seq + 1 - row_number() OVER (PARTITION BY i.site_id ORDER BY place DESC), ${ofIncoming}
  FROM incoming i JOIN state s ON s.site_id = i.site_id`;

export async function storeEvents(db: Db, { events, held }: Batch): Promise<void> {
  await db.query(storeSql, [JSON.stringify(events), JSON.stringify(held)]);
}

/**
 * Stores what is not there yet: events by their keys, of which each comes once in the batch. Answers the keys that were
 * there, by `site key`.
 */
export async function storeNewEvents(tx: EntityManager, batch: Batch): Promise<ReadonlySet<string>> {
  const sites = [...new Set(batch.events.map(({ siteId }) => siteId))].sort((a, b) => a - b);
  // Whoever else stores events of these sites waits until the keys are read and the batch is committed.
  await tx.query(
    `INSERT INTO feed_state AS f (site_id, last_seq, derived_seq, events) SELECT unnest($1::integer[]), 0, 0, 0
     ON CONFLICT ON CONSTRAINT feed_state_pk DO UPDATE SET last_seq = f.last_seq`,
    [sites],
  );
  const known = await tx.query<{ key: string }[]>(
    `SELECT e.site_id || ' ' || e.event_key AS key FROM dossier_event e
     JOIN unnest($1::integer[], $2::text[]) AS k (site_id, event_key)
       ON k.site_id = e.site_id AND k.event_key = e.event_key WHERE e.event_key IS NOT NULL`,
    [batch.events.map(({ siteId }) => siteId), batch.events.map(({ eventKey }) => eventKey)],
  );
  const already = new Set(known.map(({ key }) => key));
  const events = batch.events.filter(({ siteId, eventKey }) => !already.has(`${siteId} ${eventKey}`));
  await storeEvents(tx, { ...batch, events });
  return already;
}
