import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query, Res } from '@nestjs/common';
import {
  BotReport,
  ChatChange,
  ChatToFind,
  ChatToLink,
  LeaseRequest,
  LinkParams,
  MessageResults,
  MessagesQuery,
  UpdatesDone,
  UpdatesSeen,
  type MessageResult,
} from '@emc/contract';
import type { FastifyReply } from 'fastify';
import { BotService } from './bot.service.js';
import { Claiming } from './claiming.js';
import { Linking } from './linking.js';
import { LinksService } from './links.service.js';
import { Results } from './results.js';

/** What the bot asks for itself; the guard lets nobody else in. */
@Controller('api/bot')
export class BotController {
  constructor(
    private readonly bot: BotService,
    private readonly linking: Linking,
    private readonly links: LinksService,
    private readonly claiming: Claiming,
    private readonly results: Results,
  ) {}

  @Put()
  @HttpCode(204)
  report(@Body({ schema: BotReport }) report: BotReport) {
    return this.bot.report(report);
  }

  @Post('links')
  @HttpCode(200)
  link(@Body({ schema: ChatToLink }) chat: ChatToLink) {
    return this.linking.link(chat, new Date());
  }

  @Post('links/find')
  @HttpCode(200)
  find(@Body({ schema: ChatToFind }) chat: ChatToFind) {
    return this.linking.find(chat);
  }

  @Patch('links/:id')
  learn(
    @Param({ schema: LinkParams }) { id }: { readonly id: string },
    @Body({ schema: ChatChange }) change: ChatChange,
  ) {
    return this.links.learn(id, change);
  }

  @Get('messages')
  async messages(
    @Query({ schema: MessagesQuery }) query: MessagesQuery,
    @Res({ passthrough: true }) { raw }: FastifyReply,
  ) {
    return { items: await this.claiming.take(query, () => raw.destroyed) };
  }

  @Post('messages/results')
  @HttpCode(200)
  async takeResults(@Body({ schema: MessageResults }) results: MessageResult[]) {
    return { items: await this.results.take(results, new Date()) };
  }

  @Put('lease')
  lease(@Body({ schema: LeaseRequest }) request: LeaseRequest) {
    return this.bot.lease(request);
  }

  @Post('updates')
  @HttpCode(200)
  share(@Body({ schema: UpdatesSeen }) seen: UpdatesSeen) {
    return this.bot.share(seen);
  }

  @Post('updates/done')
  @HttpCode(204)
  finish(@Body({ schema: UpdatesDone }) { ids }: UpdatesDone) {
    return this.bot.finish(ids);
  }
}
