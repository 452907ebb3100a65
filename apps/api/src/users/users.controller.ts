import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { NewUser, operations, UserChange, UserKeyParams, UserParams } from '@emc/contract';
import type { z } from 'zod';
import { By, IfMatch, type Caller } from '../http/caller.js';
import { InTurn } from '../http/turn.js';
import type { Turn } from '../semaphore.js';
import { ApiKeysService } from './api-keys.service.js';
import { UsersService } from './users.service.js';

const { query } = operations.listUsers;
const keysQuery = operations.listUserApiKeys.query;

@Controller('api/users')
export class UsersController {
  constructor(
    private readonly users: UsersService,
    private readonly keys: ApiKeysService,
  ) {}

  @Get()
  list(@Query({ schema: query }) paging: z.infer<typeof query>) {
    return this.users.list(paging);
  }

  @Post()
  add(@By() caller: Caller, @Body({ schema: NewUser }) user: NewUser, @InTurn() turn: Turn) {
    return this.users.add(caller.username, user, turn);
  }

  @Get(':id')
  find(@Param({ schema: UserParams }) { id }: { id: string }) {
    return this.users.find(id);
  }

  @Delete(':id/lock')
  @HttpCode(204)
  unlock(@By() caller: Caller, @Param({ schema: UserParams }) { id }: { id: string }) {
    return this.users.unlock(caller, id);
  }

  @Get(':id/api-keys')
  apiKeys(
    @Param({ schema: UserParams }) { id }: { id: string },
    @Query({ schema: keysQuery }) paging: z.infer<typeof keysQuery>,
  ) {
    return this.keys.list(id, paging);
  }

  @Delete(':id/api-keys/:key')
  @HttpCode(204)
  revokeKey(@By() caller: Caller, @Param({ schema: UserKeyParams }) { id, key }: { id: string; key: string }) {
    return this.keys.revoke(caller, { userId: id, key });
  }

  @Patch(':id')
  change(
    @By() caller: Caller,
    @IfMatch() revision: number | null,
    @Param({ schema: UserParams }) { id }: { id: string },
    @Body({ schema: UserChange }) change: UserChange,
    @InTurn() turn: Turn,
  ) {
    return this.users.change({ caller, turn }, { id, revision }, change);
  }
}
