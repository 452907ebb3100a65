import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Semaphore, type Turn } from '../semaphore.js';

const drawing = new Semaphore({ atOnce: 1, mostWaiting: 16 });
let thread: Worker | undefined;

/** A drawing as PNG, made in a thread of its own: it takes a good part of a second, in which others want answers. */
export function picture(svg: string, turn: Turn): Promise<Buffer> {
  return drawing.run(turn, async () => {
    thread ??= startThread();
    thread.postMessage(svg);
    try {
      const [png] = (await once(thread, 'message')) as [Uint8Array];
      return Buffer.from(png);
    } catch (error) {
      thread = undefined;
      throw error;
    }
  });
}

/** It stays for the next picture, and does not keep the process from ending. */
function startThread(): Worker {
  const started = new Worker(new URL('./picture.child.js', import.meta.url));
  started.unref();
  return started;
}
