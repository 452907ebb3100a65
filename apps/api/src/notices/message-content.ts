import type { BotMessage, MessageCount, MessageItem } from '@emc/contract';
import { dayInVietnam, type Language } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import type { InstallationKeys } from '../installation-keys.js';
import { rowsOf as discrepanciesOf, showRow, newestSteps } from '../reconciliation/discrepancy.rows.js';
import { submissionsOf } from '../submissions/submission.rows.js';
import type { Claimed } from './claiming.js';
import { digestsOf } from './digest.js';
import { sees } from './reach.js';
import { webhookSecret } from './webhook-secret.js';

const mostItems = 50;
const mostTaken = 1000;

type Told = Pick<MessageItem, 'kind' | 'subject' | 'severity' | 'site' | 'facts'> & {
  readonly messageId: string;
  readonly at: Date;
  readonly isMuted: boolean;
  readonly total: number;
};

/** SQL: what the messages $1 tell of, as far as their users may see it by now. */
const told = `FROM notice_message top
  JOIN notice_link l ON l.id = top.link_id JOIN emc_user u ON u.id = l.user_id
  JOIN LATERAL (SELECT * FROM notice_message WHERE id = top.id UNION ALL SELECT * FROM notice_message WHERE group_id = top.id)
    AS m ON m.kind IS NOT NULL
  LEFT JOIN site s ON s.id = m.site_id
  WHERE top.id = ANY ($1) AND ${sees}`;
const site = `CASE WHEN s.id IS NOT NULL THEN json_build_object('id', s.id, 'name', s.name, 'agencyCode', s.agency_code) END`;

/** Everything the bot needs to say the claimed messages, as their readers see it now. */
export async function contentOf(
  tx: EntityManager,
  claimed: readonly Claimed[],
  keys: InstallationKeys,
): Promise<BotMessage[]> {
  if (claimed.length === 0) return [];
  const ids = claimed.map(({ id }) => id);
  const [items, counts, taken, digests] = await Promise.all([
    itemsOf(tx, claimed),
    countsOf(tx, ids),
    takenIds(tx, claimed),
    digestsOf(tx, claimed),
  ]);
  return claimed.map((message): BotMessage => {
    const own = items.filter(({ told }) => told.messageId === message.id);
    return {
      id: message.id,
      claim: message.claim,
      claimedUntil: message.claimUntil.toISOString(),
      revision: message.saying,
      form: formOf(message),
      link: {
        id: message.linkId,
        channel: message.channel,
        address: message.address,
        threadId: message.threadId || null,
        chatKind: message.chatKind,
        language: message.language,
        secret: message.channel === 'webhook' ? webhookSecret(keys, message.linkId) : null,
      },
      items: message.chatKind === 'group' ? [] : own.map(({ item }) => item),
      counts: counts.filter(({ messageId }) => messageId === message.id).map(({ messageId: _id, ...count }) => count),
      total: own[0]?.told.total ?? 0,
      digest: digests.get(message.id) ?? null,
      messageId: idOf(message.shownId),
      outcomeUnknown: message.maybeShown,
      lastKnownId: message.maybeShown ? idOf(message.knownId) : null,
      newestKnownId: idOf(message.newestKnownId),
      takenIds: taken.filter(({ messageId }) => messageId === message.id).map(({ id }) => Number(id)),
    };
  });
}

function formOf({ subject, chatKind }: Claimed): BotMessage['form'] {
  if (subject.startsWith('digest:')) return 'digest';
  if (chatKind === 'group') return 'counts';
  return subject.startsWith('group:') ? 'several' : 'one';
}

function idOf(id: string | null): number | null {
  return id === null ? null : Number(id);
}

