import type { EntityManager } from 'typeorm';

/** What the list that was default at a moment says of a procedure. */
export interface Listing {
  /** Null = not listed, or no list. */
  readonly level: number | null;
  readonly listVersion: number | null;
}

interface Change {
  readonly number: number;
  /** A moment of Asia/Ho_Chi_Minh. */
  readonly at: string;
}

type Levels = ReadonlyMap<string, number>;

const mostKept = 100;

/** The lists that were default, by site and moment. A version never changes, so its levels are read once. */
export class DefaultLists {
  private readonly kept = new Map<string, Levels>();

  /** Knows the levels of all these moments. */
  async of(tx: EntityManager, siteId: number, moments: readonly string[]) {
    const changes = await tx.query<Change[]>(
      `SELECT number, to_char(changed_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD"T"HH24:MI:SS.MS') AS at
       FROM default_version_change WHERE site_id = $1 AND kind = 'services' ORDER BY revision`,
      [siteId],
    );
    const inForce = (moment: string) => changes.findLast(({ at }) => at <= moment)?.number ?? null;
    const levels = new Map<number, Levels>();
    for (const number of new Set(moments.map(inForce))) {
      if (number !== null) levels.set(number, await this.levelsOf(tx, siteId, number));
    }
    return (moment: string, codeTthc: string): Listing => {
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
