import { Injectable } from '@nestjs/common';
import { News } from '../queue/news.js';

const channel = 'submission';

/** Tells this process that a submission moved on, whichever process moved it. */
@Injectable()
export class SubmissionNews extends News {
  /** The SQL that tells; it is delivered when its transaction commits. */
  static readonly tell = `SELECT pg_notify('${channel}', $1)`;

  constructor(databaseUrl: string) {
    super(databaseUrl, channel);
  }
}
