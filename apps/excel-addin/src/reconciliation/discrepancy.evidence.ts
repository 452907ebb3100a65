import type { DiscrepancyLife } from '@emc/contract';
import { countNames, measureNames } from './discrepancy.words.js';

type Counts = DiscrepancyLife['evidence']['counts'];

/** What an agency declared beside what EMC has. */
export interface Beside {
  readonly measure: keyof typeof measureNames;
  readonly declared: number;
  readonly received: number;
}

/** Counts in the order in which they are read: pairs beside each other, then the others; unknown ones last. */
export function evidenceOf(counts: Counts): { beside: Beside[]; alone: [name: string, count: number][] } {
  const measures = Object.keys(measureNames) as Beside['measure'][];
  const beside = measures.flatMap((measure) => {
    const [declared, received] = [counts[`declared.${measure}`], counts[`received.${measure}`]];
    return declared === undefined || received === undefined ? [] : [{ measure, declared, received }];
  });
  const paired = new Set(beside.flatMap(({ measure }) => [`declared.${measure}`, `received.${measure}`]));
  const known = Object.keys(countNames);
  const place = (name: string) => (known.includes(name) ? known.indexOf(name) : known.length);
  const alone = Object.entries(counts)
    .filter(([name]) => !paired.has(name))
    .sort(([one], [other]) => place(one) - place(other));
  return { beside, alone };
}
