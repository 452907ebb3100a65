import { join } from 'node:path';
import { inBoth } from '@emc/contract';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { languageOf } from '../http/language.js';
import { packingFor } from '../http/packing.js';
import { answerRefused, Refused } from '../http/refused.js';
import { invalid } from '../http/validation.js';
import { addinId } from './addin-id.js';
import { installPage, installPolicy } from './install.page.js';
import { isSafeAddress, renderManifest } from './manifest.js';
import { pagePolicy } from './page-policy.js';
import { PaneFile, readPaneFiles } from './pane-files.js';
import { words } from './install.words.js';
import { isShare, trustCatalog } from './trust-catalog.js';

/** The built pane, which in a plain browser is the web page. */
const builtPane = join(import.meta.dirname, '../../../excel-addin/dist/pane');
const icons = join(import.meta.dirname, '../../src/addin/icons');

const officeScript = /\s*<script src="office-js\/[^"]*"><\/script>/;
/** Every file but the pages and the icons has its hash or its version in its address. */
const forever = 'public, max-age=31536000, immutable';
const aDay = 'public, max-age=86400';

/**
 * The web page at `/`, and all that Excel asks for under `/addin/`: the pane, office.js, the manifest, help for installing. The
 * page is the same file in both places; at `/` it is without office.js. A build without it serves the API alone.
 */
export function serveAddin(fastify: FastifyInstance, about: { db: DataSource; baseUrl: string | undefined }): void {
  const { db, baseUrl } = about;
  const address = baseUrl !== undefined && isSafeAddress(baseUrl) ? baseUrl : null;
  serveFiles(fastify);

  fastify.get('/addin/install', (request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('content-security-policy', installPolicy)
      .send(installPage({ language: languageOf(request), baseUrl: address })),
  );
  fastify.get('/addin/manifest.xml', async (request, reply) => {
    if (address === null) return answerRefused(new Refused('ADDIN_NEEDS_HTTPS'), request, reply);
    return reply.type('text/xml; charset=utf-8').send(renderManifest({ id: await addinId(db), baseUrl: address }));
  });
  fastify.get(
    '/addin/trust-catalog.reg',
    async (request: FastifyRequest<{ Querystring: { share?: unknown } }>, reply) => {
      const { share } = request.query;
      if (typeof share !== 'string' || !isShare(share.trim())) return answerRefused(noShare(), request, reply);
      return reply
        .type('application/octet-stream')
        .header('content-disposition', 'attachment; filename="trust-catalog.reg"')
        .send(trustCatalog({ id: await addinId(db), share: share.trim() }));
    },
  );
}

function noShare(): Refused {
  const { vi, en } = words.shareAgain;
  return invalid([{ path: ['share'], message: inBoth(vi, en) }]);
}

function serveFiles(fastify: FastifyInstance): void {
  const files = readPaneFiles(builtPane);
  const iconFiles = readPaneFiles(icons);
  const pane = files.get('index.html');
  const web = pane && new PaneFile(pane.path, Buffer.from(pane.bytes.toString().replace(officeScript, '')));

  fastify.get('/', (request, reply) => send(web, { request, reply, cache: 'no-cache' }));
  fastify.get('/addin', (_request, reply) => reply.redirect('addin/'));
  fastify.get('/addin/', (request, reply) =>
    send(pane, { request, reply, cache: 'no-cache', policy: pagePolicy.pane }),
  );
  const sendFile = (path: string, request: FastifyRequest, reply: FastifyReply) =>
    send(path === 'index.html' ? undefined : files.get(path), { request, reply, cache: forever });
  // The same files under both addresses, because a page names its files without a folder.
  fastify.get('/:file', (request: FastifyRequest<{ Params: { file: string } }>, reply) =>
    sendFile(request.params.file, request, reply),
  );
  fastify.get('/addin/*', (request: FastifyRequest<{ Params: { '*': string } }>, reply) =>
    sendFile(request.params['*'], request, reply),
  );
  fastify.get('/addin/icons/:icon', (request: FastifyRequest<{ Params: { icon: string } }>, reply) => {
    const { icon } = request.params;
    return send(icon.endsWith('.png') ? iconFiles.get(icon) : undefined, { request, reply, cache: aDay });
  });
}

interface Sending {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly cache: string;
  readonly policy?: string;
}

/** A worker goes by the policy of its own file. */
async function send(file: PaneFile | undefined, { request, reply, cache, policy = pagePolicy.web }: Sending) {
  if (!file) return reply.callNotFound();
  const packing = file.type.startsWith('image/') ? null : packingFor(request.headers['accept-encoding']);
  void reply
    .type(file.type)
    .headers({ 'cache-control': cache, 'content-security-policy': policy, vary: 'accept-encoding' });
  if (packing) void reply.header('content-encoding', packing);
  return reply.send(packing ? await file.as(packing) : file.bytes);
}
