// What code written for Node finds in its place in a browser.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const here = join(import.meta.dirname, 'src/file');
const installed = createRequire(import.meta.url).resolve;
/** What such code takes for granted. */
export const nodeGlobals = join(here, 'node-globals.ts');

const parts = {
  'node:buffer': join(here, 'node-buffer.ts'),
  'node:stream': join(dirname(installed('readable-stream/package.json')), 'lib/ours/browser.js'),
  'node:util': join(here, 'node-util.ts'),
  'node:zlib': join(here, 'node-zlib.ts'),
  buffer: installed('buffer/index.js'),
  events: installed('events/events.js'),
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
