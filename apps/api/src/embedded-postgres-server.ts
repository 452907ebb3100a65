import { execFile } from 'node:child_process';
import { readFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { StartRefused, errorCode } from './data-folder.js';
import { type Cluster, logSince, logSize } from './embedded-postgres-cluster.js';
import { type Guarded, spawnGuarded } from './embedded-postgres-guardian.js';

const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=50',
  'shared_buffers=128MB',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  // Details and contexts of errors quote rows, and rows may hold personal data.
  'log_error_verbosity=terse',
];

/** A server that answers queries. */
export interface Server {
  readonly exited: Promise<unknown>;
  stop(): Promise<void>;
}

/** Starts a server; when it does not come up, answers with the last words of its log instead. */
export async function startServer(cluster: Cluster, port: number): Promise<Server | { readonly lastWords: string }> {
  await endServers(cluster);
  // What it says is past, but another program may have that pid by now. PostgreSQL still guards itself by shared memory.
  await rm(pidFile(cluster), { force: true });
  const { postgres } = cluster.binaries;
  const from = await logSize(cluster.log);
  const options = [...settings, `cluster_name=${cluster.name}`].flatMap((setting) => ['-c', setting]);
  const run = await spawnGuarded([postgres, '-D', cluster.data, '-p', String(port), ...options], cluster);
  const server = { exited: run.exited, stop: () => stop(run, cluster) };
  if (await comesUp(run, { cluster, port })) return server;
  await server.stop();
  return { lastWords: await logSince(cluster.log, from) };
}

const pidFile = (cluster: Cluster) => join(cluster.data, 'postmaster.pid');

/** Connects as the superuser. */
export async function connect(cluster: Cluster, port: number): Promise<Client> {
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password: cluster.password,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {}); // A lost connection shows in the next query.
  await client.connect();
  return client;
}

/** Recovery after a crash reads back at most some gigabytes of log. */
const patience = 120_000;

async function comesUp(run: Guarded, { cluster, port }: { cluster: Cluster; port: number }): Promise<boolean> {
  const until = Date.now() + patience;
  while (!run.hasExited() && Date.now() < until) {
    try {
      await (await connect(cluster, port)).end();
      return true;
    } catch {
      await sleep(50);
    }
  }
  return false;
}

async function stop(run: Guarded, cluster: Cluster): Promise<void> {
  if (process.platform !== 'win32') {
    run.end();
    await Promise.race([run.exited, sleep(30_000, undefined, { ref: false })]);
  }
  await endServers(cluster);
  await run.exited;
}

/**
 * Ends every process of the cluster that still runs: a server that outlived its EMC, or the children of a server that
 * was killed. Whoever holds the folder's lock may do so. Waits up to 40 s.
 */
async function endServers(cluster: Cluster): Promise<void> {
  if (process.platform === 'win32') {
    const args = ['stop', '-D', cluster.data, '-m', 'fast', '-t', '40'];
    await promisify(execFile)(cluster.binaries.pgCtl, args).catch(() => {}); // It fails when nothing runs.
    return;
  }
  const postmaster = parseInt(await readFile(pidFile(cluster), 'utf8').catch(() => ''), 10);
  if ((await processesOf(cluster)).includes(postmaster)) {
    signal([postmaster], 'SIGINT');
    if (await areGone(cluster, 30_000)) return;
  }
  // A child that computes does not see by itself that its server is gone.
  signal(await processesOf(cluster), 'SIGQUIT');
  if (await areGone(cluster, 10_000)) return;
  throw stillRunning(await processesOf(cluster));
}

async function areGone(cluster: Cluster, within: number): Promise<boolean> {
  const until = Date.now() + within;
  while ((await processesOf(cluster)).length > 0) {
    if (Date.now() > until) return false;
    await sleep(50);
  }
  return true;
}

/** By their command lines, which need no privilege to read: the server's names its data, its children's the cluster. */
async function processesOf(cluster: Cluster): Promise<number[]> {
  const lines = process.platform === 'linux' ? await linesOfProc() : await linesOfPs();
  return lines
    .filter(
      ({ line }) => line.startsWith(`postgres: ${cluster.name}:`) || line.includes(`/postgres -D ${cluster.data} `),
    )
    .filter(({ line }) => !line.includes('/bin/sh -c'))
    .map(({ pid }) => pid);
}

interface CommandLine {
  readonly pid: number;
  readonly line: string;
}

async function linesOfProc(): Promise<CommandLine[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const read = async (pid: string) => ({
    pid: Number(pid),
    line: (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' '),
  });
  return Promise.all(pids.map(read));
}

async function linesOfPs(): Promise<CommandLine[]> {
  const { stdout } = await promisify(execFile)('ps', ['-axww', '-o', 'pid=,command='], { maxBuffer: 16 * 1024 * 1024 });
  return stdout.split('\n').map((row) => ({ pid: parseInt(row, 10), line: row.trim().replace(/^\d+\s+/, '') }));
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch (error) {
      if (errorCode(error) !== 'ESRCH') throw error; // It ended by itself.
    }
  }
}

function stillRunning(pids: readonly number[]): StartRefused {
  return new StartRefused({
    vi: `PostgreSQL của lần chạy trước chưa dừng (pid ${pids.join(', ')}). Chờ một lúc rồi chạy lại; nếu vẫn vậy, khởi động lại máy.`,
    en: `The PostgreSQL of an earlier run has not ended (pid ${pids.join(', ')}). Wait a while and start again; if that does not help, restart the machine.`,
  });
}
