import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openAsBlob } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export const password = 'mot-mat-khau-du-dai';
const main = join(import.meta.dirname, '../apps/api/dist/main.js');

/** EMC as people run it, with its embedded database, in a data folder of its own. */
export class RunningEmc {
  #process;
  #token = '';

  constructor(
    /** @type {string} */ folder,
    /** @type {import('node:child_process').ChildProcess} */ child,
    /** @type {string} */ url,
  ) {
    this.folder = folder;
    this.#process = child;
    this.url = url;
    this.pid = child.pid;
  }

  static async start() {
    const folder = await mkdtemp(join(tmpdir(), 'emc-bench-data-'));
    const child = spawn(process.execPath, [main], {
      env: {
        PATH: process.env.PATH,
        PORT: '0',
        EMC_DATA_DIR: folder,
        EMC_ADMIN_PASSWORD: password,
        LOG_LEVEL: 'warn',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    process.once('exit', () => child.kill());
    let output = '';
    child.stdout.on('data', (text) => (output += text));
    while (!/running at (\S+)/.test(output)) {
      if (child.exitCode !== null) {
        await rm(folder, { recursive: true });
        throw new Error(`EMC did not start:\n${output}`);
      }
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
    const emc = new RunningEmc(folder, child, /running at (\S+)/.exec(output)[1]);
    await emc.#signIn();
    return emc;
  }

  async #signIn() {
    const session = await this.#send('/api/login', { username: 'admin', password });
    this.#token = session.token;
  }

  async addSite(/** @type {number} */ id) {
    const site = { id, name: `Một cửa điện tử ${id}`, url: 'https://motcua.example.vn', kind: 'one_stop' };
    await this.#send('/api/sites', { ...site, agencyCode: 'H34' });
  }

  /** The database as its superuser, so that a checkpoint can be asked for. */
  async databaseUrl() {
    const home = join(this.folder, 'postgres');
    const port = (await readFile(join(home, 'data/postmaster.pid'), 'utf8')).split('\n')[3];
    return `postgres://postgres:${await readFile(join(home, 'password'), 'utf8')}@127.0.0.1:${port}/emc`;
  }

  /**
   * Hands a list in, as the new default unless told otherwise, and waits for the end; unless it is accepted, that is an error.
   *
   * @param {import('./lists.js').List} list
   */
  async handIn({ siteId, query, workbook }, { makeDefault } = { makeDefault: true }) {
    const form = new FormData();
    form.set('file', await openAsBlob(workbook), basename(workbook));
    let submission = await this.#send(
      `/api/sites/${siteId}/submissions?wait=60&makeDefault=${makeDefault}&${query}`,
      form,
    );
    while (submission.finishedAt === null) {
      await sleep(50);
      submission = await this.ask(`/api/submissions/${submission.id}`);
    }
    if (submission.state === 'accepted') return submission;
    const { items } = await this.ask(`/api/submissions/${submission.id}/issues?limit=5`);
    throw new Error(`${basename(workbook)} was ${submission.state}: ${JSON.stringify(items)}`);
  }

  /** Hands a workbook in and waits for what becomes of it, whatever that is. */
  submit(/** @type {number} */ siteId, /** @type {FormData} */ form) {
    return this.#send(`/api/sites/${siteId}/submissions?wait=30`, form);
  }

  async ask(/** @type {string} */ path) {
    const response = await this.get(path);
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  /** Sends a form, or JSON that is written already. */
  post(/** @type {string} */ path, /** @type {FormData | Buffer} */ content) {
    return this.#send(path, content);
  }

  get(/** @type {string} */ path) {
    return fetch(this.url + path, { headers: { authorization: `Bearer ${this.#token}` } });
  }

  async #send(/** @type {string} */ path, /** @type {FormData | Buffer | object} */ content) {
    const form = content instanceof FormData;
    const response = await fetch(this.url + path, {
      method: 'POST',
      headers: {
        ...(this.#token && { authorization: `Bearer ${this.#token}` }),
        ...(!form && { 'content-type': 'application/json' }),
      },
      body: form || Buffer.isBuffer(content) ? content : JSON.stringify(content),
    });
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  async stop() {
    if (this.#process.exitCode === null) {
      this.#process.kill('SIGTERM');
      await once(this.#process, 'exit');
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}
