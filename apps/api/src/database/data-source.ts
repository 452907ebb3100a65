import { DataSource, DefaultNamingStrategy, MigrationExecutor } from 'typeorm';
import { Account } from '../versions/account.entity.js';
import { Agency } from '../agencies/agency.entity.js';
import { AuditEntry } from '../audit/audit-entry.entity.js';
import { Dossier } from '../dossiers/dossier.entity.js';
import { DossierDay } from '../dossiers/dossier-day.entity.js';
import { DossierEvent } from '../dossiers/dossier-event.entity.js';
import { EventUnread } from '../dossiers/event-unread.entity.js';
import { FeedQuarantine } from '../dossiers/feed-quarantine.entity.js';
import { FeedSetting } from '../dossiers/feed-setting.entity.js';
import { FeedState } from '../dossiers/feed-state.entity.js';
import { FeedWriting } from '../dossiers/feed-writing.entity.js';
import { IndicatorDay } from '../indicators/indicator-day.entity.js';
import { ListFigure } from '../indicators/list-figure.entity.js';
import { ProcedureNumber } from '../indicators/procedure-number.entity.js';
import { InstallationEntry } from '../installation-entry.entity.js';
import { BotState } from '../notices/bot-state.entity.js';
import { BotUpdate } from '../notices/bot-update.entity.js';
import { NoticeLinkToken } from '../notices/notice-link-token.entity.js';
import { NoticeLink } from '../notices/notice-link.entity.js';
import { NoticeMessage } from '../notices/notice-message.entity.js';
import { NoticeWish } from '../notices/notice-wish.entity.js';
import { Notice } from '../notices/notice.entity.js';
import { Adjustment } from '../reconciliation/adjustment.entity.js';
import { DeclaredDay } from '../reconciliation/declared-day.entity.js';
import { DeclaredDossier } from '../reconciliation/declared-dossier.entity.js';
import { Discrepancy } from '../reconciliation/discrepancy.entity.js';
import { DiscrepancyStep } from '../reconciliation/discrepancy-step.entity.js';
import { HolidayTable } from '../reconciliation/holiday-table.entity.js';
import { SiteReconciliation } from '../reconciliation/site-reconciliation.entity.js';
import { Site } from '../sites/site.entity.js';
import { SiteCounter } from '../sites/site-counter.entity.js';
import { Submission } from '../submissions/submission.entity.js';
import { SubmissionIssue } from '../submissions/submission-issue.entity.js';
import { SubmissionPart } from '../submissions/submission-part.entity.js';
import { ApiKey } from '../users/api-key.entity.js';
import { Session } from '../users/session.entity.js';
import { SignInAddress } from '../users/sign-in-address.entity.js';
import { User } from '../users/user.entity.js';
import { DefaultVersionChange } from '../versions/default-version-change.entity.js';
import { ListVersion } from '../versions/list-version.entity.js';
import { Service } from '../versions/service.entity.js';
import { migrations } from './migrations.js';

/** `lastLoginAt` in code is `last_login_at` in SQL. */
class SnakeCase extends DefaultNamingStrategy {
  override columnName(property: string, given: string | undefined, prefixes: string[]): string {
    return given ?? [...prefixes, property].join('_').replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  }
}

/** Nobody waits longer for an answer; jobs that may take longer say so in their transaction. */
const statementMs = 60_000;

/** The connection pool; `url` is a PostgreSQL address. Not yet connected. */
export function dataSource(url: string, poolSize = 16): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    poolSize,
    applicationName: 'emc',
    namingStrategy: new SnakeCase(),
    entities: [
      Account,
      Adjustment,
      Agency,
      ApiKey,
      AuditEntry,
      BotState,
      BotUpdate,
      DeclaredDay,
      DeclaredDossier,
      DefaultVersionChange,
      Discrepancy,
      DiscrepancyStep,
      Dossier,
      DossierDay,
      DossierEvent,
      EventUnread,
      FeedQuarantine,
      FeedSetting,
      FeedState,
      FeedWriting,
      HolidayTable,
      IndicatorDay,
      InstallationEntry,
      ListFigure,
      ListVersion,
      Notice,
      NoticeLink,
      NoticeLinkToken,
      NoticeMessage,
      NoticeWish,
      ProcedureNumber,
      Service,
      Session,
      SignInAddress,
      Site,
      SiteCounter,
      SiteReconciliation,
      Submission,
      SubmissionIssue,
      SubmissionPart,
      User,
    ],
    migrations,
    migrationsTableName: 'migration',
    extra: { connectionTimeoutMillis: 10_000, statement_timeout: statementMs },
  });
}

/** Brings the schema up to date; two processes starting at once take turns. */
export async function migrate(db: DataSource): Promise<void> {
  const turn = db.createQueryRunner();
  try {
    await turn.query('SET statement_timeout = 0');
    await turn.query(`SELECT pg_advisory_lock(hashtext('emc migrations'))`);
    const pending = new MigrationExecutor(db, turn);
    pending.transaction = 'each';
    await pending.executePendingMigrations();
  } finally {
    await turn.query(`SELECT pg_advisory_unlock(hashtext('emc migrations'))`);
    await turn.query('RESET statement_timeout');
    await turn.release();
  }
}
