import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { NewUser, operations, UserChange, UserParams } from '@emc/contract';
import type { z } from 'zod';
import { By, IfMatch, type Caller } from '../http/caller.js';
import { InTurn } from '../http/turn.js';
import type { Turn } from '../semaphore.js';
import { UsersService } from './users.service.js';

const { query } = operations.listUsers;

@Controller('api/users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

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
