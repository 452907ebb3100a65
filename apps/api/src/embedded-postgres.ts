import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sentence } from '@emc/domain';
import { escapeLiteral } from 'pg';
import { lockDataFolder } from './data-folder-lock.js';
import { type DataFolder, StartRefused } from './data-folder.js';
import { type Cluster, openCluster, postgresRefused } from './embedded-postgres-cluster.js';
import { type Server, connect, startServer } from './embedded-postgres-server.js';

/** The embedded database, in use by this process alone. */
export interface EmbeddedPostgres {
  /** Stays the same until `stop`, also when the server had to be started again. */
  readonly url: string;
  /** Settles only when the server keeps dying and is given up: then nothing more will be answered. */
  readonly failed: Promise<StartRefused>;
  /** Ends the server and gives the data folder back; may be called twice. */
  stop(): Promise<void>;
}

interface Start {
  readonly dataFolder: DataFolder;
  /** Told when the server had to be started again. */
  readonly log?: (sentence: Sentence) => void;
}

/**
 * Runs PostgreSQL on the data folder, and again whenever it dies, until `stop`; it ends with this process, however
 * that ends. Refuses with `StartRefused`.
 */
export async function startPostgres({ dataFolder, log = () => {} }: Start): Promise<EmbeddedPostgres> {
  const lock = await lockDataFolder(dataFolder);
  try {
    const cluster = await openCluster(dataFolder);
    const { server, port } = await startAnywhere(cluster);
    await prepareDatabase(cluster, port);
    const kept = keepRunning(server, { cluster, port, log });
    let stopped: Promise<void> | undefined;
    const stop = () => (stopped ??= kept.stop().finally(() => lock.release()));
    return { url: `postgres://emc:${cluster.password}@127.0.0.1:${port}/emc`, failed: kept.failed, stop };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function startAnywhere(cluster: Cluster): Promise<{ server: Server; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort();
    const outcome = await startOn(cluster, port);
    if (!('lastWords' in outcome)) return { server: outcome, port };
    // Another program may take the port in the moment between.
    if (!/could not bind/.test(outcome.lastWords) || attempt === 3) {
      throw postgresRefused(cluster.log, outcome.lastWords);
    }
  }
}

/** What passes by itself within seconds of a crash; `could not bind` is left to the caller. */
const passing = /pre-existing shared memory block|lock file "postmaster.pid" already exists/;

async function startOn(cluster: Cluster, port: number): Promise<Server | { readonly lastWords: string }> {
  for (let attempt = 1; ; attempt++) {
    const outcome = await startServer(cluster, port);
    if (!('lastWords' in outcome) || !passing.test(outcome.lastWords) || attempt === 30) return outcome;
    await sleep(500);
  }
}

/** EMC itself works as `emc`, which owns its database and may make others, but rules over nothing else. */
async function prepareDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = await connect(cluster, port);
  try {
    const role = await client.query(`SELECT FROM pg_roles WHERE rolname = 'emc'`);
    if (role.rowCount === 0) {
      await client.query(`CREATE ROLE emc LOGIN CREATEDB PASSWORD ${escapeLiteral(cluster.password)}`);
    }
    const database = await client.query(`SELECT FROM pg_database WHERE datname = 'emc'`);
    if (database.rowCount === 0) await client.query('CREATE DATABASE emc OWNER emc');
  } finally {
    await client.end();
  }
}

interface Keeping {
  readonly cluster: Cluster;
  readonly port: number;
  readonly log: (sentence: Sentence) => void;
}

const crashesAllowed = 5;
const crashWindow = 60_000;

/** Starts the server again on its port each time it dies; after more than five deaths within a minute, gives up. */
function keepRunning(first: Server, { cluster, port, log }: Keeping): Pick<EmbeddedPostgres, 'failed' | 'stop'> {
  let server = first;
  let stopping = false;

  const watch = async (): Promise<StartRefused | null> => {
    let crashes: number[] = [];
    for (;;) {
      await server.exited;
      if (stopping) return null;
      const now = Date.now();
      crashes = [...crashes.filter((crash) => crash > now - crashWindow), now];
      if (crashes.length > crashesAllowed) return keepsDying(cluster.log);
      log(restarting(port));
      const next = await startOn(cluster, port);
      if ('lastWords' in next)
        await sleep(1000); // One more death, counted above.
      else server = next;
      if (stopping) await server.stop();
    }
  };

  const watched = watch().catch((error: unknown) =>
    error instanceof StartRefused ? error : postgresRefused(cluster.log, String(error)),
  );
  const failed = new Promise<StartRefused>((resolve) => {
    void watched.then((reason) => {
      if (reason !== null && !stopping) resolve(reason);
    });
  });
  const stop = async () => {
    stopping = true;
    await server.stop();
    await watched;
  };
  return { failed, stop };
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('A TCP server has no port.');
  return address.port;
}

function restarting(port: number): Sentence {
  return {
    vi: `PostgreSQL đi kèm dừng đột ngột; đang khởi động lại trên cổng ${port}.`,
    en: `The embedded PostgreSQL ended unexpectedly; it is being started again on port ${port}.`,
  };
}

function keepsDying(log: string): StartRefused {
  return new StartRefused({
    vi: `PostgreSQL đi kèm dừng đột ngột hơn ${crashesAllowed} lần trong một phút nên không khởi động lại nữa. Xem nhật ký ${log}; kiểm tra dung lượng đĩa và bộ nhớ rồi chạy lại EMC.`,
    en: `The embedded PostgreSQL ended unexpectedly more than ${crashesAllowed} times within a minute and is not started again. See its log ${log}; check disk space and memory, then start EMC again.`,
  });
}
