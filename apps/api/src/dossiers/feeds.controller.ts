import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { FeedChange, operations, Reassignment } from '@emc/contract';
import type { Language } from '@emc/domain';
import type { z } from 'zod';
import { By, IfMatch, Spoken, TheSite, type Caller } from '../http/caller.js';
import { Site } from '../sites/site.entity.js';
import { FeedsService } from './feeds.service.js';
import { Quarantine } from './quarantine.js';

const { query } = operations.listQuarantine;

@Controller('api')
export class FeedsController {
  constructor(
    private readonly feeds: FeedsService,
    private readonly quarantine: Quarantine,
  ) {}

  @Get('sites/:siteId/feed')
  find(@TheSite() site: Site) {
    return this.feeds.find(site);
  }

  @Put('sites/:siteId/feed')
  change(
    @By() caller: Caller,
    @IfMatch() revision: number | null,
    @TheSite() site: Site,
    @Body({ schema: FeedChange }) change: FeedChange,
  ) {
    return this.feeds.change(caller, { site, revision }, change);
  }

  @Post('sites/:siteId/feed/key')
  issueKey(@By() caller: Caller, @TheSite() site: Site) {
    return this.feeds.issueKey(caller, site);
  }

  @Get('feed/quarantine')
  list(@Spoken() language: Language, @Query({ schema: query }) asked: z.infer<typeof query>) {
    return this.quarantine.list(asked, language);
  }

  @Post('feed/quarantine/reassign')
  @HttpCode(200)
  reassign(@By() caller: Caller, @Body({ schema: Reassignment }) move: z.infer<typeof Reassignment>) {
    return this.quarantine.reassign(caller, move);
  }
}
