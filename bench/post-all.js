import { once } from 'node:events';
import { connect } from 'node:net';

const endOfHead = Buffer.from('\r\n\r\n');

/**
 * Posts all bodies over so many connections, each sending its next when the last was answered by 204; any other answer is
 * an error. On bare sockets, so that the machine is left to those who are measured.
 *
 * @param {URL} url
 * @param {{ bodies: readonly Buffer[], connections: number, pathOf?: (body: Buffer) => string }} load
 */
export async function postAll(url, { bodies, connections, pathOf = () => url.pathname }) {
  const head =
    ` HTTP/1.1\r\nHost: ${url.host}\r\n` + 'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ';
  let next = 0;
  const worker = async () => {
    const socket = connect({ host: url.hostname, port: Number(url.port), noDelay: true });
    await once(socket, 'connect');
    while (next < bodies.length) {
      const body = bodies[next++];
      const answered = answerOn(socket);
      socket.write(Buffer.concat([Buffer.from(`POST ${pathOf(body)}${head}${body.length}\r\n\r\n`), body]));
      await answered;
    }
    socket.destroy();
  };
  await Promise.all(Array.from({ length: connections }, worker));
}

/** Resolves with the end of a head that says 204. */
function answerOn(/** @type {import('node:net').Socket} */ socket) {
  return new Promise((resolve, reject) => {
    let seen = Buffer.alloc(0);
    const stop = (/** @type {() => void} */ end) => {
      socket.off('data', onData).off('error', onError).off('close', onClose);
      end();
    };
    const onData = (/** @type {Buffer} */ chunk) => {
      seen = seen.length > 0 ? Buffer.concat([seen, chunk]) : chunk;
      if (!seen.includes(endOfHead)) return;
      const status = seen.toString('latin1', 9, 12);
      stop(() => (status === '204' ? resolve(undefined) : reject(new Error(`Answered ${seen.toString()}`))));
    };
    const onError = (/** @type {Error} */ error) => stop(() => reject(error));
    const onClose = () => stop(() => reject(new Error('The connection was closed')));
    socket.on('data', onData).on('error', onError).on('close', onClose);
  });
}
