import { codeMatcher, type ListedService } from './check.code-match.js';
import { dayInWords, type Check } from './check.js';
import { discrepancyKinds } from './discrepancy.kinds.js';
import type { Fix } from './issue.js';
import { fill } from './rule.js';

/** A code that dossiers of the last 30 days carry. */
export interface SentCode {
  readonly codeTthc: string;
  readonly dossiers: number;
  readonly lastReceivedAt: string;
}

export interface UnmatchedCodeFacts {
  /** The default list; empty = there is none to match with. */
  readonly services: readonly ListedService[];
  /** Of the last 30 days. */
  readonly sent: readonly SentCode[];
}

/** The codes that do not meet, seen from both sides. */
export interface UnmatchedCodes {
  /** Sent but not listed; most dossiers first. */
  readonly sent: readonly (SentCode & { readonly suggestion: Fix | null })[];
  /** Listed, but no dossier came for it in 30 days. */
  readonly listed: readonly ListedService[];
}

/** Compares the codes of a list with those that dossiers carry, character by character. */
export function unmatchedCodes({ services, sent }: UnmatchedCodeFacts): UnmatchedCodes {
  const listed = new Set(services.map(({ idMcdt }) => idMcdt));
  const used = new Set(sent.map(({ codeTthc }) => codeTthc));
  const suggest = codeMatcher(services, used);
  return {
    sent: sent
      .filter(({ codeTthc }) => codeTthc !== '' && !listed.has(codeTthc))
      .sort((one, other) => other.dossiers - one.dossiers)
      .map((code) => ({ ...code, suggestion: suggest(code.codeTthc) })),
    listed: services.filter(({ idMcdt }) => !used.has(idMcdt)),
  };
}

export const unmatchedCode: Check<UnmatchedCodeFacts> = {
  kind: 'UNMATCHED_CODE',
  title: discrepancyKinds.UNMATCHED_CODE,
  severity: 'error',
  dueWorkingDays: 5,
  find(facts) {
    if (facts.services.length === 0) return [];
    return unmatchedCodes(facts).sent.map(({ codeTthc, dossiers, lastReceivedAt, suggestion }) => ({
      subject: codeTthc,
      evidence: { counts: { dossiers }, rows: [{ codeTthc, dossiers, lastReceivedAt }] },
      message: fill(message, { codeTthc, dossiers, day: dayInWords(lastReceivedAt) }),
      ...(suggestion && { suggestion }),
    }));
  },
  judges: ({ services }) => services.length > 0,
};

const message = {
  vi: 'Mã “{codeTthc}” không có trong danh sách mặc định, nhưng 30 ngày qua có {dossiers} hồ sơ mang mã này (gần nhất {day}). Hãy bổ sung mã vào cột ID MCDT của danh sách, hoặc sửa mã trên hệ thống một cửa điện tử rồi gửi lại.',
  en: 'The code “{codeTthc}” is not in the default list, yet {dossiers} dossiers of the last 30 days carry it (last on {day}). Add it under ID MCDT, or correct it in the case-handling system and send again.',
};
