import type { EntityManager } from 'typeorm';

/** What is added to a line of `dossier_day`; numbers as they are stored there. */
export interface DailyLine {
  readonly day: string;
  readonly knownOn: string;
  readonly codeTthc: string;
  readonly level: number;
  readonly channel: number;
  readonly status: number;
  readonly received: number;
  readonly returned: number;
}

/** Sums lines that stand for the same; what comes to nothing is left out. In the order of the table's key. */
export function sumLines(lines: Iterable<DailyLine>): DailyLine[] {
  const sums = new Map<string, DailyLine>();
  for (const line of lines) {
    const key = `${line.day} ${line.knownOn} ${line.level} ${line.channel} ${line.status} ${line.codeTthc}`;
    const sum = sums.get(key);
    const { received, returned } = sum ?? { received: 0, returned: 0 };
    sums.set(key, { ...line, received: received + line.received, returned: returned + line.returned });
  }
  const moved = [...sums].filter(([, { received, returned }]) => received !== 0 || returned !== 0);
  return moved.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, line]) => line);
}

interface Owner {
  readonly siteId: number;
  readonly adjusted: boolean;
}

/** Adds to the daily figures of a site and to what indicators are summed from. */
export async function addLines(tx: EntityManager, owner: Owner, lines: readonly DailyLine[]): Promise<void> {
  await storeLines(tx, owner, lines);
  const moved = lines.filter(({ received }) => received !== 0);
  if (moved.length > 0) {
    await tx.query(`SELECT move_indicator_days($1, $2::json)`, [owner.siteId, JSON.stringify(moved)]);
  }
}

/** Adds to the daily figures alone; whoever calls it has the indicator days of the site made afresh. */
export async function storeLines(
  tx: EntityManager,
  { siteId, adjusted }: Owner,
  lines: readonly DailyLine[],
): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `INSERT INTO dossier_day AS d
       (site_id, adjusted, day, known_on, code_tthc, level, channel, status, received, returned)
     SELECT $1, $2, day, "knownOn", "codeTthc", level, channel, status, received, returned
     FROM json_to_recordset($3::json) AS (day date, "knownOn" date, "codeTthc" text, level smallint, channel smallint,
       status smallint, received integer, returned integer)
     ON CONFLICT ON CONSTRAINT dossier_day_pk DO UPDATE SET
       received = d.received + excluded.received, returned = d.returned + excluded.returned`,
    [siteId, adjusted, JSON.stringify(lines)],
  );
}
