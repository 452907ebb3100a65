#!/bin/sh
# Whoever stops work for a client that has left by Fastify's `request.signal` stops it for every request with a body: the signal aborts as
# soon as the body has been read, though the client waits. Listen to the `close` of `reply.raw` instead, and look whether it was finished.
# Seen with fastify 5.12.8 on Node 20.20: GET false, POST true (`aborted` while the handler works and the client waits).
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund fastify@5.12.8
cat > seen.mjs <<'JS'
import { setTimeout as sleep } from 'node:timers/promises';
import fastify from 'fastify';

const app = fastify();
app.route({
  method: ['GET', 'POST'],
  url: '/',
  handler: async (request) => {
    const { signal } = request;
    await sleep(200);
    return `${request.method} ${signal.aborted}`;
  },
});
const url = await app.listen({ port: 0, host: '127.0.0.1' });
const headers = { 'content-type': 'application/json' };
console.log(await (await fetch(url)).text());
console.log(await (await fetch(url, { method: 'POST', headers, body: '{}' })).text());
await app.close();
JS
seen=$(node seen.mjs)
echo "fastify $(node -p "require('fastify/package.json').version") on Node $(node -v): $seen"
[ "$seen" = "GET false
POST true" ]
