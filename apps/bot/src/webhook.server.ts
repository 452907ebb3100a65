import { timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { once } from 'node:events';
import { json } from 'node:stream/consumers';
import type { Update } from './telegram.js';

const longestBody = 1_000_000;

export interface WebhookServerOptions {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly secret: string;
  /** Resolves when the update is done with; only then Telegram hears that it was taken. */
  readonly take: (update: Update) => Promise<void>;
}

/** Listens for updates that Telegram brings; whoever does not know the secret is turned away. */
export async function listenForUpdates(options: WebhookServerOptions): Promise<Server> {
  const server = createServer((request, response) => {
    statusOf(request, options).then(
      (status) => response.writeHead(status).end(),
      () => response.writeHead(503).end(),
    );
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');
  return server;
}

async function statusOf(request: IncomingMessage, { path, secret, take }: WebhookServerOptions): Promise<number> {
  if (request.method !== 'POST' || request.url !== path) return 404;
  if (!isSame(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), secret)) return 401;
  if (Number(request.headers['content-length'] ?? Infinity) > longestBody) return 413;
  await take((await json(request)) as Update);
  return 200;
}

function isSame(given: string, secret: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return one.length === other.length && timingSafeEqual(one, other);
}
