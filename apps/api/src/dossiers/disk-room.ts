import { statfs } from 'node:fs/promises';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { ProblemCode } from '@emc/contract';
import { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';
import { Refused } from '../http/refused.js';
import { HealthService } from '../health/health.service.js';
import { Installation } from '../installation.js';
import { tell } from '../queue/tell.js';

/** `low`: strangers are turned away; `none`: all who write. */
export type RoomLeft = 'enough' | 'low' | 'none';

const lookMs = 1000;
const megabyte = 1024 * 1024;

/** How much room that many free bytes are; 0 = nobody looks. Gone up by a tenth it counts as more, not before. */
export function roomLeft(freeBytes: number, leastMb: number, before: RoomLeft): RoomLeft {
  const least = leastMb * megabyte;
  const margin = (state: RoomLeft) => (before === 'enough' || (before === 'low' && state === 'none') ? 1 : 1.1);
  if (freeBytes < (least / 2) * margin('none')) return 'none';
  return freeBytes < least * margin('low') ? 'low' : 'enough';
}

/**
 * Looks after the disk of the data folder: a database without room for its log stops for everybody, so those who write are
 * turned away before. It goes on by itself when there is room again.
 */
@Injectable()
export class DiskRoom implements OnModuleInit, OnModuleDestroy {
  readonly retrySeconds = 60;
  private readonly log = new Logger('DiskRoom');
  private room: RoomLeft = 'enough';
  private told: RoomLeft = 'enough';
  private free = NaN;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly installation: Installation,
    { registry }: HealthService,
  ) {
    const free = () => this.free;
    new Gauge({
      name: 'emc_disk_free_bytes',
      help: 'Free bytes on the disk of the data folder',
      registers: [registry],
      collect() {
        this.set(free());
      },
    });
    const isRefusing = () => ['enough', 'low', 'none'].indexOf(this.room);
    new Gauge({
      name: 'emc_disk_room',
      help: 'Room on that disk: 0 = enough, 1 = strangers of the feed are turned away, 2 = all who write',
      registers: [registry],
      collect() {
        this.set(isRefusing());
      },
    });
  }

  async onModuleInit(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), lookMs).unref();
  }

  onModuleDestroy(): void {
    clearInterval(this.timer);
  }

  get left(): RoomLeft {
    return this.room;
  }

  /** True when whoever writes may; a stranger is one who proved nothing. */
  takes(isKnown: boolean): boolean {
    return this.room === 'enough' || (this.room === 'low' && isKnown);
  }

  /** Refuses whoever writes while there is no room; who signs in may, or nobody could look, and the bot, or nobody would be told. The feed asks for itself. */
  admit({ method, url }: { method: string; url: string }): void {
    if (this.room !== 'none' || method === 'GET' || method === 'HEAD') return;
    if (!url.startsWith('/api/') || /^\/api\/(?:login|refresh|logout|bot)\b/.test(url)) return;
    throw new Refused('NO_ROOM', undefined, { 'retry-after': String(this.retrySeconds) });
  }

  /** What a stranger is told. */
  get refusal(): ProblemCode {
    return this.room === 'low' ? 'FEED_TOO_FAST' : 'NO_ROOM';
  }

  private async look(): Promise<void> {
    try {
      const { bavail, bsize } = await statfs(this.installation.dataFolder.path);
      this.free = bavail * bsize;
      this.room = roomLeft(this.free, this.installation.settings.EMC_LEAST_FREE_MB, this.room);
      if (this.room !== this.told) await this.tellOf(this.room);
    } catch (error) {
      this.log.debug(error);
    }
  }

  /** Said once at each change, and again until the database takes it. */
  private async tellOf(room: RoomLeft): Promise<void> {
    const before = this.told;
    this.told = room;
    const freeMb = Math.floor(this.free / megabyte);
    this.log.warn(`Room on the disk of the data folder: ${room} (${freeMb} MB free)`);
    const kind = room === 'enough' ? 'disk.enough' : 'disk.low';
    const severity = room === 'none' ? 'error' : 'warning';
    const notice = { siteId: 0, kind, subject: 'disk:room', severity, facts: { freeMb } } as const;
    await this.db.transaction((tx) => tell(tx, notice)).catch(() => (this.told = before));
  }
}
