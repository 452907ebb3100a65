import { type ChildProcess, spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { type Account, serverEnvironment } from './embedded-postgres-account.js';

/**
 * Runs a command and ends it (SIGINT: PostgreSQL's fast shutdown) when our end of its input closes, which the system
 * does even after kill -9. It hears no signal itself: Ctrl-C and service managers signal a whole group, and when the
 * database ends is for EMC to say. The last `kill` ends the watch, so that a later process of that pid is safe.
 */
const guardian = `
trap '' HUP INT TERM
exec 3<&0 </dev/null
"$@" 3<&- &
pid=$!
{ cat <&3 >/dev/null; kill -INT $pid; } 2>/dev/null &
watch=$!
exec 3<&-
wait $pid
code=$?
kill -KILL $watch 2>/dev/null
exit $code`;

interface Surroundings {
  readonly account: Account;
  /** File that takes all output. */
  readonly log: string;
}

/** A guarded process. */
export interface Guarded {
  readonly exited: Promise<{ readonly ok: boolean }>;
  hasExited(): boolean;
  /** Asks it to end; on Windows, which has no such signal, nothing happens. */
  end(): void;
}

export async function spawnGuarded(command: readonly string[], { account, log }: Surroundings): Promise<Guarded> {
  const shell = process.platform === 'win32' ? [] : ['/bin/sh', '-c', guardian, 'sh'];
  const [program = '', ...args] = [...account.prefix, ...shell, ...command];
  const output = await open(log, 'a', 0o600);
  try {
    const child = spawn(program, args, {
      ...account.user,
      // Away from the terminal's group: its Ctrl-C is not meant for the database.
      detached: true,
      windowsHide: true,
      cwd: '/',
      env: serverEnvironment(),
      stdio: ['pipe', output.fd, output.fd],
    });
    child.stdin?.on('error', () => {}); // It may end first.
    return guarded(child);
  } finally {
    await output.close();
  }
}

function guarded(child: ChildProcess): Guarded {
  let gone = false;
  const exited = new Promise<{ ok: boolean }>((resolve) => {
    const leave = (ok: boolean) => {
      gone = true;
      child.stdin?.destroy();
      resolve({ ok });
    };
    child.once('exit', (code) => leave(code === 0));
    child.once('error', () => leave(false));
  });
  return { exited, hasExited: () => gone, end: () => child.stdin?.end() };
}
