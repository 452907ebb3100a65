import { Controller, Get } from '@nestjs/common';
import { TheSite } from '../http/caller.js';
import { Site } from '../sites/site.entity.js';
import { AccountsService } from './accounts.service.js';

@Controller('api/sites/:siteId/accounts')
export class AccountsController {
  constructor(private readonly accounts: AccountsService) {}

  @Get('summary')
  summary(@TheSite() site: Site) {
    return this.accounts.summary(site);
  }
}
