import type { Link, LinkOfUser } from '@emc/contract';
import type { EntityManager } from 'typeorm';

/** A link beside its wishes and its user. */
interface LinkRow extends Omit<LinkOfUser, 'createdAt'> {
  readonly createdAt: Date;
}

const selected = `SELECT l.id, l.channel, l.chat_kind AS "chatKind", l.title, l.language, l.state, l.state_reason AS "stateReason",
    CASE WHEN l.quiet_from IS NOT NULL THEN json_build_object('from', l.quiet_from, 'to', l.quiet_to) END AS quiet,
    l.digest, l.created_at AS "createdAt",
    coalesce((SELECT json_agg(json_build_object('siteId', nullif(w.site_id, 0), 'leastSeverity', w.least_severity)
      ORDER BY w.site_id) FROM notice_wish w WHERE w.link_id = l.id), '[]') AS wishes,
    ARRAY(SELECT substr(m.subject, length('discrepancy:') + 1) FROM notice_message m
      WHERE m.link_id = l.id AND m.subject LIKE 'discrepancy:%' AND m.muted_until > now() ORDER BY m.id) AS muted,
    json_build_object('id', u.id, 'username', u.username, 'displayName', u.display_name, 'role', u.role,
      'agencyCode', u.agency_code, 'disabled', u.disabled) AS user,
    (SELECT count(*)::integer FROM notice_message m WHERE m.link_id = l.id AND m.state = 'dead') AS undelivered
  FROM notice_link l JOIN emc_user u ON u.id = l.user_id`;

/** The links that an SQL condition on `l` and `u` names. */
export function linkRows(tx: EntityManager, condition: string, values: readonly unknown[]): Promise<LinkRow[]> {
  return tx.query<LinkRow[]>(`${selected} WHERE ${condition}`, [...values]);
}

/** As its user sees it. */
export function showLink({ user: _user, undelivered: _undelivered, createdAt, ...link }: LinkRow): Link {
  return { ...link, createdAt: createdAt.toISOString() };
}

/** As administrators see it. */
export function showLinkOfUser({ createdAt, ...link }: LinkRow): LinkOfUser {
  return { ...link, createdAt: createdAt.toISOString() };
}

/** Whom it is linked with. */
export function whoOf({ user: { disabled: _disabled, ...who } }: LinkRow): Omit<LinkOfUser['user'], 'disabled'> {
  return who;
}
