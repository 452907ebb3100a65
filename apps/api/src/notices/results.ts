import { Injectable } from '@nestjs/common';
import type { MessageResult } from '@emc/contract';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import { lockMessages } from './notice-lock.js';
import { outcomeOf, type Sending } from './outcome.js';

type SendingRow = Sending & {
  readonly id: string;
  readonly linkId: string;
  readonly claim: number;
  readonly chatKind: 'private' | 'group' | null;
  readonly username: string;
};

/** Takes down what became of claimed messages, and what that says of their links. */
@Injectable()
export class Results {
  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
  ) {}

  /** A result of a claim that is not the last one changes nothing. */
  async take(results: readonly MessageResult[], now: Date): Promise<{ id: string; taken: boolean }[]> {
    return this.db.transaction(async (tx) => {
      await lockMessages(tx);
      const sending = await sendingOf(tx, results);
      const taken = results.flatMap((result) => {
        const message = sending.get(result.id);
        return message?.claim === result.claim ? [{ message, result: believed(message, result) }] : [];
      });
      await write(
        tx,
        taken.map(({ message, result }) => ({ id: message.id, ...outcomeOf(message, result, now) })),
      );
      await noteLinks(tx, taken, now);
      await this.recordMoves(tx, taken);
      return results.map(({ id }) => ({ id, taken: taken.some(({ result }) => result.id === id) }));
    });
  }

  private async recordMoves(tx: EntityManager, taken: readonly Taken[]): Promise<void> {
    for (const { message, result } of taken) {
      if (result.outcome !== 'moved') continue;
      const { username: actor, linkId: subject } = message;
      await this.audit.record(tx, { actor, action: 'link.moved', subject, detail: { to: result.chatId } });
    }
  }
}

/** Only groups move; a private chat is somebody's own, and stays so whatever is said of it. */
function believed({ chatKind }: SendingRow, result: MessageResult): MessageResult {
  if (result.outcome !== 'moved' || chatKind === 'group') return result;
  const { id, claim } = result;
  return { id, claim, outcome: 'dead', reason: 'A private chat does not move.' };
}

async function sendingOf(tx: EntityManager, results: readonly MessageResult[]): Promise<Map<string, SendingRow>> {
  const rows = await tx.query<SendingRow[]>(
    `SELECT m.id, m.link_id AS "linkId", m.claim, m.wanted, m.saying, m.shown, m.shown_id AS "shownId",
       m.maybe_shown AS "maybeShown", m.attempts, m.noticed_at AS "noticedAt", l.chat_kind AS "chatKind", u.username
     FROM notice_message m JOIN notice_link l ON l.id = m.link_id JOIN emc_user u ON u.id = l.user_id
     WHERE m.state = 'sending' AND m.id = ANY ($1)`,
    [results.map(({ id }) => id)],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

async function write(tx: EntityManager, outcomes: readonly object[]): Promise<void> {
  await tx.query(
    `UPDATE notice_message m SET state = o.state, not_before = greatest(o."notBefore", m.muted_until), shown = o.shown,
       shown_id = o."shownId", maybe_shown = o."maybeShown", attempts = o.attempts, last_error = left(o."lastError", 500),
       claim_until = NULL
     FROM jsonb_to_recordset($1::jsonb) AS o (id uuid, state text, "notBefore" timestamptz, shown integer, "shownId" bigint,
       "maybeShown" boolean, attempts integer, "lastError" text)
     WHERE m.id = o.id`,
    [JSON.stringify(outcomes)],
  );
}

interface Taken {
  readonly message: SendingRow;
  readonly result: MessageResult;
}

/** A chat that turned the bot away, that moved, or that is to be left alone for a while; and how far ids have come. */
async function noteLinks(tx: EntityManager, taken: readonly Taken[], now: Date): Promise<void> {
  const notes = taken.map(({ message: { linkId }, result }) => ({
    linkId,
    blocked: result.outcome === 'blocked' ? result.reason : null,
    movedTo: result.outcome === 'moved' ? result.chatId : null,
    hushedUntil:
      result.outcome === 'retry' && result.forLink ? new Date(now.getTime() + result.after * 1000).toISOString() : null,
    messageId: result.outcome === 'shown' ? result.messageId : null,
  }));
  // A group that became a supergroup keeps its link; one made there meanwhile gives way.
  await tx.query(
    `UPDATE notice_link SET state = 'unlinked', state_reason = 'replaced'
     WHERE channel = 'telegram' AND state <> 'unlinked' AND address = ANY ($1)`,
    [notes.flatMap(({ movedTo }) => movedTo ?? [])],
  );
  await tx.query(
    `WITH n AS (SELECT "linkId", max(blocked) AS blocked, max("movedTo") AS "movedTo", max("hushedUntil") AS "hushedUntil",
         max("messageId") AS "messageId"
       FROM jsonb_to_recordset($1::jsonb)
         AS n ("linkId" uuid, blocked text, "movedTo" text, "hushedUntil" timestamptz, "messageId" bigint)
       GROUP BY "linkId"),
     changed AS (
       UPDATE notice_link l SET state = CASE WHEN n.blocked IS NOT NULL AND l.state = 'live' THEN 'blocked' ELSE l.state END,
         state_reason = coalesce(n.blocked, l.state_reason), address = coalesce(n."movedTo", l.address),
         hushed_until = coalesce(n."hushedUntil", l.hushed_until),
         last_message_id = greatest(l.last_message_id, n."messageId")
       FROM n WHERE l.id = n."linkId" RETURNING l.id, l.address, n."messageId", n.blocked),
     stopped AS (
       UPDATE notice_message m SET state = 'dead', last_error = changed.blocked
       FROM changed WHERE m.link_id = changed.id AND changed.blocked IS NOT NULL AND m.state = 'due')
     UPDATE bot_state SET last_message_id =
       greatest(last_message_id, (SELECT max("messageId") FROM changed WHERE address NOT LIKE '-100%'))`,
    [JSON.stringify(notes)],
  );
}