/** The gravest and newest first. */
async function itemsOf(tx: EntityManager, claimed: readonly Claimed[]) {
  const rows = await tx.query<Told[]>(
    `SELECT * FROM (
       SELECT top.id AS "messageId", m.kind, m.subject, m.severity, m.facts, m.noticed_at AS at, ${site} AS site,
         coalesce(m.muted_until > now(), false) AS "isMuted",
         count(*) OVER (PARTITION BY top.id)::integer AS total,
         row_number() OVER (PARTITION BY top.id
           ORDER BY array_position(ARRAY['error', 'warning', 'notice'], m.severity), m.noticed_at DESC, m.id) AS nth
       ${told}) AS told
     WHERE nth <= ${mostItems} ORDER BY "messageId", nth`,
    [claimed.map(({ id }) => id)],
  );
  const [discrepancies, steps, submissions, defaults] = await Promise.all([
    discrepanciesOf(tx, idsOf(rows, 'discrepancy')),
    newestSteps(tx, idsOf(rows, 'discrepancy')),
    submissionsOf(tx, idsOf(rows, 'submission')),
    defaultsAmong(tx, idsOf(rows, 'submission')),
  ]);
  const languages = new Map(claimed.map(({ id, language }) => [id, language]));
  const today = dayInVietnam(new Date());
  const showDiscrepancy = (id: string, language: Language) => {
    const row = discrepancies.get(id);
    return row ? showRow(row, language, today) : null;
  };
  return rows.map((told) => {
    const { messageId, at, kind, subject, severity, site, facts, isMuted } = told;
    const [noun, id = ''] = subject.split(':');
    const item: MessageItem = {
      ...{ kind, subject, severity, site, facts, isMuted, at: at.toISOString() },
      submission: noun === 'submission' ? (submissions.get(id) ?? null) : null,
      isDefault: defaults.has(id),
      discrepancy: noun === 'discrepancy' ? showDiscrepancy(id, languages.get(messageId) ?? 'vi') : null,
      step: noun === 'discrepancy' ? (steps.get(id) ?? null) : null,
    };
    return { told, item };
  });
}

/** Those of the submissions whose version is the default by now. */
async function defaultsAmong(tx: EntityManager, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT s.id FROM submission s
     WHERE s.id = ANY ($1) AND s.version_number = (SELECT d.number FROM default_version_change d
       WHERE d.site_id = s.site_id AND d.kind = s.kind ORDER BY d.revision DESC LIMIT 1)`,
    [ids],
  );
  return new Set(rows.map(({ id }) => id));
}

function idsOf(rows: readonly Told[], noun: string): string[] {
  const prefix = `${noun}:`;
  return [
    ...new Set(rows.flatMap(({ subject }) => (subject.startsWith(prefix) ? [subject.slice(prefix.length)] : []))),
  ];
}

function countsOf(tx: EntityManager, ids: readonly string[]): Promise<(MessageCount & { messageId: string })[]> {
  return tx.query(
    `SELECT top.id AS "messageId", m.kind, m.severity, ${site}::jsonb AS site, count(*)::integer AS count
     ${told} GROUP BY top.id, m.kind, m.severity, ${site}::jsonb
     ORDER BY top.id, array_position(ARRAY['error', 'warning', 'notice'], m.severity), m.kind, ${site}::jsonb->>'id'`,
    [ids],
  );
}

/** Ids after the last known one that other messages have: not those looked for. Private chats are counted together. */
async function takenIds(tx: EntityManager, claimed: readonly Claimed[]) {
  const unknown = claimed.filter(({ maybeShown }) => maybeShown).map(({ id }) => id);
  if (unknown.length === 0) return [];
  return tx.query<{ messageId: string; id: string }[]>(
    `SELECT m.id AS "messageId", taken.id FROM notice_message m JOIN notice_link l ON l.id = m.link_id
     CROSS JOIN LATERAL (
       SELECT other.shown_id AS id FROM notice_link same JOIN notice_message other ON other.link_id = same.id
       WHERE same.channel = l.channel AND same.address = l.address AND other.shown_id > m.known_id
       UNION SELECT newest.last_message_id FROM notice_link newest
       WHERE newest.channel = l.channel AND newest.address NOT LIKE '-100%' AND l.address NOT LIKE '-100%'
         AND newest.last_message_id > m.known_id
       ORDER BY id LIMIT ${mostTaken}) AS taken
     WHERE m.id = ANY ($1)`,
    [unknown],
  );
}
