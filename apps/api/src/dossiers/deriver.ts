import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Bell } from '../queue/bell.js';
import { Queue } from '../queue/queue.js';
import { askToReconcile } from '../queue/reconcile-queue.js';
import { DefaultLists } from './default-lists.js';
import { deriveNext, rebuild } from './derivation.js';
import { Rests } from './rests.js';

/** Between two rounds, so that each has something to do. */
const restMs = 250;
/** While many come, they must not wait for figures: a round is followed by so many times its length of rest. */
const restShare = 9;
/** A rush is waited out, but no longer than this: figures may come a moment later, answers may not. */
const patienceMs = 2000;
/** Stored at once, they tell that more are waiting. */
const many = 16;
/** Sites derived at once, each with a connection of its own. */
const sideBySide = 4;
/** Waiting for a lock longer than this, a site gives its connection to another one. */
const lockMs = 1000;
/** Beyond this a round no longer waits for the last of its sites. */
const stragglerMs = 250;
/** For what other processes stored, and what a crash left. */
const lookMs = 1000;

/** Keeps dossiers and daily figures close behind the events; several processes may run one. */
@Injectable()
export class Deriver {
  private readonly log = new Logger('Deriver');
  private readonly bell = new Bell();
  private readonly lists = new DefaultLists();
  /** By site; what is still at work when its round has ended counts among those side by side. */
  private readonly atWork = new Map<number, Promise<void>>();
  private readonly rests = new Rests();
  private lastDoneAt = 0;
  private running: Promise<void> | null = null;
  private stopping = false;
  /** Many events came since the last round began. */
  private busy = false;

  constructor(
    private readonly db: DataSource,
    private readonly queue: Queue,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Call after so many events were committed: those of this process are derived at once. */
  wake(events: number): void {
    this.busy ||= events >= many;
    this.bell.ring('events');
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.bell.ringAll();
    await this.running;
    await Promise.all(this.atWork.values());
  }

  rebuild(siteId: number): Promise<void> {
    return this.db.transaction(async (tx) => {
      await tx.query('SET LOCAL statement_timeout = 0');
      await rebuild(tx, siteId, this.lists);
    });
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      const woken = this.bell.wait('events', lookMs);
      this.busy = false;
      const began = performance.now();
      const more = await this.round().catch((error: unknown) => this.log.warn(error));
      // Who only waits for a lock does not work.
      const worked = Math.max(0, this.lastDoneAt - began);
      if (!more) await woken;
      if (!more && this.busy) await this.lull();
      if (this.busy || !more) await this.bell.wait('end', Math.max(restMs, this.busy ? restShare * worked : 0));
    }
  }

  /** Returns when no more events come, or when there is no patience left. */
  private async lull(): Promise<void> {
    const until = performance.now() + patienceMs;
    while (this.busy && !this.stopping && performance.now() < until) {
      this.busy = false;
      await this.bell.wait('end', restMs);
    }
  }

  /**
   * A chunk of each site that is behind, so that a large one does not keep the others waiting; several side by side. Who
   * cannot go on, since something of its site is locked or broken, keeps its turn for a while and then rests: the round goes
   * on without it.
   */
  private async round(): Promise<boolean> {
    const behind = await this.db.query<{ siteId: number }[]>(
      `SELECT site_id AS "siteId" FROM feed_state WHERE derived_seq < last_seq ORDER BY site_id`,
    );
    const due = behind.filter(({ siteId }) => !this.atWork.has(siteId) && !this.rests.isResting(siteId));
    let more = false;
    for (const { siteId } of due) {
      while (this.atWork.size >= sideBySide) await Promise.race(this.atWork.values());
      if (this.stopping) break;
      const work = this.deriveAlone(siteId).then((left) => {
        more ||= left;
        this.lastDoneAt = performance.now();
        this.atWork.delete(siteId);
      });
      this.atWork.set(siteId, work);
    }
    await Promise.race([Promise.all(this.atWork.values()), this.bell.wait('end', stragglerMs)]);
    return more;
  }

  /** Answers whether the site may have more events; never fails. */
  private async deriveAlone(siteId: number): Promise<boolean> {
    try {
      const more = await this.derive(siteId);
      this.rests.delete(siteId);
      return more;
    } catch (error) {
      this.rests.add(siteId);
      this.log.warn({ message: `Site ${siteId} could not be derived`, error });
      return false;
    }
  }

  /** What was sent to settle a discrepancy is looked at as soon as it counts. */
  private derive(siteId: number): Promise<boolean> {
    return this.db.transaction(async (tx) => {
      await tx.query(`SET LOCAL lock_timeout = '${lockMs}ms'`);
      const { more, corrects } = await deriveNext(tx, siteId, this.lists);
      if (corrects) await askToReconcile(this.queue, tx, siteId);
      return more;
    });
  }
}
