import { Body, Controller, Get, Patch, Post, Query } from '@nestjs/common';
import { NewSite, operations, SiteChange } from '@emc/contract';
import type { z } from 'zod';
import { By, IfMatch, TheSite, type Caller } from '../http/caller.js';
import { Site } from './site.entity.js';
import { SitesService, taggedSite } from './sites.service.js';

const { query } = operations.listSites;

@Controller('api/sites')
export class SitesController {
  constructor(private readonly sites: SitesService) {}

  @Get()
  list(@By() caller: Caller, @Query({ schema: query }) paging: z.infer<typeof query>) {
    return this.sites.list(caller, paging);
  }

  @Post()
  add(@By() caller: Caller, @Body({ schema: NewSite }) site: NewSite) {
    return this.sites.add(caller, site);
  }

  @Get(':siteId')
  find(@TheSite() site: Site) {
    return taggedSite(site);
  }

  @Patch(':siteId')
  change(
    @By() caller: Caller,
    @IfMatch() revision: number | null,
    @TheSite() { id }: Site,
    @Body({ schema: SiteChange }) change: SiteChange,
  ) {
    return this.sites.change(caller, { id, revision }, change);
  }
}
