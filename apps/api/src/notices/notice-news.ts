import { Injectable } from '@nestjs/common';
import { Installation } from '../installation.js';
import { News } from '../queue/news.js';
import { noticeChannel } from '../queue/tell.js';

/** Tells this process of new notices (`notice`) and of messages that may be due (`message`). */
@Injectable()
export class NoticeNews extends News {
  constructor({ databaseUrl }: Installation) {
    super(databaseUrl, noticeChannel);
  }
}
