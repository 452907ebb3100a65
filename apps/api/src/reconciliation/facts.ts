import {
  checks,
  dayInVietnam,
  daysBefore,
  judgeVolume,
  volumeHistoryDays,
  type Calendar,
  type DiscrepancyKind,
} from '@emc/domain';
import type { EntityManager } from 'typeorm';
import { feedDefaults } from '../dossiers/feed-defaults.js';
import { codeUses, sentCodes } from '../versions/sent-codes.js';
import { versionInForce } from '../versions/default-version.js';
import { readServices } from '../versions/versions.service.js';
import { accountFacts } from './facts.accounts.js';
import { declaredFacts } from './facts.declared.js';
import { orphanGroups } from './facts.orphans.js';
import { levelFacts, silentFacts } from './facts.services.js';

/** What a run of the checks is about. `siteId` 0 = events of no site that EMC knows. */
export interface Asked {
  readonly siteId: number;
  readonly now: Date;
  readonly calendar: Calendar;
  /** When the checks last ran: of declared days only what changed since is compared again. Null = compare all. */
  readonly since: Date | null;
  /** The first day whose volume is reported. */
  readonly volumeSince: string;
}

/** What each check looks at; null where a check has nothing to say about such a site. */
export type SiteFacts = { readonly [Kind in DiscrepancyKind]: Parameters<(typeof checks)[Kind]['find']>[0] | null };

/** A list is to be looked through at least twice a year. */
const listDays = 183;

const none: SiteFacts = {
  NEVER_FED: null,
  MISSING_FEED: null,
  VOLUME_DROP: null,
  COUNT_MISMATCH: null,
  ORPHAN_EVENT: null,
  UNMATCHED_CODE: null,
  LEVEL_CONFLICT: null,
  SILENT_SERVICE: null,
  STALE_LIST: null,
  ACCOUNT_DROP: null,
};

/** Gathers what the checks look at, from daily figures and lists: it takes longer with days and codes, not with events. */
export async function loadFacts(tx: EntityManager, asked: Asked): Promise<SiteFacts> {
  const { siteId, now, calendar, volumeSince } = asked;
  const orphans = { groups: await orphanGroups(tx, siteId, now) };
  if (siteId === 0) return { ...none, ORPHAN_EVENT: orphans };
  const today = dayInVietnam(now);
  const feed = await feedOf(tx, siteId);
  const inForce = await versionInForce(tx, { siteId, kind: 'services' });
  const services = inForce ? await readServices(tx, inForce) : [];
  const uses = await codeUses(tx, siteId, today);
  const { lastEventAt, fedSince, heardSince, expectedFrom, allowedHours } = feed;
  const days = fedSince === null ? [] : await volume(tx, { siteId, fedSince, today, volumeSince, calendar });
  return {
    ORPHAN_EVENT: orphans,
    NEVER_FED: { firstEventAt: lastEventAt, dueOn: expectedFrom, today },
    MISSING_FEED: {
      lastEventAt,
      now: momentInVietnam(now),
      allowedHours: allowedHours ?? feedDefaults.allowedHours,
      calendar,
    },
    VOLUME_DROP: { days, since: volumeSince },
    COUNT_MISMATCH: await declaredFacts(tx, asked),
    UNMATCHED_CODE: { services, sent: sentCodes(uses) },
    LEVEL_CONFLICT: await levelFacts(tx, { siteId, services, uses }),
    SILENT_SERVICE: await silentFacts(tx, { siteId, today, fedSince: heardSince, services, uses }),
    STALE_LIST:
      feed.providesServices || inForce
        ? { today, defaultAcceptedOn: inForce && dayInVietnam(inForce.acceptedAt), allowedDays: listDays }
        : null,
    ACCOUNT_DROP: await accountFacts(tx, siteId, today),
  };
}

interface Feed {
  readonly lastEventAt: string | null;
  /** The first day that has figures; events may tell of days before the first of them came. */
  readonly fedSince: string | null;
  readonly heardSince: string | null;
  readonly expectedFrom: string | null;
  readonly allowedHours: number | null;
  /** A portal for reading only needs no list of services. */
  readonly providesServices: boolean;
}

async function feedOf(tx: EntityManager, siteId: number): Promise<Feed> {
  const [feed] = await tx.query<[Feed]>(
    `SELECT to_char(state.last_event_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS') AS "lastEventAt",
       figures.since::text AS "fedSince", coalesce(heard.since, figures.since)::text AS "heardSince",
       setting.expected_from::text AS "expectedFrom", setting.allowed_hours AS "allowedHours",
       site.kind <> 'portal' AS "providesServices"
     FROM site
     LEFT JOIN feed_state state ON state.site_id = site.id
     LEFT JOIN feed_setting setting ON setting.site_id = site.id
     LEFT JOIN LATERAL (SELECT min(day) AS since FROM dossier_day WHERE site_id = $1) figures ON true
     LEFT JOIN LATERAL (
       SELECT (received_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS since FROM dossier_event WHERE site_id = $1
       ORDER BY seq LIMIT 1) heard ON true
     WHERE site.id = $1`,
    [siteId],
  );
  return feed;
}

interface VolumeAsked {
  readonly siteId: number;
  readonly fedSince: string;
  readonly today: string;
  readonly volumeSince: string;
  readonly calendar: Calendar;
}

async function volume(tx: EntityManager, { siteId, fedSince, today, volumeSince, calendar }: VolumeAsked) {
  const history = daysBefore(volumeSince, volumeHistoryDays);
  const from = fedSince > history ? fedSince : history;
  const to = daysBefore(today, 1);
  const rows = await tx.query<{ day: string; received: number }[]>(
    `SELECT day::text, sum(received)::integer AS received FROM dossier_day
     WHERE site_id = $1 AND day BETWEEN $2 AND $3 GROUP BY day`,
    [siteId, from, to],
  );
  const received = new Map(rows.map(({ day, received }) => [day, received]));
  return judgeVolume({ from, to, received }, calendar);
}

/** `YYYY-MM-DDTHH:mm:ss` of Asia/Ho_Chi_Minh. */
function momentInVietnam(at: Date): string {
  return new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 19);
}
