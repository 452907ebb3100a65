import { parentPort } from 'node:worker_threads';
import { pictureOf } from './picture.js';

/** A thread that makes pictures of drawings, one after the other. */
parentPort?.on('message', (svg: string) => {
  // What cannot be drawn ends the thread; whoever asked hears of it.
  void pictureOf(svg).then((png) => parentPort?.postMessage(png));
});
