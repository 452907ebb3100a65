import { client, type Client } from '@emc/contract';
import type { Language } from '@emc/domain';
import { within } from './waiting.js';

export interface ApiOptions {
  readonly url: string;
  readonly key: string;
}

/** Longer than the API waits for anything. */
const patienceMs = 90_000;

/** EMC as the bot speaks to it: by itself, or for the person of a linked chat. */
export class Api {
  readonly call: Client;
  readonly #options: ApiOptions;
  readonly #stop = new AbortController();

  constructor(options: ApiOptions) {
    this.#options = options;
    this.call = this.#client({});
  }

  /** Ends what is being waited for. */
  stop(): void {
    this.#stop.abort();
  }

  /** Speaks as the person of the link; what they may not do, this may not either. */
  as(linkId: string, language: Language): Caller {
    let tag = '*';
    const call = this.#client({ 'x-emc-link': linkId, 'accept-language': language }, ({ headers }) => {
      tag = headers.get('etag') ?? tag;
    });
    return { call, tag: () => tag };
  }

  #client(extra: Headers, look?: (response: Response) => void): Client {
    const { url, key } = this.#options;
    return client({
      baseUrl: url,
      token: () => key,
      fetch: (address, { headers, signal, ...request } = {}) =>
        within(patienceMs, [this.#stop.signal, ...(signal ? [signal] : [])], async (end) => {
          const all = { ...(headers as Headers), ...extra };
          const response = await fetch(address, { ...request, headers: all, signal: end });
          look?.(response);
          return whole(response);
        }),
    });
  }
}

/** The answer with its body, so that a body that never ends is given up too. */
async function whole(response: Response): Promise<Response> {
  const { status, headers } = response;
  const body = await response.arrayBuffer();
  return new Response(body.byteLength > 0 ? body : null, { status, headers });
}

type Headers = Readonly<Record<string, string>>;

export interface Caller {
  readonly call: Client;
  /** The revision of what was read last, to be sent as `If-Match` by whoever changes it. */
  readonly tag: () => string;
}
