import { join } from 'node:path';
import { Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { HealthModule } from '../health/health.module.js';
import { Installation } from '../installation.js';
import { Queue } from '../queue/queue.js';
import { identityHasher } from '../submissions/identity.js';
import { BodySeal } from './body-seal.js';
import { Deriver } from './deriver.js';
import { DossiersController } from './dossiers.controller.js';
import { DiskRoom } from './disk-room.js';
import { DossiersService } from './dossiers.service.js';
import { EventBatches } from './event-batches.js';
import { FeedCounters } from './feed-counters.js';
import { FeedSites } from './feed-sites.js';
import { FeedSpool } from './feed-spool.js';
import { FeedWriter } from './feed-writer.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsService } from './feeds.service.js';
import { EventMaker } from './new-event.js';
import { Quarantine } from './quarantine.js';
import { Rebuilding, rebuildingQueue } from './rebuilding.js';
import { Reception } from './reception.js';
import { UnreadFields } from './unread-fields.js';

const sweepMs = 3000;
const expiryMs = 600_000;

@Module({
  imports: [TypeOrmModule.forFeature([]), AuditModule, HealthModule],
  controllers: [DossiersController, FeedsController],
  exports: [DiskRoom],
  providers: [
    Deriver,
    DiskRoom,
    DossiersService,
    EventBatches,
    FeedCounters,
    FeedSites,
    FeedsService,
    Quarantine,
    Rebuilding,
    Reception,
    UnreadFields,
    {
      provide: EventMaker,
      inject: [Installation, BodySeal],
      useFactory: ({ keys }: Installation, seal: BodySeal) =>
        new EventMaker(identityHasher(keys.identityKey.secret), seal),
    },
    { provide: BodySeal, inject: [Installation], useFactory: ({ keys }: Installation) => new BodySeal(keys) },
    {
      provide: FeedSpool,
      inject: [Installation, BodySeal],
      useFactory: ({ dataFolder }: Installation, seal: BodySeal) =>
        new FeedSpool(join(dataFolder.path, 'feed-spool'), seal),
    },
    {
      provide: FeedWriter,
      inject: [Installation, FeedSpool, Deriver],
      useFactory: ({ databaseUrl }: Installation, spool: FeedSpool, deriver: Deriver) =>
        new FeedWriter(databaseUrl, spool, (events) => deriver.wake(events)),
    },
  ],
})
export class DossiersModule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Dossiers');
  private timer: NodeJS.Timeout | undefined;
  private swept: Promise<void> | null = null;
  private expiresAt = 0;

  constructor(
    private readonly db: DataSource,
    private readonly installation: Installation,
    private readonly queue: Queue,
    private readonly deriver: Deriver,
    private readonly quarantine: Quarantine,
    private readonly sites: FeedSites,
    private readonly spool: FeedSpool,
    private readonly writer: FeedWriter,
    private readonly unread: UnreadFields,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.sites.find(0);
    await this.queue.open(rebuildingQueue);
    if (this.installation.works) {
      this.queue.work<{ siteId: number }>(rebuildingQueue, 1, ({ siteId }) => this.deriver.rebuild(siteId));
      this.deriver.start();
    }
    await this.sweep();
    this.timer = setInterval(() => {
      this.swept ??= this.sweep().finally(() => (this.swept = null));
    }, sweepMs);
  }

  /** What has been answered is stored already; who still waits gets an answer first. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.swept;
    await this.writer.close();
    await this.deriver.stop();
  }

  private async sweep(): Promise<void> {
    const works: (() => Promise<unknown>)[] = [() => this.emptySpool()];
    if (this.installation.works) {
      works.push(
        () => this.quarantine.sweep(),
        () => this.unread.resealAll(),
        () => this.deleteExpired(),
      );
    }
    // What goes wrong in one of them stops none of the others.
    for (const work of works) await work().catch((error: unknown) => this.log.warn(error));
  }

  /** Now and then is enough for what is kept for days. */
  private async deleteExpired(): Promise<void> {
    if (performance.now() < this.expiresAt) return;
    this.expiresAt = performance.now() + expiryMs;
    await this.unread.deleteExpired(new Date());
    await this.quarantine.deleteExpired(new Date());
    await this.db.query(`DELETE FROM feed_writing WHERE at < now() - interval '30 days'`);
  }

  private async emptySpool(): Promise<void> {
    const count = await this.spool.empty((batch, group) => this.writer.store(batch, group), new Date());
    if (count > 0) this.log.log(`Stored ${count} events that came while the database was away`);
  }
}
