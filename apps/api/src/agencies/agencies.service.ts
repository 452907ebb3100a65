import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { inBoth, NewAgency, type Agency as AgencyShape, type AgencyChange } from '@emc/contract';
import { MoreThan, Repository } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Tagged } from '../http/etag.interceptor.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { invalid } from '../http/validation.js';
import codes from './agency-codes.json' with { type: 'json' };
import { Agency } from './agency.entity.js';

@Injectable()
export class AgenciesService {
  constructor(
    @InjectRepository(Agency) private readonly agencies: Repository<Agency>,
    private readonly audit: AuditService,
  ) {}

  async list(paging: { limit: number; cursor?: string | undefined }): Promise<Page<AgencyShape>> {
    const [rows, total] = await Promise.all([
      this.agencies.find({
        where: paging.cursor ? { code: MoreThan(paging.cursor) } : {},
        order: { code: 'ASC' },
        take: paging.limit + 1,
      }),
      this.agencies.count(),
    ]);
    return pageOf(rows, { limit: paging.limit, total, keyOf: (agency) => agency.code, show });
  }

  async find(code: string): Promise<Tagged<AgencyShape>> {
    return tagged(await this.agencies.findOneByOrFail({ code }));
  }

  async add(caller: Caller, agency: NewAgency): Promise<Tagged<AgencyShape>> {
    return this.agencies.manager.transaction(async (tx) => {
      if (agency.successor === agency.code) throw succeedsItself();
      await tx.insert(Agency, agency);
      await this.audit.record(tx, { actor: caller.username, action: 'agency.added', subject: agency.code });
      return tagged(await tx.findOneByOrFail(Agency, { code: agency.code }));
    });
  }

  async change(
    caller: Caller,
    agency: { code: string; revision: number | null },
    change: AgencyChange,
  ): Promise<Tagged<AgencyShape>> {
    return this.agencies.manager.transaction(async (tx) => {
      const { code } = agency;
      const before = await tx.findOneOrFail(Agency, { where: { code }, lock: { mode: 'pessimistic_write' } });
      if (agency.revision !== null && agency.revision !== before.revision) throw new Refused('CHANGED_MEANWHILE');
      if (change.successor && (await this.codesOf(code)).includes(change.successor)) throw succeedsItself();
      await tx.save(tx.merge(Agency, before, change as Partial<Agency>));
      await this.audit.record(tx, { actor: caller.username, action: 'agency.changed', subject: code, detail: change });
      return tagged(await tx.findOneByOrFail(Agency, { code }));
    });
  }

  /** Codes whose suffix a list of this agency may carry: its own and those of the agencies it succeeded, however far back. */
  async codesOf(code: string): Promise<string[]> {
    const rows = await this.agencies.query<{ code: string }[]>(
      `WITH RECURSIVE own AS (
         SELECT code, ARRAY[]::text[] AS through FROM agency WHERE code = $1
         UNION ALL SELECT a.code, own.through || own.code FROM agency a JOIN own ON a.successor = own.code
         WHERE a.code <> ALL (own.through || own.code)
       ) SELECT code FROM own ORDER BY array_length(through, 1) NULLS FIRST, through, code`,
      [code],
    );
    return rows.map((row) => row.code);
  }

  /** Fills the empty table of a new installation; from then on it is edited over REST. */
  async addKnownCodes(): Promise<void> {
    if (await this.agencies.exists()) return;
    const agencies = NewAgency.array().parse(codes);
    // Another process may be filling it at the same time.
    await this.agencies.createQueryBuilder().insert().values(agencies).orIgnore().execute();
  }

  async allCodes(): Promise<string[]> {
    return (await this.agencies.find({ select: { code: true } })).map((agency) => agency.code);
  }
}

const succeedsItself = () =>
  invalid([
    {
      path: ['successor'],
      message: inBoth(
        'Đơn vị không thể kế thừa chính mình, dù qua đơn vị khác. Chọn đơn vị kế thừa khác.',
        'An agency cannot succeed itself, not even by way of others. Choose another successor.',
      ),
    },
  ]);

function show({ revision: _revision, ...agency }: Agency): AgencyShape {
  return agency;
}

function tagged(agency: Agency): Tagged<AgencyShape> {
  return new Tagged(agency.revision, show(agency));
}
