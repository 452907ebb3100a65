import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import {
  DiscrepanciesQuery,
  DiscrepancyParams,
  inBoth,
  NewStep,
  OwnerChoice,
  RecordQuery,
  TrialQuery,
} from '@emc/contract';
import type { Language } from '@emc/domain';
import type { z } from 'zod';
import { InTurn } from '../http/turn.js';
import type { Turn } from '../semaphore.js';
import { attachment, xlsx } from '../http/attachment.js';
import { By, IfMatch, Spoken, TheSite, type Caller } from '../http/caller.js';
import { invalid } from '../http/validation.js';
import { Site } from '../sites/site.entity.js';
import { DiscrepanciesService } from './discrepancies.service.js';
import { Reconciling } from './reconciling.js';
import { ReconciliationRecord } from './reconciliation-record.js';
import { UnmatchedCodesService } from './unmatched-codes.service.js';

interface Id {
  readonly id: string;
}

@Controller('api/discrepancies')
export class DiscrepanciesController {
  constructor(private readonly discrepancies: DiscrepanciesService) {}

  @Get()
  list(
    @By() caller: Caller,
    @Spoken() language: Language,
    @Query({ schema: DiscrepanciesQuery }) query: DiscrepanciesQuery,
  ) {
    return this.discrepancies.list({ caller, language, now: new Date() }, null, query);
  }

  @Get(':id')
  find(@By() caller: Caller, @Spoken() language: Language, @Param({ schema: DiscrepancyParams }) { id }: Id) {
    return this.discrepancies.find({ caller, language, now: new Date() }, id);
  }

  @Post(':id/steps')
  @HttpCode(200)
  step(
    @By() caller: Caller,
    @Spoken() language: Language,
    @IfMatch() revision: number | null,
    @Param({ schema: DiscrepancyParams }) { id }: Id,
    @Body({ schema: NewStep }) step: NewStep,
  ) {
    return this.discrepancies.step({ caller, language, now: new Date() }, { id, revision }, step);
  }

  @Put(':id/owner')
  assign(
    @By() caller: Caller,
    @Spoken() language: Language,
    @IfMatch() revision: number | null,
    @Param({ schema: DiscrepancyParams }) { id }: Id,
    @Body({ schema: OwnerChoice }) choice: OwnerChoice,
  ) {
    return this.discrepancies.assign({ caller, language, now: new Date() }, { id, revision }, choice);
  }

  @Post(':id/recheck')
  @HttpCode(200)
  recheck(
    @By() caller: Caller,
    @Spoken() language: Language,
    @Param({ schema: DiscrepancyParams }) { id }: Id,
    @InTurn() turn: Turn,
  ) {
    return this.discrepancies.recheck({ caller, language, now: new Date() }, id, turn);
  }
}

/** Checks look at each working day up to the moment they judge by. */
const farthestMs = 2 * 366 * 86_400_000;
const tooFar = inBoth(
  'Chọn một thời điểm cách hiện tại không quá hai năm.',
  'Choose a moment within two years of now.',
);

@Controller('api/sites/:siteId')
export class SiteDiscrepanciesController {
  constructor(
    private readonly discrepancies: DiscrepanciesService,
    private readonly reconciling: Reconciling,
    private readonly record: ReconciliationRecord,
    private readonly unmatched: UnmatchedCodesService,
  ) {}

  @Get('discrepancies')
  list(
    @By() caller: Caller,
    @Spoken() language: Language,
    @TheSite() site: Site,
    @Query({ schema: DiscrepanciesQuery }) query: DiscrepanciesQuery,
  ) {
    return this.discrepancies.list({ caller, language, now: new Date() }, site, query);
  }

  @Get('discrepancies.xlsx')
  async workbook(@TheSite() site: Site, @Query({ schema: RecordQuery }) period: RecordQuery) {
    const content = await this.record.of(site, period, new Date());
    return attachment({ fileName: `bien-ban-doi-soat-${site.id}.xlsx`, type: xlsx, content });
  }

  @Get('unmatched-codes')
  unmatchedCodes(@TheSite() site: Site, @Spoken() language: Language) {
    return this.unmatched.of(site, language, new Date());
  }

  @Post('reconcile')
  @HttpCode(200)
  reconcile(@By() { username }: Caller, @TheSite() { id }: Site, @InTurn() turn: Turn) {
    return this.reconciling.runSoon({ siteId: id, now: new Date(), by: username }, turn);
  }

  @Get('reconcile')
  attempt(
    @TheSite() { id }: Site,
    @Spoken() language: Language,
    @Query({ schema: TrialQuery }) { at }: z.infer<typeof TrialQuery>,
    @InTurn() turn: Turn,
  ) {
    const now = new Date();
    const moment = at === undefined ? now : new Date(at);
    if (Math.abs(moment.getTime() - now.getTime()) > farthestMs) throw invalid([{ path: ['at'], message: tooFar }]);
    return this.reconciling.attempt({ siteId: id, at: moment }, language, turn);
  }
}
