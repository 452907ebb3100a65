import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiKeyParams, NewApiKey, operations } from '@emc/contract';
import type { z } from 'zod';
import { By, type Caller } from '../http/caller.js';
import { InTurn } from '../http/turn.js';
import type { Turn } from '../semaphore.js';
import { ApiKeysService } from './api-keys.service.js';

const { query } = operations.listApiKeys;

@Controller('api/api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  @Get()
  list(@By() caller: Caller, @Query({ schema: query }) paging: z.infer<typeof query>) {
    return this.keys.list(caller.userId, paging);
  }

  @Post()
  issue(@By() caller: Caller, @Body({ schema: NewApiKey }) key: NewApiKey, @InTurn() turn: Turn) {
    return this.keys.issue(caller, key, turn);
  }

  @Delete(':id')
  @HttpCode(204)
  revoke(@By() caller: Caller, @Param({ schema: ApiKeyParams }) { id }: { id: string }) {
    return this.keys.revoke(caller, { userId: caller.userId, key: id });
  }
}
