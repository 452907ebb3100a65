import { existsSync } from 'node:fs';
import { join } from 'node:path';
import files from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** The built pane, which in a plain browser is the web page. */
const folder = join(import.meta.dirname, '../../../excel-addin/dist/pane');
/** Every file but the page has its hash or its version in its address. */
const forever = 'public, max-age=31536000, immutable';

const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' blob: data:",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** Serves the pane at `/`; a build without it serves the API alone. */
export async function servePane(fastify: FastifyInstance): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  await fastify.register(files, {
    root: folder,
    prefix: '/',
    decorateReply: false,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      const isPage = path.endsWith('.html');
      void reply.header('cache-control', isPage ? 'no-cache' : forever);
      void reply.header('content-security-policy', contentSecurityPolicy);
    },
  });
}
