import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import cookies from '@fastify/cookie';
import multipart from '@fastify/multipart';
import files from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { openApi, usualBodyBytes } from '@emc/contract';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import type { DataSource } from 'typeorm';
import { serveAddin } from '../addin/addin.routes.js';
import { AppModule } from '../app.module.js';
import { DiskRoom } from '../dossiers/disk-room.js';
import { feedDoor, takeNdjson } from '../dossiers/feed-door.js';
import { Reception } from '../dossiers/reception.js';
import { HealthService } from '../health/health.service.js';
import type { Installation } from '../installation.js';
import { Admission } from './admission.js';
import { boundBodies } from './bodies.js';
import { docsPage } from './docs.js';
import { Log, loggedError } from './log.js';
import { answerNoRequest } from './no-request.js';
import { packAnswers } from './packing.js';
import { asRefused } from './problem.filter.js';
import { answerRefused, Refused } from './refused.js';

const requestMs = 300_000;
/** Beyond these nobody is let in; a reverse proxy needs a few hundred. */
const mostConnections = 4096;

/** The HTTP side of the API, on a connected and migrated database; not yet listening. */
export async function createServer(installation: Installation, db: DataSource): Promise<NestFastifyApplication> {
  const adapter = adapterOf(installation);
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.of(installation, db), adapter, {
    logger: new Log(adapter.getInstance().log),
    abortOnError: false,
    // Fastify reads JSON itself; forms and plain text are taken nowhere.
    bodyParser: false,
  });
  const fastify = adapter.getInstance();
  fastify.removeContentTypeParser('text/plain');
  await app.register(cookies);
  // Whoever takes files sets how large they may be.
  await app.register(multipart, { limits: { fileSize: 0, files: 0 } });
  const health = app.get(HealthService);
  const disk = app.get(DiskRoom);
  const admission = app.get(Admission);
  const overTls = installation.settings.PUBLIC_BASE_URL?.startsWith('https:');
  fastify.addHook('onRequest', async (request, reply) => {
    addHeaders(request, reply);
    if (overTls) void reply.header('strict-transport-security', 'max-age=31536000');
    if (health.stopping) throw new Refused('NOT_READY', undefined, { connection: 'close', 'retry-after': '5' });
    disk.admit(request);
    await admission.admit(request);
  });
  boundBodies(fastify);
  packAnswers(fastify);
  fastify.server.maxConnections = mostConnections;
  takeNdjson(fastify);
  await app.register(feedDoor(app.get(Reception), installation.settings.EMC_TRUSTED_PROXIES ?? []));
  serveAddin(fastify, { db, baseUrl: installation.settings.PUBLIC_BASE_URL });
  addDocs(app, installation.settings.PUBLIC_BASE_URL ?? '/');
  return app;
}

/** Zod stands at every door; Fastify's own compilers would only cost each start the loading of Ajv. */
const noJsonSchemas = { buildValidator: refuseJsonSchema, buildSerializer: refuseJsonSchema };

function refuseJsonSchema(): never {
  throw new Error('No route has a JSON Schema.');
}

function adapterOf({ settings }: Installation): FastifyAdapter {
  return new FastifyAdapter({
    bodyLimit: usualBodyBytes,
    trustProxy: settings.EMC_TRUSTED_PROXIES ?? false,
    requestTimeout: requestMs,
    forceCloseConnections: true,
    // Nest's own answer while closing is no problem+json.
    return503OnClosing: false,
    genReqId: () => randomUUID(),
    logger: { level: settings.LOG_LEVEL, serializers: { err: loggedError } },
    // Addresses may carry a sender's key.
    logController: new LogController({ disableRequestLogging: true }),
    schemaController: { compilersFactory: noJsonSchemas },
    clientErrorHandler: answerNoRequest,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => {
      addHeaders(request, reply);
      answerRefused(asRefused(error), request, reply);
    },
  });
}

/** On every answer, also of streams that bypass Fastify's later hooks; a page that needs more sets its own. */
function addHeaders(request: FastifyRequest, reply: FastifyReply): void {
  void reply.headers({
    'x-request-id': request.id,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  });
}

/** `/openapi.json`, and `/docs` to browse it; nothing is loaded from elsewhere. */
function addDocs(app: NestFastifyApplication, serverUrl: string): void {
  let document: object | undefined;
  const fastify = app.getHttpAdapter().getInstance();
  void fastify.register(files, {
    root: dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json')),
    prefix: '/docs/assets/',
    allowedPath: (path) => /\/swagger-ui(-bundle|-standalone-preset)?\.(js|css)$/.test(path),
  });
  // Made when first read: it would cost every start a tenth of its time.
  fastify.get('/openapi.json', async () => (document ??= openApi({ version: '0.1.0', serverUrl })));
  fastify.get('/docs', async (_request, reply) =>
    reply
      .header('content-security-policy', docsPage.contentSecurityPolicy)
      .type('text/html; charset=utf-8')
      .send(docsPage.html),
  );
}
