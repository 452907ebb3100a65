/** Things of EMC in which everything that somebody can name carries this name. */
export declare function named(name: string): {
  submission: {
    id: string;
    siteId: number;
    kind: 'services' | 'accounts';
    state: 'refused' | 'awaiting' | 'queued' | 'reading' | 'saving' | 'accepted' | 'failed' | 'cancelled';
    receipt: {
      number: string;
      sha256: string;
      receivedAt: string;
    };
    progress: {
      rowsRead: number;
      rowsExpected: number | null;
    };
    counts: {
      rows: number;
      errors: number;
      warnings: number;
      notices: number;
    };
    versionNumber: number | null;
    fileName: string;
    sha256: string;
    submittedBy: string;
    submittedAt: string;
    finishedAt: string | null;
    dryRun: boolean;
    makeDefault: boolean;
    decision: {
      number: string | null;
      date: string | null;
      hasScan: boolean;
    };
    asOf: string | null;
    mode: 'replace' | 'append' | null;
    parts: {
      expected: number;
      received: {
        number: number;
        fileName: string;
        sha256: string;
      }[];
    } | null;
    diff:
      | {
          against: number | null;
          before: number;
          after: number;
          added: number;
          removed: number;
          levelUp: number;
          levelDown: number;
          renamed: number;
          urlChanged: number;
          codeChanged: number;
          nationalCodeChanged: number;
          unchanged: number;
          removedShare: number;
        }
      | {
          against: number | null;
          before: {
            asOf: string;
            accounts: number;
            byType: {
              1: number;
              2: number;
              3: number;
            };
            linked: number;
            active30: number;
            active90: number;
            active90ByType: {
              1: number;
              2: number;
              3: number;
            };
            createdThisMonth: number;
          } | null;
          after: {
            asOf: string;
            accounts: number;
            byType: {
              1: number;
              2: number;
              3: number;
            };
            linked: number;
            active30: number;
            active90: number;
            active90ByType: {
              1: number;
              2: number;
              3: number;
            };
            createdThisMonth: number;
          };
          added: number | null;
          removed: number | null;
          kept: number | null;
          dropShare: number;
        }
      | null;
    unmatched: {
      sent: number;
      dossiers: number;
      lost: number;
      listed: number;
      codes: {
        codeTthc: string;
        dossiers: number;
        matchesNow: boolean;
        suggestion: string | null;
      }[];
    } | null;
  };
  issue: {
    code: string;
    severity: 'error' | 'warning' | 'notice';
    sheet: string | null;
    row: number | null;
    column: string | null;
    cell: string | null;
    value: string | null;
    message: string;
    fix?:
      | {
          value: string;
          why: string;
        }
      | undefined;
  };
  discrepancy: {
    id: string;
    siteId: number | null;
    kind:
      | 'UNMATCHED_CODE'
      | 'SILENT_SERVICE'
      | 'LEVEL_CONFLICT'
      | 'MISSING_FEED'
      | 'NEVER_FED'
      | 'VOLUME_DROP'
      | 'COUNT_MISMATCH'
      | 'STALE_LIST'
      | 'ACCOUNT_DROP'
      | 'ORPHAN_EVENT';
    title: string;
    subject: string;
    state: 'open' | 'acknowledged' | 'explained' | 'correction_submitted' | 'closed' | 'reopened' | 'waived';
    severity: 'error' | 'warning' | 'notice';
    message: string;
    evidence: {
      counts: Record<string, number>;
      rows: Record<string, string | number | null>[];
    };
    suggestion: {
      value: string;
      why: string;
    } | null;
    openedAt: string;
    dueOn: string;
    isOverdue: boolean;
    waivedUntil: string | null;
    owner: string | null;
    closedAt: string | null;
    checkedAt: string | null;
  };
  site: {
    id: number;
    name: string;
    url: string;
    kind: 'one_stop' | 'portal' | 'service_portal';
    agencyCode: string;
    managingSiteId: number | null;
  };
  item: {
    kind:
      | 'submission.accepted'
      | 'submission.refused'
      | 'submission.failed'
      | 'discrepancy.opened'
      | 'discrepancy.acknowledged'
      | 'discrepancy.explained'
      | 'discrepancy.corrected'
      | 'discrepancy.waived'
      | 'discrepancy.escalated'
      | 'discrepancy.closed'
      | 'discrepancy.reopened'
      | 'default.changed'
      | 'accounts.dropped';
    subject: string;
    severity: 'error' | 'warning' | 'notice';
    at: string;
    site: {
      id: number;
      name: string;
      agencyCode: string;
    } | null;
    facts: Record<string, string | number | boolean | null>;
    submission: {
      id: string;
      siteId: number;
      kind: 'services' | 'accounts';
      state: 'refused' | 'awaiting' | 'queued' | 'reading' | 'saving' | 'accepted' | 'failed' | 'cancelled';
      receipt: {
        number: string;
        sha256: string;
        receivedAt: string;
      };
      progress: {
        rowsRead: number;
        rowsExpected: number | null;
      };
      counts: {
        rows: number;
        errors: number;
        warnings: number;
        notices: number;
      };
      versionNumber: number | null;
      fileName: string;
      sha256: string;
      submittedBy: string;
      submittedAt: string;
      finishedAt: string | null;
      dryRun: boolean;
      makeDefault: boolean;
      decision: {
        number: string | null;
        date: string | null;
        hasScan: boolean;
      };
      asOf: string | null;
      mode: 'replace' | 'append' | null;
      parts: {
        expected: number;
        received: {
          number: number;
          fileName: string;
          sha256: string;
        }[];
      } | null;
      diff:
        | {
            against: number | null;
            before: number;
            after: number;
            added: number;
            removed: number;
            levelUp: number;
            levelDown: number;
            renamed: number;
            urlChanged: number;
            codeChanged: number;
            nationalCodeChanged: number;
            unchanged: number;
            removedShare: number;
          }
        | {
            against: number | null;
            before: {
              asOf: string;
              accounts: number;
              byType: {
                1: number;
                2: number;
                3: number;
              };
              linked: number;
              active30: number;
              active90: number;
              active90ByType: {
                1: number;
                2: number;
                3: number;
              };
              createdThisMonth: number;
            } | null;
            after: {
              asOf: string;
              accounts: number;
              byType: {
                1: number;
                2: number;
                3: number;
              };
              linked: number;
              active30: number;
              active90: number;
              active90ByType: {
                1: number;
                2: number;
                3: number;
              };
              createdThisMonth: number;
            };
            added: number | null;
            removed: number | null;
            kept: number | null;
            dropShare: number;
          }
        | null;
      unmatched: {
        sent: number;
        dossiers: number;
        lost: number;
        listed: number;
        codes: {
          codeTthc: string;
          dossiers: number;
          matchesNow: boolean;
          suggestion: string | null;
        }[];
      } | null;
    } | null;
    discrepancy: {
      id: string;
      siteId: number | null;
      kind:
        | 'UNMATCHED_CODE'
        | 'SILENT_SERVICE'
        | 'LEVEL_CONFLICT'
        | 'MISSING_FEED'
        | 'NEVER_FED'
        | 'VOLUME_DROP'
        | 'COUNT_MISMATCH'
        | 'STALE_LIST'
        | 'ACCOUNT_DROP'
        | 'ORPHAN_EVENT';
      title: string;
      subject: string;
      state: 'open' | 'acknowledged' | 'explained' | 'correction_submitted' | 'closed' | 'reopened' | 'waived';
      severity: 'error' | 'warning' | 'notice';
      message: string;
      evidence: {
        counts: Record<string, number>;
        rows: Record<string, string | number | null>[];
      };
      suggestion: {
        value: string;
        why: string;
      } | null;
      openedAt: string;
      dueOn: string;
      isOverdue: boolean;
      waivedUntil: string | null;
      owner: string | null;
      closedAt: string | null;
      checkedAt: string | null;
    } | null;
    step: {
      actor: string;
      step: string;
      note: string | null;
      at: string;
    } | null;
  };
  message: {
    id: string;
    claim: number;
    claimedUntil: string;
    revision: number;
    form: 'counts' | 'digest' | 'one' | 'several';
    link: {
      id: string;
      channel: 'telegram' | 'webhook';
      address: string;
      threadId: number | null;
      chatKind: 'private' | 'group' | null;
      language: 'vi' | 'en';
      secret: string | null;
    };
    items: {
      kind:
        | 'submission.accepted'
        | 'submission.refused'
        | 'submission.failed'
        | 'discrepancy.opened'
        | 'discrepancy.acknowledged'
        | 'discrepancy.explained'
        | 'discrepancy.corrected'
        | 'discrepancy.waived'
        | 'discrepancy.escalated'
        | 'discrepancy.closed'
        | 'discrepancy.reopened'
        | 'default.changed'
        | 'accounts.dropped';
      subject: string;
      severity: 'error' | 'warning' | 'notice';
      at: string;
      site: {
        id: number;
        name: string;
        agencyCode: string;
      } | null;
      facts: Record<string, string | number | boolean | null>;
      submission: {
        id: string;
        siteId: number;
        kind: 'services' | 'accounts';
        state: 'refused' | 'awaiting' | 'queued' | 'reading' | 'saving' | 'accepted' | 'failed' | 'cancelled';
        receipt: {
          number: string;
          sha256: string;
          receivedAt: string;
        };
        progress: {
          rowsRead: number;
          rowsExpected: number | null;
        };
        counts: {
          rows: number;
          errors: number;
          warnings: number;
          notices: number;
        };
        versionNumber: number | null;
        fileName: string;
        sha256: string;
        submittedBy: string;
        submittedAt: string;
        finishedAt: string | null;
        dryRun: boolean;
        makeDefault: boolean;
        decision: {
          number: string | null;
          date: string | null;
          hasScan: boolean;
        };
        asOf: string | null;
        mode: 'replace' | 'append' | null;
        parts: {
          expected: number;
          received: {
            number: number;
            fileName: string;
            sha256: string;
          }[];
        } | null;
        diff:
          | {
              against: number | null;
              before: number;
              after: number;
              added: number;
              removed: number;
              levelUp: number;
              levelDown: number;
              renamed: number;
              urlChanged: number;
              codeChanged: number;
              nationalCodeChanged: number;
              unchanged: number;
              removedShare: number;
            }
          | {
              against: number | null;
              before: {
                asOf: string;
                accounts: number;
                byType: {
                  1: number;
                  2: number;
                  3: number;
                };
                linked: number;
                active30: number;
                active90: number;
                active90ByType: {
                  1: number;
                  2: number;
                  3: number;
                };
                createdThisMonth: number;
              } | null;
              after: {
                asOf: string;
                accounts: number;
                byType: {
                  1: number;
                  2: number;
                  3: number;
                };
                linked: number;
                active30: number;
                active90: number;
                active90ByType: {
                  1: number;
                  2: number;
                  3: number;
                };
                createdThisMonth: number;
              };
              added: number | null;
              removed: number | null;
              kept: number | null;
              dropShare: number;
            }
          | null;
        unmatched: {
          sent: number;
          dossiers: number;
          lost: number;
          listed: number;
          codes: {
            codeTthc: string;
            dossiers: number;
            matchesNow: boolean;
            suggestion: string | null;
          }[];
        } | null;
      } | null;
      discrepancy: {
        id: string;
        siteId: number | null;
        kind:
          | 'UNMATCHED_CODE'
          | 'SILENT_SERVICE'
          | 'LEVEL_CONFLICT'
          | 'MISSING_FEED'
          | 'NEVER_FED'
          | 'VOLUME_DROP'
          | 'COUNT_MISMATCH'
          | 'STALE_LIST'
          | 'ACCOUNT_DROP'
          | 'ORPHAN_EVENT';
        title: string;
        subject: string;
        state: 'open' | 'acknowledged' | 'explained' | 'correction_submitted' | 'closed' | 'reopened' | 'waived';
        severity: 'error' | 'warning' | 'notice';
        message: string;
        evidence: {
          counts: Record<string, number>;
          rows: Record<string, string | number | null>[];
        };
        suggestion: {
          value: string;
          why: string;
        } | null;
        openedAt: string;
        dueOn: string;
        isOverdue: boolean;
        waivedUntil: string | null;
        owner: string | null;
        closedAt: string | null;
        checkedAt: string | null;
      } | null;
      step: {
        actor: string;
        step: string;
        note: string | null;
        at: string;
      } | null;
    }[];
    counts: {
      kind:
        | 'submission.accepted'
        | 'submission.refused'
        | 'submission.failed'
        | 'discrepancy.opened'
        | 'discrepancy.acknowledged'
        | 'discrepancy.explained'
        | 'discrepancy.corrected'
        | 'discrepancy.waived'
        | 'discrepancy.escalated'
        | 'discrepancy.closed'
        | 'discrepancy.reopened'
        | 'default.changed'
        | 'accounts.dropped';
      severity: 'error' | 'warning' | 'notice';
      site: {
        id: number;
        name: string;
        agencyCode: string;
      } | null;
      count: number;
    }[];
    total: number;
    digest: {
      day: string;
      unsettled: {
        error: number;
        warning: number;
        notice: number;
      };
      overdue: number;
      openedSince: number;
      closedSince: number;
      submissions: {
        accepted: number;
        refused: number;
        failed: number;
      };
      sites: number;
      undelivered: number | null;
    } | null;
    messageId: number | null;
    outcomeUnknown: boolean;
    lastKnownId: number | null;
    newestKnownId: number | null;
    takenIds: number[];
  };
  user: {
    id: string;
    username: string;
    displayName: string;
    role: 'officer';
    agencyCode: string;
  };
};
