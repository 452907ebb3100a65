import { Injectable } from '@nestjs/common';
import type { Holidays, NewHolidays } from '@emc/contract';
import { Calendar, holidayTable } from '@emc/domain';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Tagged } from '../http/etag.interceptor.js';
import { Refused } from '../http/refused.js';
import { HolidayTable } from './holiday-table.entity.js';

/** The calendar of public holidays: the one EMC comes with, until an administrator enters another. */
@Injectable()
export class HolidaysService {
  constructor(
    private readonly db: DataSource,
    private readonly audit: AuditService,
  ) {}

  async current(): Promise<Tagged<Holidays>> {
    return show(await latest(this.db.manager));
  }

  /** What the checks judge by. */
  async calendar(tx: EntityManager): Promise<Calendar> {
    return new Calendar((await latest(tx))?.content ?? holidayTable);
  }

  /** Replaces the table as a whole; what was judged by the one before stays as it is. */
  async replace(caller: Caller, revision: number | null, { hours, years }: NewHolidays): Promise<Tagged<Holidays>> {
    return this.db.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('holidays'))`);
      const before = (await latest(tx))?.version ?? holidayTable.version;
      if (revision !== null && revision !== before) throw new Refused('CHANGED_MEANWHILE');
      const version = Math.max(before, holidayTable.version) + 1;
      const made = { version, changedBy: caller.username, changedAt: new Date(), content: { version, hours, years } };
      await tx.insert(HolidayTable, made as object);
      const named = years.map(({ year }) => year);
      await this.audit.record(tx, { actor: caller.username, action: 'holidays.replaced', detail: { version, named } });
      return show(made);
    });
  }
}

async function latest(tx: EntityManager): Promise<HolidayTable | null> {
  const [table] = await tx.find(HolidayTable, { order: { version: 'DESC' }, take: 1 });
  return table ?? null;
}

function show(entered: HolidayTable | null): Tagged<Holidays> {
  const { version, hours, years } = entered?.content ?? holidayTable;
  return new Tagged(version, {
    version,
    hours: hours.map(([from, to]) => [from, to]),
    years: years.map((year) => ({ ...year, off: [...year.off], worked: [...year.worked] })),
    changedBy: entered?.changedBy ?? null,
    changedAt: entered?.changedAt.toISOString() ?? null,
  });
}
