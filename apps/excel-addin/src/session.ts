import { ProblemError, type Client, type Session as Signed, type User } from '@emc/contract';
import type { Language } from '@emc/domain';

/** Tells the next start that there may be a session to renew; asking without one would only earn a refusal. */
const hint = 'emc.session';

/** `open` for what anybody may ask, `signed` with the token of whoever is signed in. */
interface Clients {
  readonly open: Client;
  readonly signed: Client;
}

/** Who is signed in. The access token lives in memory alone, what renews it in a cookie that no script can read. */
export class Session {
  user: User | null = null;
  private token: string | undefined;
  private renewing: Promise<boolean> | null = null;
  private clients: Promise<Clients> | null = null;
  readonly api: Client;

  /** `onEnd` is called when the session has ended on its own. */
  constructor(
    private readonly language: () => Language,
    private readonly onEnd: () => void,
  ) {
    this.api = async (name, call) => {
      const { signed } = await this.loaded();
      try {
        return await signed(name, call);
      } catch (error) {
        if (!isRefusal(error, 'SIGN_IN_REQUIRED')) throw error;
        if (!(await this.renew())) throw error;
        return signed(name, call);
      }
    };
  }

  async signIn(username: string, password: string): Promise<void> {
    const { open } = await this.loaded();
    this.keep(await open('login', { body: { username, password } }));
  }

  /** True when the session of an earlier start goes on. */
  async resume(): Promise<boolean> {
    return localStorage.getItem(hint) !== null && this.renew();
  }

  async signOut(): Promise<void> {
    await this.api('logout').catch(() => undefined);
    this.forget();
  }

  /** Once for all who ask meanwhile: a renewal makes the token before it useless. */
  private renew(): Promise<boolean> {
    this.renewing ??= this.askAgain().finally(() => (this.renewing = null));
    return this.renewing;
  }

  private async askAgain(): Promise<boolean> {
    try {
      const { open } = await this.loaded();
      this.keep(await open('refresh'));
      return true;
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      this.forget();
      this.onEnd();
      return false;
    }
  }

  /** Once; what did not come is asked for again. */
  private loaded(): Promise<Clients> {
    this.clients ??= this.load().catch((error: unknown) => {
      this.clients = null;
      throw error;
    });
    return this.clients;
  }

  private async load(): Promise<Clients> {
    const { client } = await import('./client.js');
    const speaking: typeof fetch = (input, init) =>
      fetch(input, { ...init, headers: { ...init?.headers, 'accept-language': this.language() } });
    const options = { baseUrl: '', fetch: speaking };
    return { open: client(options), signed: client({ ...options, token: () => this.token }) };
  }

  private keep({ token, user }: Signed): void {
    this.token = token;
    this.user = user;
    localStorage.setItem(hint, '1');
  }

  private forget(): void {
    this.token = undefined;
    this.user = null;
    localStorage.removeItem(hint);
  }
}

const outOfReach: ReadonlySet<number> = new Set([502, 503, 504]);

/** True when nobody answered, or only somebody on the way to EMC: the same may succeed later. */
export function isOutOfReach(error: unknown): boolean {
  if (error instanceof ProblemError) return outOfReach.has(error.problem.status);
  // What fetch throws when nobody answers, and a stream that breaks off.
  return error instanceof TypeError && (!navigator.onLine || /fetch|network/i.test(error.message));
}

export function isRefusal(error: unknown, code: string): error is ProblemError {
  return error instanceof ProblemError && error.problem.code === code;
}
