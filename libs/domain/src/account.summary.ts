import type { Account } from './account.js';
import type { AccountType } from './account.type.js';
import { daysBefore, secondsOf } from './moment.js';

/** The accounts of a list in figures, as of a day. */
export interface AccountSummary {
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly accounts: number;
  readonly byType: Readonly<Record<AccountType, number>>;
  /** Accounts with an ID_QG. */
  readonly linked: number;
  /** Last login on one of the 30 or 90 days that end with `asOf`. */
  readonly active30: number;
  readonly active90: number;
  /** The `active90` by type. */
  readonly active90ByType: Readonly<Record<AccountType, number>>;
  /** Created in the month of `asOf`, up to that day. */
  readonly createdThisMonth: number;
}

/** Counts accounts one by one. */
export class AccountCounts {
  private readonly byType = { 1: 0, 2: 0, 3: 0 };
  private linked = 0;
  private active30 = 0;
  private readonly active90ByType = { 1: 0, 2: 0, 3: 0 };
  private createdThisMonth = 0;
  private readonly from30: number;
  private readonly from90: number;
  private readonly fromMonth: number;
  private readonly end: number;

  constructor(private readonly asOf: string) {
    this.from30 = beginOf(daysBefore(asOf, 29));
    this.from90 = beginOf(daysBefore(asOf, 89));
    this.fromMonth = beginOf(`${asOf.slice(0, 7)}-01`);
    this.end = secondsOf(`${asOf}T23:59:59`);
  }

  add({ type, idQg, createdAt, lastLogin }: Account): void {
    this.byType[type]++;
    if (idQg !== null) this.linked++;
    if (createdAt >= this.fromMonth && createdAt <= this.end) this.createdThisMonth++;
    if (lastLogin === null || lastLogin < this.from90 || lastLogin > this.end) return;
    this.active90ByType[type]++;
    if (lastLogin >= this.from30) this.active30++;
  }

  summary(): AccountSummary {
    const { asOf, byType, linked, active30, active90ByType, createdThisMonth } = this;
    return {
      asOf,
      accounts: byType[1] + byType[2] + byType[3],
      byType: { ...byType },
      linked,
      active30,
      active90: active90ByType[1] + active90ByType[2] + active90ByType[3],
      active90ByType: { ...active90ByType },
      createdThisMonth,
    };
  }
}

function beginOf(day: string): number {
  return secondsOf(`${day}T00:00:00`);
}
