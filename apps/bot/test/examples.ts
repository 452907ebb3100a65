import type { BotMessage, Discrepancy, Issue, MessageItem, Site, Submission } from '@emc/contract';

/** Things of EMC in which everything that somebody can name carries this name. */
export function named(name: string) {
  const submission: Submission = {
    id: '0198f0a0-0000-7000-8000-000000000000',
    siteId: 278,
    kind: 'services',
    state: 'refused',
    receipt: { number: '278-000012', sha256: '0'.repeat(64), receivedAt: '2026-03-02T08:15:00.000Z' },
    progress: { rowsRead: 3, rowsExpected: null },
    counts: { rows: 3, errors: 1, warnings: 0, notices: 0 },
    versionNumber: null,
    fileName: name,
    sha256: '0'.repeat(64),
    submittedBy: 'canbo.h34',
    submittedAt: '2026-03-02T08:15:00.000Z',
    finishedAt: '2026-03-02T08:15:01.000Z',
    dryRun: false,
    makeDefault: false,
    decision: { number: null, date: null, hasScan: false },
    asOf: null,
    mode: null,
    parts: null,
    diff: null,
    unmatched: null,
  };
  const issue: Issue = {
    code: 'ID_LOST_ZERO',
    severity: 'error',
    sheet: name,
    row: 5,
    column: 'idMcdt',
    cell: 'E5',
    value: name,
    message: `Ô này chứa “${name}”. Hãy gõ lại.`,
  };
  const discrepancy: Discrepancy = {
    id: '0198f0a0-0000-7000-8000-00000000000d',
    siteId: 278,
    kind: 'UNMATCHED_CODE',
    title: 'Mã thủ tục không có trong danh sách',
    subject: name,
    state: 'open',
    severity: 'error',
    message: `Mã “${name}” không có trong danh sách mặc định.`,
    evidence: { counts: { dossiers: 3 }, rows: [] },
    suggestion: { value: name, why: 'Trong danh sách chỉ có mã này giống hệt.' },
    openedAt: '2026-03-02T08:15:00.000Z',
    dueOn: '2026-03-09',
    isOverdue: false,
    waivedUntil: null,
    owner: null,
    closedAt: null,
    checkedAt: '2026-03-02T08:15:00.000Z',
  };
  const site: Site = {
    id: 278,
    name,
    url: 'https://motcua.example.vn',
    kind: 'one_stop',
    agencyCode: 'H34',
    managingSiteId: null,
  };
  const item: MessageItem = {
    kind: 'discrepancy.opened',
    subject: `discrepancy:${discrepancy.id}`,
    severity: 'error',
    at: '2026-03-02T08:15:00.000Z',
    site: { id: 278, name, agencyCode: 'H34' },
    facts: {},
    submission: null,
    discrepancy,
    step: { actor: name, step: 'explain', note: name, at: '2026-03-02T09:15:00.000Z' },
  };
  const message: BotMessage = {
    id: '0198f0a0-0000-7000-8000-00000000000e',
    claim: 1,
    claimedUntil: '2099-01-01T00:00:00.000Z',
    revision: 1,
    form: 'one',
    link: {
      id: '0198f0a0-0000-7000-8000-00000000000f',
      channel: 'telegram',
      address: '77',
      threadId: null,
      chatKind: 'private',
      language: 'vi',
      secret: null,
    },
    items: [item],
    counts: [{ kind: 'discrepancy.opened', severity: 'error', site: item.site, count: 3 }],
    total: 1,
    digest: null,
    messageId: null,
    outcomeUnknown: false,
    lastKnownId: null,
    newestKnownId: null,
    takenIds: [],
  };
  const user = {
    id: '0198f0a0-0000-7000-8000-0000000000aa',
    username: 'canbo.h34',
    displayName: name,
    role: 'officer' as const,
    agencyCode: 'H34',
  };
  return { submission, issue, discrepancy, site, item, message, user };
}
