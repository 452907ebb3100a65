import { Controller, Get, Query } from '@nestjs/common';
import { operations } from '@emc/contract';
import type { z } from 'zod';
import { AuditService } from './audit.service.js';

const { query } = operations.listAudit;

@Controller('api/audit')
export class AuditController {
  constructor(private readonly audit: AuditService) {}

  @Get()
  list(@Query({ schema: query }) paging: z.infer<typeof query>) {
    return this.audit.list(paging);
  }
}
