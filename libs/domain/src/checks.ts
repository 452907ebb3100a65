import { accountDrop } from './check.account-drop.js';
import { countMismatch } from './check.count-mismatch.js';
import { levelConflict } from './check.level-conflict.js';
import { missingFeed } from './check.missing-feed.js';
import { neverFed } from './check.never-fed.js';
import { orphanEvent } from './check.orphan-event.js';
import { silentService } from './check.silent-service.js';
import { staleList } from './check.stale-list.js';
import { unmatchedCode } from './check.unmatched-code.js';
import { volumeDrop } from './check.volume-drop.js';
import type { DiscrepancyKind } from './discrepancy.kinds.js';

/** Every check by its kind, in the order in which officers read of them. */
export const checks = {
  NEVER_FED: neverFed,
  MISSING_FEED: missingFeed,
  VOLUME_DROP: volumeDrop,
  COUNT_MISMATCH: countMismatch,
  ORPHAN_EVENT: orphanEvent,
  UNMATCHED_CODE: unmatchedCode,
  LEVEL_CONFLICT: levelConflict,
  SILENT_SERVICE: silentService,
  STALE_LIST: staleList,
  ACCOUNT_DROP: accountDrop,
} satisfies Readonly<Record<DiscrepancyKind, unknown>>;
