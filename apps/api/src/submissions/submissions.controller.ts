import type { IncomingHttpHeaders } from 'node:http';
import {
  Controller,
  Delete,
  Get,
  HttpStatus,
  Param,
  Post,
  Query,
  Req,
  Res,
  Sse,
  SseSignal,
  StreamableFile,
  UseGuards,
} from '@nestjs/common';
import {
  finalStates,
  HandInQuery,
  IssuesQuery,
  LatestQuery,
  operations,
  PartQuery,
  SubmissionParams,
  SubmitQuery,
} from '@emc/contract';
import type { Language } from '@emc/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { from, map, type Observable } from 'rxjs';
import type { z } from 'zod';
import { By, Key, Spoken, TheSite, type Caller } from '../http/caller.js';
import { attachment, xlsx } from '../http/attachment.js';
import { Refused } from '../http/refused.js';
import { InTurn } from '../http/turn.js';
import type { Turn } from '../semaphore.js';
import { Site } from '../sites/site.entity.js';
import { UsersService } from '../users/users.service.js';
import { HandingIn } from './handing-in.js';
import { MayFollow } from './may-follow.guard.js';
import { ReceivedFiles } from './received-files.js';
import { receive, receiveBeside } from './reception.js';
import { SubmissionsService } from './submissions.service.js';
import { Trials } from './trials.js';
import { WaitingAnswers } from './waiting-answers.js';

const SubmissionsQuery = operations.listSubmissions.query;
interface Id {
  readonly id: string;
}

@Controller('api')
export class SubmissionsController {
  constructor(
    private readonly submissions: SubmissionsService,
    private readonly handingIn: HandingIn,
    private readonly trials: Trials,
    private readonly files: ReceivedFiles,
    private readonly answers: WaitingAnswers,
    private readonly users: UsersService,
  ) {}

  @Post('sites/:siteId/submissions')
  async submit(
    @By() caller: Caller,
    @TheSite() site: Site,
    @Query({ schema: SubmitQuery }) query: SubmitQuery,
    @Key() key: string | null,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const ask = { site, caller, query, key };
    this.answers.add(reply.raw);
    await this.handingIn.admit(ask);
    const reception = await receive(request, query.kind, this.files);
    const follows = query.submission !== undefined;
    const standing = await (follows ? this.handingIn.addPart(ask, reception) : this.handingIn.submit(ask, reception));
    const submission = await this.submissions.settled(standing, query.wait);
    void reply.status(finalStates.includes(submission.state) ? HttpStatus.OK : HttpStatus.ACCEPTED);
    return submission;
  }

  @Get('sites/:siteId/submissions')
  list(@TheSite() site: Site, @Query({ schema: SubmissionsQuery }) query: z.infer<typeof SubmissionsQuery>) {
    return this.submissions.list(site, query);
  }

  @Get('submissions')
  latest(@By() caller: Caller, @Query({ schema: LatestQuery }) query: LatestQuery) {
    return this.submissions.latest(caller, query);
  }

  @Get('submissions/:id')
  find(@By() caller: Caller, @Param({ schema: SubmissionParams }) { id }: Id) {
    return this.submissions.find(caller, id);
  }

  @Post('submissions/:id/hand-in')
  async handIn(
    @By() caller: Caller,
    @Param({ schema: SubmissionParams }) { id }: Id,
    @Query({ schema: HandInQuery }) query: HandInQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    this.answers.add(reply.raw);
    const trial = await this.submissions.reachable(caller, id);
    const standing = await this.trials.handIn(
      { trial, caller, query },
      await receiveBeside(request, trial.kind, this.files),
    );
    const submission = await this.submissions.settled(standing, query.wait);
    void reply.status(finalStates.includes(submission.state) ? HttpStatus.OK : HttpStatus.ACCEPTED);
    return submission;
  }

  @Delete('submissions/:id')
  async cancel(
    @By() caller: Caller,
    @Param({ schema: SubmissionParams }) { id }: Id,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const submission = await this.submissions.cancel(caller, id);
    void reply.status(finalStates.includes(submission.state) ? HttpStatus.OK : HttpStatus.ACCEPTED);
    return submission;
  }

  @Sse('submissions/:id/events')
  @UseGuards(MayFollow)
  async follow(
    @By() caller: Caller,
    @Param({ schema: SubmissionParams }) { id }: Id,
    @SseSignal() gone: AbortSignal,
    @Req() { headers }: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Observable<object>> {
    this.answers.add(reply.raw);
    const submission = await this.submissions.find(caller, id);
    const mayStill = () => this.mayStill(headers, id);
    return from(this.submissions.follow(submission, gone, mayStill)).pipe(
      map((data) => ({ type: 'submission', data })),
    );
  }

  /** A stream outlasts what it was let in by: a session, a key, a user or an agency may end meanwhile. */
  private async mayStill(headers: IncomingHttpHeaders, id: string): Promise<boolean> {
    try {
      const caller = await this.users.identify(headers);
      return caller !== 'bot' && Boolean(await this.submissions.reachable(caller, id));
    } catch (error) {
      if (error instanceof Refused) return false;
      throw error;
    }
  }

  @Get('submissions/:id/issues')
  issues(
    @By() caller: Caller,
    @Spoken() language: Language,
    @Param({ schema: SubmissionParams }) { id }: Id,
    @Query({ schema: IssuesQuery }) query: IssuesQuery,
  ) {
    return this.submissions.issuesOf(caller, id, { ...query, language });
  }

  @Get('submissions/:id/marked.xlsx')
  async marked(
    @By() caller: Caller,
    @Spoken() language: Language,
    @Param({ schema: SubmissionParams }) { id }: Id,
    @InTurn() turn: Turn,
  ): Promise<StreamableFile> {
    const { fileName, content } = await this.submissions.marked({ caller, language, turn }, id);
    return attachment({ fileName, type: xlsx, content });
  }

  @Get('submissions/:id/original')
  async original(
    @By() caller: Caller,
    @Param({ schema: SubmissionParams }) { id }: Id,
    @Query({ schema: PartQuery }) { part }: z.infer<typeof PartQuery>,
  ): Promise<StreamableFile> {
    return attachment(await this.submissions.original(caller, id, part));
  }

  @Get('submissions/:id/decision-scan')
  async scan(@By() caller: Caller, @Param({ schema: SubmissionParams }) { id }: Id): Promise<StreamableFile> {
    return attachment(await this.submissions.scan(caller, id));
  }
}
