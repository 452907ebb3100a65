import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { DeclaredParams, DeclaredQuery, DeclaredTotals } from '@emc/contract';
import type { Language } from '@emc/domain';
import { declaredTemplate } from '@emc/xlsx-templates';
import type { FastifyRequest } from 'fastify';
import { attachment, xlsx } from '../http/attachment.js';
import { By, Spoken, TheSite, type Caller } from '../http/caller.js';
import { partsOf, whole } from '../http/forms.js';
import { Refused } from '../http/refused.js';
import { InTurn } from '../http/turn.js';
import type { Turn } from '../semaphore.js';
import { Site } from '../sites/site.entity.js';
import { DeclaredService } from './declared.service.js';

const fileBytes = 1024 * 1024;

@Controller('api')
export class DeclaredController {
  /** Made once: it does not change while the process runs. */
  private made: Promise<Buffer> | undefined;

  constructor(private readonly declared: DeclaredService) {}

  @Get('templates/declared.xlsx')
  async template() {
    this.made ??= declaredTemplate();
    return attachment({ fileName: 'mau-khai-so-lieu-ho-so.xlsx', type: xlsx, content: await this.made });
  }

  @Get('sites/:siteId/declared')
  list(@TheSite() site: Site, @Query({ schema: DeclaredQuery }) query: DeclaredQuery) {
    return this.declared.list(site, query);
  }

  @Put('sites/:siteId/declared/:day')
  declare(
    @By() caller: Caller,
    @TheSite() site: Site,
    @Param({ schema: DeclaredParams }) { day }: { day: string },
    @Body({ schema: DeclaredTotals }) totals: DeclaredTotals,
  ) {
    return this.declared.declare({ caller, site, now: new Date() }, day, totals);
  }

  @Post('sites/:siteId/declared')
  @HttpCode(200)
  async declareSheet(
    @By() caller: Caller,
    @TheSite() site: Site,
    @Spoken() language: Language,
    @Req() request: FastifyRequest,
    @InTurn() turn: Turn,
  ) {
    if (!request.isMultipart()) throw new Refused('CONTENT_TYPE_UNKNOWN');
    const parts = partsOf(request, { files: 1, fileSize: fileBytes, fields: 0, parts: 1 });
    const { value: part } = await parts.next();
    // A browser sends a file input that nobody touched without a name.
    if (part?.type !== 'file' || part.fieldname !== 'file' || part.filename === '') throw new Refused('FILE_MISSING');
    return whole(part.file, () =>
      this.declared.declareSheet({ caller, site, now: new Date() }, { part, language, turn }),
    );
  }
}
