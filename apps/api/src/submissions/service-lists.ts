import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { compareServices, dayInVietnam, serviceList } from '@emc/domain';
import type { EntityManager } from 'typeorm';
import { AgenciesService } from '../agencies/agencies.service.js';
import { Site } from '../sites/site.entity.js';
import { unmatchedBy } from '../versions/sent-codes.js';
import { versionInForce } from '../versions/default-version.js';
import { readServices } from '../versions/versions.service.js';
import { copyServices } from './judge-services.js';
import type { Accepted, ListKeeper, SettledList } from './list-keeper.js';
import type { JudgeTask, ListFile } from './sheet.task.js';
import type { Submission } from './submission.entity.js';

@Injectable()
export class ServiceLists implements ListKeeper {
  readonly copyInto = copyServices;

  constructor(private readonly agencies: AgenciesService) {}

  async taskFor(tx: EntityManager, { siteId, id }: Submission, [file]: readonly ListFile[]): Promise<JudgeTask> {
    if (!file) throw new Error(`Submission ${id} has no file`);
    const { agencyCode } = await tx.findOneByOrFail(Site, { id: siteId });
    const inForce = await versionInForce(tx, { siteId, kind: 'services' });
    return {
      task: 'judge',
      kind: 'services',
      file,
      rowPrefix: `${siteId}\t${id}`,
      agencyCodes: await this.agencies.codesOf(agencyCode),
      knownAgencyCodes: await this.agencies.allCodes(),
      knownIds: inForce ? await idsOf(tx, inForce) : [],
    };
  }

  rowsFrom(output: Readable): AsyncIterable<Buffer> {
    return output;
  }

  async settle(
    tx: EntityManager,
    { siteId, id, submittedAt }: Submission,
    { verdict, inForce }: Accepted,
  ): Promise<SettledList> {
    const before = inForce ? await readServices(tx, inForce) : [];
    const after = await readServices(tx, { siteId, submissionId: id });
    return {
      diff: { against: inForce?.number ?? null, ...compareServices(before, after).summary },
      unmatched: await unmatchedBy(tx, siteId, { before, after, today: dayInVietnam(submittedAt) }),
      issues: [],
      version: {
        rowCount: verdict.counts.rows,
        definitionRevision: serviceList.revision,
        identityKey: null,
        summary: null,
      },
    };
  }
}

async function idsOf(
  tx: EntityManager,
  { siteId, submissionId }: { siteId: number; submissionId: string },
): Promise<string[]> {
  const rows = await tx.query<{ id_mcdt: string }[]>(
    'SELECT id_mcdt FROM service WHERE site_id = $1 AND submission_id = $2',
    [siteId, submissionId],
  );
  return rows.map((row) => row.id_mcdt);
}
