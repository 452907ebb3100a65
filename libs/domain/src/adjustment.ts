import { sumDaily, type DailyCount } from './dossier.daily.js';
import type { Sentence } from './issue.js';

/** Figures that events cannot carry any more, put right by a recorded decision. Events and dossiers stay as they were. */
export interface Adjustment {
  /** What is added to the daily figures; negative numbers take away. */
  readonly change: DailyCount;
  readonly reason: string;
  /** Whoever proposed it. */
  readonly proposedBy: string;
  readonly state: 'proposed' | 'approved' | 'refused';
}

export interface AdjustmentDecision {
  readonly state: 'approved' | 'refused';
  readonly by: string;
  readonly role: 'officer' | 'admin';
}

/** Why a decision cannot be taken, and what can be done instead. */
export const adjustmentRefusals = {
  ONLY_ADMIN_DECIDES: {
    vi: 'Chỉ quản trị viên của Cục được duyệt điều chỉnh số liệu. Hãy chờ quản trị viên xem xét.',
    en: 'Only an administrator of the Department decides on an adjustment. Wait for one.',
  },
  OWN_ADJUSTMENT: {
    vi: 'Người đề nghị không được tự duyệt điều chỉnh của mình. Hãy nhờ một quản trị viên khác.',
    en: 'Nobody decides on an adjustment of their own. Ask another administrator.',
  },
  ALREADY_DECIDED: {
    vi: 'Điều chỉnh này đã được duyệt hoặc bị từ chối. Hãy lập một điều chỉnh mới nếu cần thay đổi.',
    en: 'This adjustment has been decided. Propose another one to change it.',
  },
} as const satisfies Readonly<Record<string, Sentence>>;

export type AdjustmentRefusal = keyof typeof adjustmentRefusals;

/** The adjustment after an administrator's decision, or the code of why it cannot be decided. */
export function decideAdjustment(
  adjustment: Adjustment,
  { state, by, role }: AdjustmentDecision,
): { readonly adjustment: Adjustment } | { readonly refused: AdjustmentRefusal } {
  if (role !== 'admin') return { refused: 'ONLY_ADMIN_DECIDES' };
  if (adjustment.state !== 'proposed') return { refused: 'ALREADY_DECIDED' };
  if (adjustment.proposedBy === by) return { refused: 'OWN_ADJUSTMENT' };
  return { adjustment: { ...adjustment, state } };
}

/** Daily figures with what was approved, and the days that are no longer as events tell them. */
export function adjusted(counts: readonly DailyCount[], adjustments: readonly Adjustment[]) {
  const changes = adjustments.filter(({ state }) => state === 'approved').map(({ change }) => change);
  return {
    counts: sumDaily([...counts, ...changes]),
    adjustedDays: [...new Set(changes.map(({ day }) => day))].sort(),
  };
}
