import { Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditModule } from '../audit/audit.module.js';
import { Installation } from '../installation.js';
import { Queue } from '../queue/queue.js';
import { reconcileQueue, type ReconcileJob } from '../queue/reconcile-queue.js';
import { SubmissionsModule } from '../submissions/submissions.module.js';
import { AdjustmentsController } from './adjustments.controller.js';
import { AdjustmentsService } from './adjustments.service.js';
import { DeclaredController } from './declared.controller.js';
import { DeclaredService } from './declared.service.js';
import { DiscrepanciesController, SiteDiscrepanciesController } from './discrepancies.controller.js';
import { DiscrepanciesService } from './discrepancies.service.js';
import { HolidaysController } from './holidays.controller.js';
import { HolidaysService } from './holidays.service.js';
import { Reconciling } from './reconciling.js';
import { ReconciliationRecord } from './reconciliation-record.js';
import { sendDue } from './schedule.js';
import { UnmatchedCodesService } from './unmatched-codes.service.js';

const sitesAtOnce = 2;
const lookMs = 60_000;

@Module({
  imports: [AuditModule, SubmissionsModule],
  controllers: [
    AdjustmentsController,
    DeclaredController,
    DiscrepanciesController,
    HolidaysController,
    SiteDiscrepanciesController,
  ],
  providers: [
    AdjustmentsService,
    DeclaredService,
    DiscrepanciesService,
    HolidaysService,
    Reconciling,
    ReconciliationRecord,
    UnmatchedCodesService,
  ],
  exports: [HolidaysService],
})
export class ReconciliationModule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Reconciliation');
  private looking: NodeJS.Timeout | undefined;
  private looked: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: DataSource,
    private readonly installation: Installation,
    private readonly queue: Queue,
    private readonly reconciling: Reconciling,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.open(reconcileQueue);
    if (!this.installation.works) return;
    this.queue.work<ReconcileJob>(reconcileQueue, sitesAtOnce, async ({ siteId }) => {
      await this.reconciling.run({ siteId, now: new Date(), by: 'system' });
    });
    this.look();
    this.looking = setInterval(() => this.look(), lookMs);
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.looking);
    await this.looked;
    await this.queue.drain();
  }

  private look(): void {
    this.looked = sendDue(this.db, this.queue, new Date()).catch((error: unknown) => this.log.warn(error));
  }
}
