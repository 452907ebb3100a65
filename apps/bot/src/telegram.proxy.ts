import { request } from 'node:http';
import { Agent, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';

type Connected = (error: Error | null, socket: Duplex) => void;

/** Reaches https servers through an HTTP proxy (CONNECT), with its user and password if the address holds them. */
export class ProxyAgent extends Agent {
  readonly #proxy: URL;

  constructor(proxy: string) {
    super({ keepAlive: true });
    this.#proxy = new URL(proxy);
  }

  override createConnection(options: AgentOptions & { host?: string; port?: number }, connected: Connected): undefined {
    const { host = '', port = 443 } = options;
    const { hostname, username, password } = this.#proxy;
    const known = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
    const asked = request({
      host: hostname,
      port: this.#proxy.port || 80,
      method: 'CONNECT',
      path: `${host}:${port}`,
      headers: { host: `${host}:${port}`, ...(username && { 'proxy-authorization': `Basic ${known}` }) },
    });
    const failed = (error: Error) => connected(error, undefined as never);
    asked.on('error', failed);
    asked.on('connect', ({ statusCode }, socket) => {
      if (statusCode !== 200) {
        socket.destroy();
        return failed(new Error(`The proxy answered ${statusCode}.`));
      }
      const secured = connect({ ...options, socket, servername: host }, () => connected(null, secured));
      secured.once('error', failed);
    });
    asked.end();
    return undefined;
  }
}
