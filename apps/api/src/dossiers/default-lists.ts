import type { EntityManager } from 'typeorm';

/** What the list that was default at a moment says of a procedure. */
export interface Listing {
  /** Null = not listed, or no list. */
  readonly level: number | null;
  readonly listVersion: number | null;
}

/** When something happened: which list was the default then? */
export interface Moment {
  /** Of Asia/Ho_Chi_Minh. */
  readonly at: string;
  /** The event that told of it, as it is numbered; null = none did, so the clock alone decides. */
  readonly eventId: string | null;
}

interface Change {
  readonly number: number;
  readonly at: string;
  /** As events are numbered: this one and those before it were derived without the change, whatever the clocks say. */
  readonly after: string;
}

type Levels = ReadonlyMap<string, number>;

const mostKept = 100;

/** The lists that were default, by site and moment. A version never changes, so its levels are read once. */
export class DefaultLists {
  private readonly kept = new Map<string, Levels>();

  /** Knows the levels of all these moments. */
  async of(tx: EntityManager, siteId: number, moments: readonly Moment[]) {
    const changes = await tx.query<Change[]>(
      `SELECT number, to_char(changed_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS at,
         lpad(after_seq::text, 12, '0') AS after
       FROM default_version_change WHERE site_id = $1 AND kind = 'services' ORDER BY revision`,
      [siteId],
    );
    const inForce = (moment: Moment) =>
      changes.findLast(({ at, after }) => at <= moment.at && (moment.eventId === null || after < moment.eventId))
        ?.number ?? null;
    const levels = new Map<number, Levels>();
    for (const number of new Set(moments.map(inForce))) {
      if (number !== null) levels.set(number, await this.levelsOf(tx, siteId, number));
    }
    return (moment: Moment, codeTthc: string): Listing => {
      const listVersion = inForce(moment);
      return {
        listVersion,
        level: (listVersion === null ? undefined : levels.get(listVersion)?.get(codeTthc)) ?? null,
      };
    };
  }

  private async levelsOf(tx: EntityManager, siteId: number, number: number): Promise<Levels> {
    const key = `${siteId} ${number}`;
    const known = this.kept.get(key);
    if (known) return known;
    const services = await tx.query<{ code: string; level: number }[]>(
      `SELECT s.id_mcdt AS code, s.level FROM list_version v
       JOIN service s ON s.site_id = v.site_id AND s.submission_id = v.submission_id
       WHERE v.site_id = $1 AND v.kind = 'services' AND v.number = $2`,
      [siteId, number],
    );
    const levels = new Map(services.map(({ code, level }) => [code, level]));
    const [oldest] = this.kept.keys();
    if (oldest !== undefined && this.kept.size >= mostKept) this.kept.delete(oldest);
    this.kept.set(key, levels);
    return levels;
  }
}
