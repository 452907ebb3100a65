import type { Language, Sentence, Service, ServiceDiff } from '@emc/domain';

/** The groups of a comparison, what takes something away first. */
const groupNames = [
  'removed',
  'levelDown',
  'added',
  'levelUp',
  'codeChanged',
  'nationalCodeChanged',
  'renamed',
  'urlChanged',
] as const;
export type GroupName = (typeof groupNames)[number];

type Told = Pick<Service, 'name' | 'idCdvcqg' | 'idMcdt' | 'url'> & { readonly level: number };

/** A comparison as the API gives it. */
export type Comparison = Readonly<Record<GroupName, readonly Change[]>> & { readonly summary: Summary };

type Summary = ServiceDiff['summary'] & { readonly against: number | null };

export interface Change {
  readonly before: Told | null;
  readonly after: Told | null;
}

export interface DiffGroup {
  readonly name: GroupName;
  readonly title: Sentence;
  /** Takes something away, or changes the code by which dossiers are counted. */
  readonly grave: boolean;
  readonly changes: readonly Change[];
}

const titles: Readonly<Record<GroupName, Sentence>> = {
  removed: { vi: 'Dịch vụ công bị bỏ', en: 'Services removed' },
  levelDown: { vi: 'Giảm cấp độ', en: 'Level lowered' },
  added: { vi: 'Dịch vụ công thêm mới', en: 'Services added' },
  levelUp: { vi: 'Tăng cấp độ', en: 'Level raised' },
  codeChanged: { vi: 'Đổi ID MCDT', en: 'ID MCDT changed' },
  nationalCodeChanged: { vi: 'Đổi ID CDVCQG', en: 'ID CDVCQG changed' },
  renamed: { vi: 'Đổi tên', en: 'Renamed' },
  urlChanged: { vi: 'Đổi đường dẫn', en: 'Address changed' },
};

const grave: ReadonlySet<GroupName> = new Set(['removed', 'levelDown', 'codeChanged']);

/** What differs, without what does not. */
export function diffGroups(comparison: Comparison): DiffGroup[] {
  return groupNames
    .map((name) => ({ name, title: titles[name], grave: grave.has(name), changes: comparison[name] }))
    .filter(({ changes }) => changes.length > 0);
}

const changed: Readonly<Record<GroupName, (service: Told) => string | null>> = {
  removed: ({ level }) => String(level),
  added: ({ level }) => String(level),
  levelDown: ({ level }) => String(level),
  levelUp: ({ level }) => String(level),
  codeChanged: ({ idMcdt }) => idMcdt,
  nationalCodeChanged: ({ idCdvcqg }) => idCdvcqg,
  renamed: ({ name }) => name,
  urlChanged: ({ url }) => url,
};

/** What a service was and is in the respect of its group; null on the side where there is none, or where it is blank. */
export function turnOf(name: GroupName, { before, after }: Change): readonly [string | null, string | null] {
  const tell = changed[name];
  return [before && tell(before), after && tell(after)];
}

/** Head of the column that tells what a group is about. */
export function headOf(name: GroupName, language: Language): string {
  if (name === 'codeChanged') return 'ID MCDT';
  if (name === 'nationalCodeChanged') return 'ID CDVCQG';
  if (name === 'renamed') return language === 'vi' ? 'Tên' : 'Name';
  if (name === 'urlChanged') return language === 'vi' ? 'Đường dẫn' : 'Address';
  return language === 'vi' ? 'Cấp độ' : 'Level';
}
