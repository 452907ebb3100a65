import type { Client, Issue as ServerIssue, Submission } from '@emc/contract';
import type { Issue, Verdict } from '@emc/domain';

const pageSize = 1000;

/** What EMC found in a submission, in the language that it was asked in. */
export async function verdictFrom(api: Client, { id, counts }: Submission): Promise<Verdict> {
  const issues: Issue[] = [];
  for (let cursor: string | undefined, first = true; first || cursor !== undefined; first = false) {
    const query = { limit: pageSize, ...(cursor !== undefined && { cursor }) };
    const { items, nextCursor } = await api('submissionIssues', { params: { id }, query });
    issues.push(...items.map(asOwn));
    cursor = nextCursor;
  }
  const byCode: Record<string, number> = {};
  for (const { code } of issues) byCode[code] = (byCode[code] ?? 0) + 1;
  return { counts, issues, byCode };
}

function asOwn({ message, fix, ...issue }: ServerIssue): Issue {
  const inBoth = (told: string) => ({ vi: told, en: told });
  return { ...issue, message: inBoth(message), ...(fix && { fix: { value: fix.value, why: inBoth(fix.why) } }) };
}
