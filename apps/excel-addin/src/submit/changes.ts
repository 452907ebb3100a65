import type { AccountDiff, Submission } from '@emc/contract';
import type { Sentence } from '@emc/domain';

type Diff = NonNullable<Submission['diff']>;
type ServiceDiff = Exclude<Diff, AccountDiff>;

/** Above this share of what goes, handing in asks to be confirmed by typing. */
const largeShare = 0.2;

/** One line of what will change; a `grave` one takes something away. */
export interface Change {
  readonly what: Sentence;
  readonly count: number;
  readonly grave: boolean;
}

export const isServiceDiff = (diff: Diff): diff is ServiceDiff => 'levelUp' in diff;

/** What changes against the default version, without what does not. */
export function changesOf(diff: Diff): Change[] {
  const all = isServiceDiff(diff) ? serviceChanges(diff) : accountChanges(diff);
  return all.filter(({ count }) => count > 0);
}

/** The fraction 0–1 of the default version that goes; 0 where there is none. */
export function shareLost(diff: Diff): number {
  if (diff.against === null) return 0;
  return isServiceDiff(diff) ? diff.removedShare : diff.dropShare;
}

/** True when so much goes that a slip of the hand must not be enough. */
export function mustBeTyped(diff: Diff | null): boolean {
  return diff !== null && shareLost(diff) > largeShare;
}

function serviceChanges(diff: ServiceDiff): Change[] {
  return [
    line(diff.added, 'Dịch vụ công thêm mới', 'Services added'),
    graveLine(diff.removed, 'Dịch vụ công bị bỏ', 'Services removed'),
    line(diff.levelUp, 'Tăng cấp độ', 'Level raised'),
    graveLine(diff.levelDown, 'Giảm cấp độ', 'Level lowered'),
    line(diff.renamed, 'Đổi tên', 'Renamed'),
    graveLine(diff.codeChanged, 'Đổi ID MCDT', 'ID MCDT changed'),
    line(diff.nationalCodeChanged, 'Đổi ID CDVCQG', 'ID CDVCQG changed'),
    line(diff.urlChanged, 'Đổi đường dẫn', 'Address changed'),
    line(diff.unchanged, 'Giữ nguyên', 'Unchanged'),
  ];
}

function accountChanges({ added, removed, kept }: AccountDiff): Change[] {
  return [
    line(added ?? 0, 'Tài khoản thêm mới', 'Accounts added'),
    graveLine(removed ?? 0, 'Tài khoản không còn', 'Accounts gone'),
    line(kept ?? 0, 'Tài khoản vẫn có', 'Accounts kept'),
  ];
}

const line = (count: number, vi: string, en: string): Change => ({ what: { vi, en }, count, grave: false });
const graveLine = (count: number, vi: string, en: string): Change => ({ what: { vi, en }, count, grave: true });
