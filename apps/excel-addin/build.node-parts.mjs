// What code written for Node finds in its place in a browser.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = join(import.meta.dirname, 'src/file');
/** What such code takes for granted. */
export const nodeGlobals = join(here, 'node-globals.ts');

const parts = {
  'node:buffer': join(here, 'node-buffer.ts'),
  'node:stream': fileURLToPath(import.meta.resolve('readable-stream/lib/ours/browser.js')),
  'node:util': join(here, 'node-util.ts'),
  'node:zlib': join(here, 'node-zlib.ts'),
  buffer: fileURLToPath(import.meta.resolve('buffer/index.js')),
  events: fileURLToPath(import.meta.resolve('events/events.js')),
  'process/': nodeGlobals,
};

/** Puts these parts in their place. */
export const nodeParts = {
  name: 'node-parts',
  setup(building) {
    const modules = /^(node:)?(buffer|events|fs|stream|util|zlib)$|^process\/$/;
    building.onResolve({ filter: modules }, ({ path }) => {
      const part = parts[path] ?? parts[`node:${path}`];
      // A file system is named by a package but never asked for.
      return part ? { path: part } : { path, namespace: 'nothing' };
    });
    building.onLoad({ filter: /./, namespace: 'nothing' }, () => ({ contents: '' }));
  },
};
