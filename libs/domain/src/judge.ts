import type { SheetRow } from './cell.js';
import type { Header } from './header.js';
import type { Issue } from './issue.js';
import { aboutFile, headersOf, ListJudge, type JudgeEnd } from './list.judge.js';
import type { ListDefinition } from './list.js';
import type { JudgeContext } from './rule.js';
import { Seen } from './seen.js';
import type { Service } from './service.js';
import { ServiceRows } from './service.rows.js';
import { serviceListRules } from './service.rules.js';
import { headerMissing } from './structure.rules.js';
import { issueOf, type Verdict } from './verdict.js';

/** Judges the rows of one sheet, in one pass and bounded memory. */
export interface ServiceJudge {
  /** The service of a row below the header; null for a row without one (blank, repeated header) or with an error. */
  row(row: SheetRow): Service | null;
  /** Everything there is to say; errors found only now (merged cells) make the services handed out void. */
  finish(end: JudgeEnd): Verdict;
}

/** Begins to judge a list of services below its header. Without a complete header only the header is judged. */
export function startJudging(header: Header, context: JudgeContext): ServiceJudge {
  const seen = new Seen(context.knownIds);
  return new ListJudge(header, { rules: serviceListRules, rows: new ServiceRows(seen), context, seen });
}

/** The refusal of a file of which no sheet has the list's header. */
export function noHeaderIssue(definition: ListDefinition): Issue {
  return issueOf(aboutFile(headerMissing, { headers: headersOf(definition) }), new Seen(new Set()));
}
