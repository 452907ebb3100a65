import { Global, Inject, Logger, Module, type OnModuleDestroy } from '@nestjs/common';
import { Installation } from '../installation.js';
import { Queue } from './queue.js';

const log = new Logger('Queue');

@Global()
@Module({
  providers: [
    {
      provide: Queue,
      inject: [Installation],
      useFactory: async ({ databaseUrl }: Installation) => {
        const queue = new Queue(databaseUrl, (error) => log.warn(error));
        await queue.start();
        return queue;
      },
    },
  ],
  exports: [Queue],
})
export class QueueModule implements OnModuleDestroy {
  constructor(@Inject(Queue) private readonly queue: Queue) {}

  /** Before the database goes: running jobs end first. */
  async onModuleDestroy(): Promise<void> {
    await this.queue.stop();
  }
}
