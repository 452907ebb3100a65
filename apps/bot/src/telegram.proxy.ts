import { request } from 'node:http';
import { Agent, request as securely, type AgentOptions } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect } from 'node:tls';

type Connected = (error: Error | null, socket: Duplex) => void;

const patienceMs = 10_000;

/** Reaches one server through a proxy (CONNECT), with its user and password if the address holds them. */
export class ProxyAgent extends Agent {
  readonly #proxy: URL;
  /** What node asks agents for: that of the server behind the proxy. */
  readonly protocol: string;
  readonly defaultPort: number;

  constructor(proxy: string, server: string) {
    super({ keepAlive: true });
    this.#proxy = new URL(proxy);
    this.protocol = new URL(server).protocol;
    this.defaultPort = this.protocol === 'https:' ? 443 : 80;
  }

  override createConnection(options: AgentOptions & { host?: string; port?: number }, connected: Connected): undefined {
    const isSecure = this.protocol === 'https:';
    const { host = '', port = this.defaultPort } = options;
    const { protocol, hostname, username, password } = this.#proxy;
    const known = Buffer.from(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`).toString('base64');
    const isProxySecure = protocol === 'https:';
    const asked = (isProxySecure ? securely : request)({
      host: hostname,
      port: this.#proxy.port || (isProxySecure ? 443 : 80),
      method: 'CONNECT',
      timeout: patienceMs,
      path: `${host}:${port}`,
      headers: { host: `${host}:${port}`, ...(username && { 'proxy-authorization': `Basic ${known}` }) },
    });
    const failed = (error: Error) => connected(error, undefined as never);
    asked.on('error', failed);
    asked.on('timeout', () => asked.destroy(new Error('The proxy answered nothing.')));
    asked.on('connect', ({ statusCode }, socket) => {
      socket.setTimeout(0);
      if (statusCode !== 200) {
        socket.destroy();
        return failed(new Error(`The proxy answered ${statusCode}.`));
      }
      if (!isSecure) return connected(null, socket);
      const secured = connect({ ...options, socket, servername: host }, () => connected(null, secured));
      secured.once('error', failed);
    });
    asked.end();
    return undefined;
  }
}
