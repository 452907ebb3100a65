import type { Wish } from '@emc/contract';

const severities: readonly Wish['leastSeverity'][] = ['error', 'warning', 'notice', 'none'];

/** Wishes as choices by site, `all` for every site; a site without a choice of its own is heard of like the others. */
export function choicesOf(wishes: readonly Wish[]): Record<string, string> {
  return Object.fromEntries(
    wishes.map(({ siteId, leastSeverity }) => [siteId === null ? 'all' : String(siteId), leastSeverity]),
  );
}

/** The same back; what is no severity is no wish. */
export function wishesOf(choices: Readonly<Record<string, string>>): Wish[] {
  return Object.entries(choices).flatMap(([site, choice]) => {
    const leastSeverity = severities.find((severity) => severity === choice);
    return leastSeverity ? [{ siteId: site === 'all' ? null : Number(site), leastSeverity }] : [];
  });
}
