import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { NewSite, Site as SiteShape, SiteChange } from '@emc/contract';
import { MoreThan, Repository, type FindOptionsWhere } from 'typeorm';
import { AuditService } from '../audit/audit.service.js';
import type { Caller } from '../http/caller.js';
import { Tagged } from '../http/etag.interceptor.js';
import { pageOf, type Page } from '../http/page.js';
import { Refused } from '../http/refused.js';
import { Site } from './site.entity.js';

@Injectable()
export class SitesService {
  constructor(
    @InjectRepository(Site) private readonly sites: Repository<Site>,
    private readonly audit: AuditService,
  ) {}

  async list(caller: Caller, paging: { limit: number; cursor?: string | undefined }): Promise<Page<SiteShape>> {
    const own = withinReach(caller);
    const [rows, total] = await Promise.all([
      this.sites.find({
        where: { ...own, ...(paging.cursor && { id: MoreThan(Number(paging.cursor)) }) },
        order: { id: 'ASC' },
        take: paging.limit + 1,
      }),
      this.sites.countBy(own),
    ]);
    return pageOf(rows, { limit: paging.limit, total, keyOf: (site) => site.id, show: showSite });
  }

  /** The site, if it belongs to the caller's agency; otherwise it is as if it did not exist. */
  async reachable(caller: Caller, id: number): Promise<Site> {
    const site = await this.sites.findOneBy({ ...withinReach(caller), id });
    if (!site) throw new Refused('SITE_NOT_FOUND');
    return site;
  }

  async add(caller: Caller, site: NewSite): Promise<Tagged<SiteShape>> {
    return this.sites.manager.transaction(async (tx) => {
      await tx.insert(Site, site);
      await this.audit.record(tx, { actor: caller.username, action: 'site.added', siteId: site.id });
      return taggedSite(await tx.findOneByOrFail(Site, { id: site.id }));
    });
  }

  async change(
    caller: Caller,
    site: { id: number; revision: number | null },
    change: SiteChange,
  ): Promise<Tagged<SiteShape>> {
    return this.sites.manager.transaction(async (tx) => {
      const { id } = site;
      const before = await tx.findOneOrFail(Site, { where: { id }, lock: { mode: 'pessimistic_write' } });
      if (site.revision !== null && site.revision !== before.revision) throw new Refused('CHANGED_MEANWHILE');
      await tx.save(tx.merge(Site, before, change as Partial<Site>));
      await this.audit.record(tx, { actor: caller.username, action: 'site.changed', siteId: id, detail: change });
      return taggedSite(await tx.findOneByOrFail(Site, { id }));
    });
  }
}

/** The sites a caller may see: those of the agency, or all when not bound to one. */
function withinReach(caller: Caller): FindOptionsWhere<Site> {
  return caller.agencyCode === null ? {} : { agencyCode: caller.agencyCode };
}

function showSite({ revision: _revision, ...site }: Site): SiteShape {
  return site;
}

export function taggedSite(site: Site): Tagged<SiteShape> {
  return new Tagged(site.revision, showSite(site));
}
