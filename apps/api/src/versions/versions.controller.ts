import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { DefaultChoice, operations, ServiceFilter, VersionParams } from '@emc/contract';
import type { z } from 'zod';
import { By, IfMatch, TheSite, type Caller } from '../http/caller.js';
import { Site } from '../sites/site.entity.js';
import { accountsWorkbook, servicesWorkbook } from './export.js';
import { VersionsService } from './versions.service.js';

const KindQuery = operations.getVersion.query;
const VersionsQuery = operations.listVersions.query;
const DiffQuery = operations.compareVersions.query;

@Controller('api/sites/:siteId')
export class VersionsController {
  constructor(private readonly versions: VersionsService) {}

  @Get('versions')
  list(@TheSite() site: Site, @Query({ schema: VersionsQuery }) query: z.infer<typeof VersionsQuery>) {
    return this.versions.list(site, query);
  }

  @Get('versions/:number')
  find(
    @TheSite() site: Site,
    @Param({ schema: VersionParams }) { number }: { number: number },
    @Query({ schema: KindQuery }) { kind }: z.infer<typeof KindQuery>,
  ) {
    return this.versions.find({ siteId: site.id, kind }, number);
  }

  @Get('versions/:number/services')
  services(
    @TheSite() site: Site,
    @Param({ schema: VersionParams }) { number }: { number: number },
    @Query({ schema: ServiceFilter }) filter: ServiceFilter,
  ) {
    return this.versions.servicesOf(site, number, filter);
  }

  @Get('versions/:number/export.xlsx')
  async export(
    @TheSite() site: Site,
    @Param({ schema: VersionParams }) { number }: { number: number },
    @Query({ schema: KindQuery }) { kind }: z.infer<typeof KindQuery>,
  ) {
    return kind === 'services'
      ? servicesWorkbook(site, await this.versions.services(site, number))
      : accountsWorkbook(site, await this.versions.accounts(site, number));
  }

  @Get('versions/:number/diff')
  compare(
    @TheSite() site: Site,
    @Param({ schema: VersionParams }) { number }: { number: number },
    @Query({ schema: DiffQuery }) { against }: z.infer<typeof DiffQuery>,
  ) {
    return this.versions.compareServices(site, number, against);
  }

  @Get('versions/:number/accounts/diff')
  compareAccounts(
    @TheSite() site: Site,
    @Param({ schema: VersionParams }) { number }: { number: number },
    @Query({ schema: DiffQuery }) { against }: z.infer<typeof DiffQuery>,
  ) {
    return this.versions.compareAccounts(site, number, against);
  }

  @Get('default-version')
  default(@TheSite() site: Site, @Query({ schema: KindQuery }) { kind }: z.infer<typeof KindQuery>) {
    return this.versions.defaultOf({ siteId: site.id, kind });
  }

  @Put('default-version')
  makeDefault(
    @By() caller: Caller,
    @IfMatch() revision: number | null,
    @TheSite() site: Site,
    @Body({ schema: DefaultChoice }) choice: DefaultChoice,
  ) {
    return this.versions.makeDefault(caller, { site, revision }, choice);
  }

  @Get('services')
  siteServices(@TheSite() site: Site, @Query({ schema: ServiceFilter }) filter: ServiceFilter) {
    return this.versions.servicesOf(site, 'default', filter);
  }
}
