import { Injectable } from '@nestjs/common';
import type { BotReport, Lease, LeaseRequest, UpdatesSeen } from '@emc/contract';
import { DataSource } from 'typeorm';

const leaseSeconds = 15;
/** Longer than any handling of an update takes. */
const takenSeconds = 30;
/** A bot that reported itself within this time runs. */
const seenMinutes = 5;

/** What the processes of the bot share: a name, who of them leads, and which update is whose. */
@Injectable()
export class BotService {
  constructor(private readonly db: DataSource) {}

  async report({ username }: BotReport): Promise<void> {
    await this.db.query('UPDATE bot_state SET username = coalesce($1, username), seen_at = now()', [username]);
  }

  /** The name people find the bot by; null when none runs. */
  async username(): Promise<string | null> {
    const [bot] = await this.db.query<{ username: string | null }[]>(
      `SELECT username FROM bot_state WHERE seen_at > now() - interval '${seenMinutes} minutes'`,
    );
    return bot?.username ?? null;
  }

  /** Leading is for whoever holds the lease, until it runs out or is given back; each new holder begins a term. */
  async lease({ holder, release }: LeaseRequest): Promise<Lease> {
    const until = release ? 'now()' : `now() + interval '${leaseSeconds} seconds'`;
    await this.db.query(
      `UPDATE bot_state SET term = term + (holder <> $1)::integer, holder = $1, until = ${until}
       WHERE holder = $1 OR (until <= now() AND NOT $2)`,
      [holder, release],
    );
    const [lease] = await this.db.query<{ holder: string; term: number; until: Date; isValid: boolean }[]>(
      'SELECT holder, term, until, until > now() AS "isValid" FROM bot_state',
    );
    if (!lease) throw new Error('The table bot_state is empty');
    const granted = lease.holder === holder && lease.isValid;
    return { granted, term: lease.term, until: lease.until.toISOString() };
  }

  /** Gives each update to one process; one that took it and fell silent loses it to the next that asks. */
  async share({ holder, ids }: UpdatesSeen): Promise<{ handle: number[]; busy: number[]; done: number[] }> {
    const rows = await this.db.query<{ id: string }[]>(
      `INSERT INTO bot_update AS u (update_id, holder, taken_at)
       SELECT DISTINCT id, $1, now() FROM unnest($2::bigint[]) AS id
       ON CONFLICT ON CONSTRAINT bot_update_pk DO UPDATE SET holder = EXCLUDED.holder, taken_at = EXCLUDED.taken_at
         WHERE u.done_at IS NULL AND u.taken_at < now() - interval '${takenSeconds} seconds'
       RETURNING update_id AS id`,
      [holder, ids],
    );
    const known = await this.db.query<{ id: string }[]>(
      'SELECT update_id AS id FROM bot_update WHERE done_at IS NOT NULL AND update_id = ANY ($1)',
      [ids],
    );
    const handle = rows.map(({ id }) => Number(id));
    const done = known.map(({ id }) => Number(id));
    return { handle, done, busy: ids.filter((id) => !handle.includes(id) && !done.includes(id)) };
  }

  async finish(ids: readonly number[]): Promise<void> {
    await this.db.query('UPDATE bot_update SET done_at = now() WHERE done_at IS NULL AND update_id = ANY ($1)', [ids]);
  }
}
