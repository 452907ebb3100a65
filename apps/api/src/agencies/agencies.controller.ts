import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { AgencyChange, AgencyParams, NewAgency, operations } from '@emc/contract';
import type { z } from 'zod';
import { By, IfMatch, type Caller } from '../http/caller.js';
import { AgenciesService } from './agencies.service.js';

const { query } = operations.listAgencies;

@Controller('api/agencies')
export class AgenciesController {
  constructor(private readonly agencies: AgenciesService) {}

  @Get()
  list(@Query({ schema: query }) paging: z.infer<typeof query>) {
    return this.agencies.list(paging);
  }

  @Post()
  add(@By() caller: Caller, @Body({ schema: NewAgency }) agency: NewAgency) {
    return this.agencies.add(caller, agency);
  }

  @Get(':code')
  find(@Param({ schema: AgencyParams }) { code }: { code: string }) {
    return this.agencies.find(code);
  }

  @Patch(':code')
  change(
    @By() caller: Caller,
    @IfMatch() revision: number | null,
    @Param({ schema: AgencyParams }) { code }: { code: string },
    @Body({ schema: AgencyChange }) change: AgencyChange,
  ) {
    return this.agencies.change(caller, { code, revision }, change);
  }
}
