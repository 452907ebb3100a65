import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { MultipartFile } from '@fastify/multipart';
import type { DeclaredDay, DeclaredQuery, DeclaredSheet, DeclaredTotals } from '@emc/contract';
import { dayInVietnam, fileIssue, type Language } from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import type { Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { Installation } from '../installation.js';
import { Queue } from '../queue/queue.js';
import { askToReconcile } from '../queue/reconcile-queue.js';
import type { Turn } from '../semaphore.js';
import type { Site } from '../sites/site.entity.js';
import { ReceivedFiles, type ArrivedFile } from '../submissions/received-files.js';
import { sealedRef } from '../submissions/sealed.js';
import { SheetProcesses } from '../submissions/sheet-processes.js';
import type { DeclaredDay as DeclaredRow } from './declared-day.entity.js';
import { judgeDeclared, mostSheetRows } from './declared.sheet.js';
import { nothingReceived, receivedDays } from './facts.declared.js';

interface By {
  readonly caller: Caller;
  readonly site: Site;
  readonly now: Date;
  /** Of the workbook it came in. */
  readonly sha256?: string;
}

/** A workbook as it comes in. */
interface Sheet {
  readonly part: MultipartFile;
  readonly language: Language;
  readonly turn: Turn;
}

type Content = DeclaredTotals & { readonly day: string };

/** What agencies declare of their days. A day is never edited: who declares it anew adds a revision. */
@Injectable()
export class DeclaredService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly queue: Queue,
    private readonly files: ReceivedFiles,
    private readonly installation: Installation,
    private readonly processes: SheetProcesses,
  ) {}

  /** Declares one day; what was declared as it is stays the revision it was. */
  async declare(by: By, day: string, totals: DeclaredTotals): Promise<DeclaredDay> {
    if (day > dayInVietnam(by.now)) throw new Refused('DAY_AHEAD');
    const codes = totals.dossierCodes && [...new Set(totals.dossierCodes)];
    await this.db.transaction((tx) => this.keep(tx, by, [{ ...totals, day, ...(codes && { dossierCodes: codes }) }]));
    const [declared] = await this.days(by.site, { from: day, to: day });
    if (!declared) throw new Error(`Day ${day} of site ${by.site.id} was declared and is not there`);
    return declared;
  }

  async list(site: Site, query: DeclaredQuery): Promise<Page<DeclaredDay>> {
    const items = await this.days(site, query);
    return { items, total: items.length };
  }

  /** Declares all days of a workbook, or none where a cell of it is wrong. */
  async declareSheet(by: By, { part, language, turn }: Sheet): Promise<DeclaredSheet> {
    const file = await this.files.arrive(part.file);
    try {
      if (part.file.truncated) throw new Refused('FILE_TOO_LARGE');
      const { days, issues } = await this.read(file, dayInVietnam(by.now), turn);
      const { sha256 } = file;
      if (issues.length > 0) {
        const told = issues.map((issue) => ({ ...issue, fix: undefined, message: issue.message[language] }));
        return { state: 'refused', days: days.length, changed: 0, sha256, issues: told };
      }
      const changed = await this.db.transaction((tx) => this.keep(tx, { ...by, sha256 }, days));
      return { state: 'accepted', days: days.length, changed, sha256, issues: [] };
    } finally {
      await this.files.drop(file.path);
    }
  }

  /** A file from outside is read in the sheet process only. */
  private async read(file: ArrivedFile, today: string, turn: Turn): Promise<ReturnType<typeof judgeDeclared>> {
    const ref = await sealedRef(file.path, this.installation.keys);
    const listFile = { ...ref, source: 'file', part: null } as const;
    const sheet = await this.processes.start(turn, {
      task: 'cells',
      kind: 'declared',
      file: listFile,
      mostRows: mostSheetRows,
    });
    sheet.output.resume();
    const outcome = await sheet.outcome;
    if (outcome.answer === 'refused') return { days: [], issues: [fileIssue(outcome.code)] };
    if (outcome.answer !== 'cells') throw new Error(`Asked for cells, the sheet process ${outcome.answer}`);
    return judgeDeclared(outcome, today);
  }

  /** Adds a revision of each day that is declared otherwise than before; answers of how many. */
  private async keep(tx: EntityManager, by: By, days: readonly Content[]): Promise<number> {
    const { site, caller, now, sha256 } = by;
    await tx.query(`SELECT pg_advisory_xact_lock($1, hashtext('declared'))`, [site.id]);
    const rows = days.map((day) => ({
      ...day,
      codes: day.dossierCodes?.length ?? null,
      contentHash: hashOf(day),
      dossierCodes: undefined,
    }));
    const changed = await tx.query<{ day: string; revision: number }[]>(
      `INSERT INTO declared_day (site_id, day, revision, received, online, returned, codes, digest, content_hash,
         declared_by, declared_at)
       SELECT $1, n.day, coalesce(l.revision, 0) + 1, received, online, returned, codes, digest, n."contentHash", $3, $4
       FROM jsonb_to_recordset($2::jsonb) AS n (day date, received integer, online integer, returned integer,
         codes integer, digest jsonb, "contentHash" text)
       LEFT JOIN LATERAL (
         SELECT revision, content_hash FROM declared_day WHERE site_id = $1 AND day = n.day
         ORDER BY revision DESC LIMIT 1) l ON true
       WHERE l.content_hash IS DISTINCT FROM n."contentHash"
       RETURNING day::text, revision`,
      [site.id, JSON.stringify(rows), caller.username, now],
    );
    if (changed.length === 0) return 0;
    await keepCodes(tx, site.id, withRevisions(days, changed));
    await this.audit.record(tx, {
      actor: caller.username,
      action: 'declared.changed',
      siteId: site.id,
      detail: { days: changed.map(({ day }) => day), ...(sha256 && { sha256 }) },
    });
    await askToReconcile(this.queue, tx, site.id);
    return changed.length;
  }

  private async days({ id: siteId }: Site, { from, to }: DeclaredQuery): Promise<DeclaredDay[]> {
    const rows = await this.db.query<(DeclaredRow & { hasDigest: boolean })[]>(
      `SELECT DISTINCT ON (day) day::text, revision, received, online, returned, codes, digest IS NOT NULL AS "hasDigest",
         declared_by AS "declaredBy", declared_at AS "declaredAt"
       FROM declared_day WHERE site_id = $1 AND day BETWEEN $2 AND $3 ORDER BY day, revision DESC`,
      [siteId, from, to],
    );
    const has = await receivedDays(
      this.db.manager,
      siteId,
      rows.map(({ day }) => day),
    );
    return rows.map(({ day, revision, codes, hasDigest, declaredBy, declaredAt, ...said }) => {
      const { adjusted, changedOn, received, online, returned } = has.get(day) ?? nothingReceived;
      return {
        siteId,
        day,
        revision,
        declared: { received: said.received, online: said.online, returned: said.returned },
        received: { received, online, returned },
        dossierCodes: codes,
        hasDigest,
        adjusted,
        changedOn,
        declaredBy,
        declaredAt: declaredAt.toISOString(),
      };
    });
  }
}

interface Revised {
  readonly day: string;
  readonly revision: number;
}

/** The days whose revision is new, with what was declared of them. */
function withRevisions(days: readonly Content[], changed: readonly Revised[]): (Content & Revised)[] {
  const revisions = new Map(changed.map(({ day, revision }) => [day, revision]));
  return days.flatMap((content) => {
    const revision = revisions.get(content.day);
    return revision === undefined ? [] : { ...content, revision };
  });
}

async function keepCodes(tx: EntityManager, siteId: number, days: readonly (Content & Revised)[]): Promise<void> {
  for (const { day, revision, dossierCodes } of days) {
    if (!dossierCodes) continue;
    await tx.query(
      `INSERT INTO declared_dossier (site_id, day, revision, code_profile) SELECT $1, $2, $3, unnest($4::text[])`,
      [siteId, day, revision, dossierCodes],
    );
  }
}

function hashOf({ received, online, returned, dossierCodes, digest }: Content): string {
  const said = [received, online, returned, dossierCodes?.toSorted() ?? null, digest ?? null];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
