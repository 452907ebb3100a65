import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { AuditEntry as AuditEntryShape } from '@emc/contract';
import { LessThan, type EntityManager, type Repository } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { pageOf, type Page } from '../http/page.js';
import { viaNow } from '../http/via.interceptor.js';
import { AuditEntry } from './audit-entry.entity.js';

interface Act {
  readonly actor: string;
  readonly action: string;
  readonly siteId?: number;
  readonly subject?: string;
  readonly detail?: Record<string, unknown>;
}

@Injectable()
export class AuditService {
  constructor(@InjectRepository(AuditEntry) private readonly entries: Repository<AuditEntry>) {}

  /** Records who did what, in the same transaction as the deed. */
  async record(tx: EntityManager, act: Act): Promise<void> {
    const via = viaNow();
    const entry: AuditEntry = {
      id: uuidv7(),
      at: new Date(),
      actor: act.actor,
      action: act.action,
      siteId: act.siteId ?? null,
      subject: act.subject ?? null,
      detail: { ...act.detail, ...(via && { via }) },
    };
    await tx.insert(AuditEntry, entry as object);
  }

  /** Newest first. */
  async list(paging: { limit: number; cursor?: string | undefined }): Promise<Page<AuditEntryShape>> {
    const [rows, total] = await Promise.all([
      this.entries.find({
        where: paging.cursor ? { id: LessThan(paging.cursor) } : {},
        order: { id: 'DESC' },
        take: paging.limit + 1,
      }),
      this.entries.count(),
    ]);
    return pageOf(rows, {
      limit: paging.limit,
      total,
      keyOf: (entry) => entry.id,
      show: (entry) => ({ ...entry, at: entry.at.toISOString() }),
    });
  }
}
