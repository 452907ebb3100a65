#!/bin/sh
# A task pane that changes its own address with `history.pushState` or `replaceState` breaks as soon as office.js has come: it sets both of the
# page's `history` to null. Call them from `History.prototype`, which stays whole, and do not ask `'pushState' in history`: that is true.
# Seen with @microsoft/office-js 1.1.110 in a page outside Office, Debian's Chromium: object object true function.
set -eu
command -v chromium > /dev/null || { echo 'Needs chromium (Debian: chromium)'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund @microsoft/office-js@1.1.110
cat > seen.mjs <<'JS'
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { promisify } from 'node:util';

const page = `<!doctype html><script src="office.js"></script><p id="seen"></p><script>
  document.getElementById('seen').textContent = [typeof history.pushState, typeof history.replaceState,
    'pushState' in history, typeof History.prototype.pushState].join(' ');</script>`;
const server = createServer(async ({ url }, response) => {
  const file = url === '/' ? page : await readFile(`node_modules/@microsoft/office-js/dist${url}`).catch(() => '');
  response.setHeader('content-type', url === '/' ? 'text/html' : 'text/javascript');
  response.end(file);
}).listen(0, '127.0.0.1', async () => {
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'];
  const address = `http://127.0.0.1:${server.address().port}/`;
  const { stdout } = await promisify(execFile)('chromium', [...flags, '--user-data-dir=profile', '--dump-dom', address]);
  console.log(/id="seen">([^<]*)/.exec(stdout)?.[1]);
  server.close();
  server.closeAllConnections();
});
JS
seen=$(node seen.mjs)
echo "office.js 1.1.110, $(chromium --version): $seen"
[ "$seen" = 'object object true function' ]
