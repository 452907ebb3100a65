import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { AdjustmentDecision, AdjustmentParams, AdjustmentsQuery, NewAdjustment } from '@emc/contract';
import { By, TheSite, type Caller } from '../http/caller.js';
import { Site } from '../sites/site.entity.js';
import { AdjustmentsService } from './adjustments.service.js';

@Controller('api')
export class AdjustmentsController {
  constructor(private readonly adjustments: AdjustmentsService) {}

  @Get('sites/:siteId/adjustments')
  list(@TheSite() site: Site, @Query({ schema: AdjustmentsQuery }) query: AdjustmentsQuery) {
    return this.adjustments.list(site, query);
  }

  @Post('sites/:siteId/adjustments')
  propose(@By() caller: Caller, @TheSite() site: Site, @Body({ schema: NewAdjustment }) asked: NewAdjustment) {
    return this.adjustments.propose({ caller, now: new Date() }, site, asked);
  }

  @Post('adjustments/:id/decision')
  @HttpCode(200)
  decide(
    @By() caller: Caller,
    @Param({ schema: AdjustmentParams }) { id }: { id: string },
    @Body({ schema: AdjustmentDecision }) decision: AdjustmentDecision,
  ) {
    return this.adjustments.decide({ caller, now: new Date() }, id, decision);
  }
}
