import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { AccountDiff, DefaultChoice, DefaultVersion, DiffSummary, ServiceFilter, Version } from '@emc/contract';
import {
  compareServices,
  fold,
  type AccountSummary,
  type ListKind,
  type Service as DomainService,
  type ServiceDiff,
} from '@emc/domain';
import type { ExportedAccount } from '@emc/xlsx-templates';
import { Repository, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Tagged } from '../http/etag.interceptor.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { Queue } from '../queue/queue.js';
import { askToReconcile } from '../queue/reconcile-queue.js';
import { tell } from '../queue/tell.js';
import type { Site } from '../sites/site.entity.js';
import type { DefaultVersionChange } from './default-version-change.entity.js';
import { appendDefault, currentDefault, lockDefault, type ListOf } from './default-version.js';
import { ListVersion } from './list-version.entity.js';
import { Service } from './service.entity.js';
import { compareSnapshots, readAccounts, type SnapshotVersion } from './snapshots.js';

type ServiceComparison = Omit<ServiceDiff, 'summary'> & { summary: DiffSummary };

@Injectable()
export class VersionsService {
  constructor(
    @InjectRepository(ListVersion) private readonly versions: Repository<ListVersion>,
    @InjectRepository(Service) private readonly serviceRows: Repository<Service>,
    private readonly audit: AuditService,
    private readonly queue: Queue,
  ) {}

  /** Newest first. */
  async list(
    site: Site,
    { kind, limit, cursor }: { kind: ListKind; limit: number; cursor?: string | undefined },
  ): Promise<Page<Version>> {
    const list = { siteId: site.id, kind };
    const [rows, total] = await Promise.all([
      this.rowsOf(list, `AND v.number < COALESCE($3, 2147483647) ORDER BY v.number DESC LIMIT $4`, [
        cursor ?? null,
        limit + 1,
      ]),
      this.versions.countBy(list),
    ]);
    return pageOf(rows, { limit, total, keyOf: (version) => version.number, show: (version) => version });
  }

  async find(list: ListOf, number: number): Promise<Version> {
    const [version] = await this.rowsOf(list, `AND v.number = $3`, [number]);
    if (!version) throw new Refused('VERSION_NOT_FOUND');
    return version;
  }

  async defaultOf(list: ListOf): Promise<Tagged<DefaultVersion>> {
    return showDefault(list, await currentDefault(this.versions.manager, list));
  }

  async makeDefault(
    caller: Caller,
    { site, revision }: { site: Site; revision: number | null },
    { kind, number }: DefaultChoice,
  ): Promise<Tagged<DefaultVersion>> {
    const list = { siteId: site.id, kind };
    await this.find(list, number);
    return this.versions.manager.transaction(async (tx) => {
      // A list that is just being saved, or a rebuild, may hold it for minutes; whoever asks is told to come again.
      await tx.query(`SET LOCAL lock_timeout = '10s'`);
      const before = await lockDefault(tx, list);
      if (revision !== null && revision !== (before?.revision ?? 0)) throw new Refused('CHANGED_MEANWHILE');
      const change = await this.recordDefault(tx, { ...list, number, by: caller.username });
      const subject = `default:${site.id}:${kind}:${change.revision}`;
      const facts = { kind, from: before?.number ?? null, to: number };
      await tell(tx, { siteId: site.id, kind: 'default.changed', subject, severity: 'notice', facts });
      return showDefault(list, change);
    });
  }

  /** Appends a change of the default, in the caller's transaction. */
  async recordDefault(
    tx: EntityManager,
    { by, ...choice }: ListOf & { number: number; by: string },
  ): Promise<DefaultVersionChange> {
    const { before, change } = await appendDefault(tx, { ...choice, by });
    await this.audit.record(tx, {
      actor: by,
      action: 'default.changed',
      siteId: choice.siteId,
      detail: { kind: choice.kind, from: before?.number ?? null, to: choice.number },
    });
    await askToReconcile(this.queue, tx, choice.siteId);
    return change;
  }

  /** Services of version `number`, or of the default version. */
  async servicesOf(site: Site, number: number | 'default', filter: ServiceFilter): Promise<Page<DomainService>> {
    const list: ListOf = { siteId: site.id, kind: 'services' };
    const { submissionId } = await this.find(list, number === 'default' ? await this.defaultNumber(list) : number);
    const query = this.serviceRows
      .createQueryBuilder('service')
      .where({ siteId: site.id, submissionId })
      .orderBy('service.rowNumber');
    if (filter.level !== undefined) query.andWhere('service.level = :level', { level: filter.level });
    if (filter.query) query.andWhere('strpos(service.search, :text) > 0', { text: fold(filter.query) });
    const total = await query.getCount();
    if (filter.cursor) query.andWhere('service.rowNumber > :after', { after: Number(filter.cursor) });
    const rows = await query.take(filter.limit + 1).getMany();
    return pageOf(rows, { limit: filter.limit, total, keyOf: (service) => service.rowNumber, show: showService });
  }

