import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { DossierParams, EventParams, operations, SentEvents } from '@emc/contract';
import type { Language } from '@emc/domain';
import type { z } from 'zod';
import { By, Spoken, TheSite, type Caller } from '../http/caller.js';
import { Site } from '../sites/site.entity.js';
import { DossiersService } from './dossiers.service.js';
import { EventBatches } from './event-batches.js';
import { Rebuilding } from './rebuilding.js';
import { UnreadFields } from './unread-fields.js';

const { query: filter } = operations.listDossiers;
const { query: period } = operations.dailyFigures;

@Controller('api/sites/:siteId')
export class DossiersController {
  constructor(
    private readonly dossiers: DossiersService,
    private readonly batches: EventBatches,
    private readonly rebuilding: Rebuilding,
    private readonly unread: UnreadFields,
  ) {}

  @Post('dossier-events')
  @HttpCode(200)
  send(
    @By() caller: Caller,
    @TheSite() site: Site,
    @Spoken() language: Language,
    @Body({ schema: SentEvents }) events: SentEvents,
  ) {
    return this.batches.take({ caller, site, language, receivedAt: new Date() }, events);
  }

  @Get('dossiers')
  list(@TheSite() site: Site, @Query({ schema: filter }) filtered: z.infer<typeof filter>) {
    return this.dossiers.list(site, filtered);
  }

  @Post('dossiers/rebuild')
  @HttpCode(202)
  rebuild(@By() caller: Caller, @TheSite() site: Site) {
    return this.rebuilding.order(caller, site);
  }

  @Get('dossiers/:code')
  history(@TheSite() site: Site, @Param({ schema: DossierParams }) { code }: { code: string }) {
    return this.dossiers.history(site, code);
  }

  @Get('dossiers/:code/events/:seq/unread')
  openUnread(
    @By() caller: Caller,
    @TheSite() site: Site,
    @Param({ schema: EventParams }) event: { code: string; seq: number },
  ) {
    return this.unread.open(caller, site, event);
  }

  @Get('daily')
  daily(@TheSite() site: Site, @Query({ schema: period }) asked: z.infer<typeof period>) {
    return this.dossiers.daily(site, asked);
  }
}
