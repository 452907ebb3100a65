import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { LinkChange, LinkParams, LinksQuery, Mute, NewWebhook, UndeliveredQuery } from '@emc/contract';
import type { z } from 'zod';
import { By, type Caller } from '../http/caller.js';
import { Linking } from './linking.js';
import { LinksService } from './links.service.js';
import { Undelivered } from './undelivered.js';

interface Id {
  readonly id: string;
}

@Controller('api')
export class LinksController {
  constructor(
    private readonly links: LinksService,
    private readonly linking: Linking,
    private readonly undelivered: Undelivered,
  ) {}

  @Post('me/links')
  offer(@By() caller: Caller) {
    return this.linking.offer(caller, new Date());
  }

  @Get('me/links')
  mine(@By() caller: Caller) {
    return this.links.ofCaller(caller);
  }

  @Get('links')
  list(@Query({ schema: LinksQuery }) query: LinksQuery) {
    return this.links.list(query);
  }

  @Patch('links/:id')
  change(
    @By() caller: Caller,
    @Param({ schema: LinkParams }) { id }: Id,
    @Body({ schema: LinkChange }) change: LinkChange,
  ) {
    return this.links.change(caller, id, change);
  }

  @Put('links/:id/mute')
  @HttpCode(204)
  mute(@By() caller: Caller, @Param({ schema: LinkParams }) { id }: Id, @Body({ schema: Mute }) mute: Mute) {
    return this.links.mute(caller, id, mute);
  }

  @Delete('links/:id')
  @HttpCode(204)
  end(@By() caller: Caller, @Param({ schema: LinkParams }) { id }: Id) {
    return this.links.end(caller, id);
  }

  @Get('notices/undelivered')
  listUndelivered(@Query({ schema: UndeliveredQuery }) query: z.infer<typeof UndeliveredQuery>) {
    return this.undelivered.list(query);
  }

  @Post('webhooks')
  addWebhook(@By() caller: Caller, @Body({ schema: NewWebhook }) webhook: NewWebhook) {
    return this.links.addWebhook(caller, webhook);
  }
}