  async compareServices(site: Site, after: number, against: number | 'default'): Promise<ServiceComparison> {
    const { earlier, later } = await this.pair({ siteId: site.id, kind: 'services' }, after, against);
    const { manager } = this.versions;
    const [before, now] = await Promise.all([readServices(manager, earlier), readServices(manager, later)]);
    const diff = compareServices(before, now);
    return { ...diff, summary: { against: earlier.number, ...diff.summary } };
  }

  async compareAccounts(site: Site, after: number, against: number | 'default'): Promise<AccountDiff> {
    const { earlier, later } = await this.pair({ siteId: site.id, kind: 'accounts' }, after, against);
    const [before, now] = await Promise.all([this.snapshotOf(earlier), this.snapshotOf(later)]);
    return this.versions.manager.transaction((tx) => compareSnapshots(tx, before, now));
  }

  private async pair(list: ListOf, after: number, against: number | 'default') {
    const later = await this.find(list, after);
    const earlier = await this.find(list, against === 'default' ? await this.defaultNumber(list) : against);
    return { earlier, later };
  }

  private async snapshotOf({ siteId, number }: Version): Promise<ListVersion & SnapshotVersion> {
    const version = await this.versions.findOneByOrFail({ siteId, kind: 'accounts', number });
    if (!version.summary) throw new Error(`Version ${number} of site ${siteId} has no figures`);
    return { ...version, summary: version.summary };
  }

  /** All accounts of a version, as exported. */
  async accounts(
    site: Site,
    number: number,
  ): Promise<{ version: Version; accounts: AsyncIterable<ExportedAccount[]> }> {
    const version = await this.find({ siteId: site.id, kind: 'accounts' }, number);
    return { version, accounts: readAccounts(this.versions.manager, version) };
  }

  /** All services of a version, as exported. */
  async services(site: Site, number: number): Promise<{ version: Version; services: DomainService[] }> {
    const version = await this.find({ siteId: site.id, kind: 'services' }, number);
    return { version, services: await readServices(this.versions.manager, version) };
  }

  private async defaultNumber(list: ListOf): Promise<number> {
    const current = await currentDefault(this.versions.manager, list);
    if (!current) throw new Refused('NO_DEFAULT_VERSION');
    return current.number;
  }

  private async rowsOf(list: ListOf, where: string, values: readonly unknown[]): Promise<Version[]> {
    const [current, rows] = await Promise.all([
      currentDefault(this.versions.manager, list),
      this.versions.query<VersionRow[]>(
        `SELECT v.number, v.submission_id, v.row_count, v.accepted_at, v.summary, s.file_name, s.sha256, s.submitted_by,
           s.decision_number, s.decision_date::text AS decision_date, s.decision_scan_type
         FROM list_version v JOIN submission s ON s.site_id = v.site_id AND s.id = v.submission_id
         WHERE v.site_id = $1 AND v.kind = $2 ${where}`,
        [list.siteId, list.kind, ...values],
      ),
    ]);
    return rows.map((row) => showVersion(list, row, current?.number));
  }
}

interface VersionRow {
  readonly number: number;
  readonly submission_id: string;
  readonly row_count: number;
  readonly accepted_at: Date;
  readonly summary: AccountSummary | null;
  readonly file_name: string;
  readonly sha256: string;
  readonly submitted_by: string;
  readonly decision_number: string | null;
  readonly decision_date: string | null;
  readonly decision_scan_type: string | null;
}

/** The services a submission brought, in the order of the workbook. */
export function readServices(
  tx: EntityManager,
  { siteId, submissionId }: { siteId: number; submissionId: string },
): Promise<DomainService[]> {
  return tx.query<DomainService[]>(
    `SELECT row_number AS "row", name, level, url, id_cdvcqg AS "idCdvcqg", id_mcdt AS "idMcdt"
     FROM service WHERE site_id = $1 AND submission_id = $2 ORDER BY row_number`,
    [siteId, submissionId],
  );
}

function showService({ rowNumber, name, level, url, idCdvcqg, idMcdt }: Service): DomainService {
  return { row: rowNumber, name, level: level as DomainService['level'], url, idCdvcqg, idMcdt };
}

function showVersion({ siteId, kind }: ListOf, row: VersionRow, defaultNumber: number | undefined): Version {
  return {
    siteId,
    kind,
    number: row.number,
    submissionId: row.submission_id,
    rows: row.row_count,
    isDefault: row.number === defaultNumber,
    fileName: row.file_name,
    sha256: row.sha256,
    submittedBy: row.submitted_by,
    acceptedAt: row.accepted_at.toISOString(),
    decision: { number: row.decision_number, date: row.decision_date, hasScan: row.decision_scan_type !== null },
    accounts: row.summary,
  };
}

function showDefault({ siteId, kind }: ListOf, change: DefaultVersionChange | null): Tagged<DefaultVersion> {
  return new Tagged(change?.revision ?? 0, {
    siteId,
    kind,
    number: change?.number ?? null,
    changedAt: change?.changedAt.toISOString() ?? null,
    changedBy: change?.changedBy ?? null,
  });
}
