import { Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { AuditModule } from '../audit/audit.module.js';
import { HealthModule } from '../health/health.module.js';
import { Installation } from '../installation.js';
import { SitesModule } from '../sites/sites.module.js';
import { BotController } from './bot.controller.js';
import { BotService } from './bot.service.js';
import { Claiming } from './claiming.js';
import { Linking } from './linking.js';
import { LinksController } from './links.controller.js';
import { LinksService } from './links.service.js';
import { NoticeNews } from './notice-news.js';
import { Relay } from './relay.js';
import { Results } from './results.js';
import { Rounds } from './rounds.js';
import { Undelivered } from './undelivered.js';

const relayAgainMs = 5_000;
const roundMs = 60_000;

@Module({
  imports: [AuditModule, HealthModule, SitesModule],
  controllers: [BotController, LinksController],
  providers: [BotService, Claiming, Linking, LinksService, NoticeNews, Relay, Results, Rounds, Undelivered],
})
export class NoticesModule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Notices');
  private relaying: Promise<void> = Promise.resolve();
  private rounding: NodeJS.Timeout | undefined;
  private rounded: Promise<void> = Promise.resolve();

  constructor(
    private readonly installation: Installation,
    private readonly relay: Relay,
    private readonly rounds: Rounds,
    private readonly news: NoticeNews,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.news.start();
    if (!this.installation.works) return;
    this.relaying = this.keepRelaying();
    this.round();
    this.rounding = setInterval(() => this.round(), roundMs);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.rounding);
    await this.news.close();
    await Promise.all([this.relaying, this.rounded]);
  }

  private async keepRelaying(): Promise<void> {
    while (!this.news.closed) {
      const news = this.news.next('notice', relayAgainMs);
      try {
        while (!this.news.closed && (await this.relay.run(new Date())) > 0);
      } catch (error) {
        this.log.warn(error);
      }
      await news;
    }
  }

  private round(): void {
    this.rounded = this.rounds.run(new Date()).catch((error: unknown) => this.log.warn(error));
  }
}
