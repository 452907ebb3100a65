import { Logger, Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AgenciesModule } from '../agencies/agencies.module.js';
import { AuditModule } from '../audit/audit.module.js';
import { Installation } from '../installation.js';
import { Queue } from '../queue/queue.js';
import { UsersModule } from '../users/users.module.js';
import { VersionsModule } from '../versions/versions.module.js';
import { Abandoned } from './abandoned.js';
import { AccountLists } from './account-lists.js';
import { Cancelling } from './cancelling.js';
import { FileRetention } from './file-retention.js';
import { HandingIn, judgingQueue } from './handing-in.js';
import { Judging } from './judging.js';
import { ReceivedFiles } from './received-files.js';
import { ServiceLists } from './service-lists.js';
import { SheetProcesses } from './sheet-processes.js';
import { SubmissionIssue } from './submission-issue.entity.js';
import { SubmissionNews } from './submission-news.js';
import type { SubmissionKey } from './submission-lock.js';
import { SubmissionPart } from './submission-part.entity.js';
import { Submission } from './submission.entity.js';
import { SubmissionsController } from './submissions.controller.js';
import { SubmissionsService } from './submissions.service.js';
import { Trials } from './trials.js';
import { WaitingAnswers } from './waiting-answers.js';

const judgedAtOnce = 2;
const lookForAbandonedMs = 15_000;
const abandonedAfterSeconds = 60;
const sweepFilesMs = 3_600_000;
/** How long an answer may take to leave when EMC stops. */
const answersMs = 3000;

@Module({
  imports: [
    TypeOrmModule.forFeature([Submission, SubmissionIssue, SubmissionPart]),
    AgenciesModule,
    AuditModule,
    UsersModule,
    VersionsModule,
  ],
  controllers: [SubmissionsController],
  providers: [
    Abandoned,
    AccountLists,
    Cancelling,
    FileRetention,
    HandingIn,
    Judging,
    ServiceLists,
    SheetProcesses,
    SubmissionsService,
    Trials,
    WaitingAnswers,
    {
      provide: ReceivedFiles,
      inject: [Installation],
      useFactory: ({ dataFolder, keys }: Installation) => new ReceivedFiles(dataFolder.received, keys),
    },
    {
      provide: SubmissionNews,
      inject: [Installation],
      useFactory: ({ databaseUrl }: Installation) => new SubmissionNews(databaseUrl),
    },
  ],
  exports: [ReceivedFiles, SheetProcesses],
})
export class SubmissionsModule implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger('Submissions');
  private lookingForAbandoned: NodeJS.Timeout | undefined;
  private sweepingFiles: NodeJS.Timeout | undefined;
  private swept: Promise<void> = Promise.resolve();

  constructor(
    private readonly installation: Installation,
    private readonly queue: Queue,
    private readonly judging: Judging,
    private readonly abandoned: Abandoned,
    private readonly retention: FileRetention,
    private readonly news: SubmissionNews,
    private readonly answers: WaitingAnswers,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.news.start();
    await this.queue.open(judgingQueue);
    if (!this.installation.works) return;
    this.queue.work<SubmissionKey>(judgingQueue, judgedAtOnce, (key, giveUp) => this.judging.run(key, giveUp));
    await this.lookForAbandoned(0);
    this.lookingForAbandoned = setInterval(() => {
      this.lookForAbandoned(abandonedAfterSeconds).catch((error: unknown) => this.log.warn(error));
    }, lookForAbandonedMs);
    this.sweepFiles();
    this.sweepingFiles = setInterval(() => this.sweepFiles(), sweepFilesMs);
  }

  /** Whoever waits for a list that is being judged still gets its result. */
  async onModuleDestroy(): Promise<void> {
    clearInterval(this.lookingForAbandoned);
    clearInterval(this.sweepingFiles);
    await this.swept;
    await this.queue.drain();
    await this.news.close();
    await this.answers.given(answersMs);
  }

  private sweepFiles(): void {
    this.swept = this.retention.sweep(new Date()).catch((error: unknown) => this.log.warn(error));
  }

  private async lookForAbandoned(afterSeconds: number): Promise<void> {
    await this.abandoned.requeue(afterSeconds);
    await this.abandoned.cancelIncomplete(new Date());
  }
}
