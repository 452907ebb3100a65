import type { Client } from '@emc/contract';
import { dayInVietnam, daysBefore } from '@emc/domain';
import type { Server } from './server.js';

/** Site 278 after a day of work: what its list says, and what its case-handling system sent. */
export interface FedSite {
  readonly officer: Client;
  readonly today: string;
  readonly yesterday: string;
}

const site = { siteId: 278 };
const codes = [
  ['000001', 4],
  ['000012', 4],
  ['000003', 0],
  ['000004', 3],
] as const;

/** What a case-handling system sends: code of the procedure, whether online, how many dossiers. */
const sent = [
  ['000001', 'online', 12],
  ['000001', 'direct', 3],
  ['000004', 'online', 4],
  ['000003', 'direct', 1],
  // The same procedure as 000012, its zeros lost on the way.
  ['12', 'online', 8],
  ['LẠ-01', 'direct', 2],
] as const;

/**
 * A list of four services, 30 dossiers of today (12 of them online and of level 4; 10 of codes that the list lacks), five of
 * yesterday of which the agency declares eight, and an event that nobody can use. Then everything is reconciled.
 */
export async function feedSite(server: Server): Promise<FedSite> {
  const officer = await server.as('canbo.h34');
  const today = dayInVietnam(new Date());
  const yesterday = daysBefore(today, 1);
  await officer('submit', {
    params: site,
    query: { wait: 30, makeDefault: 'true' },
    body: {
      sheetName: 'DVC',
      header: ['Name', 'Level', 'Url', 'ID CDVCQG', 'ID MCDT'],
      rows: codes.map(([code, level], n) => [`Thủ tục số ${n + 1}`, String(level), '', `1.00487${n}`, code]),
    },
  });
  const now = sent.flatMap(([codeTthc, channel, count]) =>
    Array.from({ length: count }, (_, n) => ({
      codeTthc,
      channel,
      codeProfile: `H34-${codeTthc}-${channel}-${n + 1}`,
    })),
  );
  const before = Array.from({ length: 5 }, (_, n) => ({
    ...{ codeTthc: '000001', channel: 'online' as const, codeProfile: `H34-TRUOC-${n + 1}` },
    occurredAt: `${yesterday}T09:00:00+07:00`,
  }));
  const body = [...now, ...before].map((event) => ({ ...event, eventId: event.codeProfile, status: 1 as const }));
  await officer('sendEvents', { params: site, body });
  await fetch(`${server.url}/TrackingMCDT`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ codeProfile: '', siteId: 278, codeTTHC: '000001', status: 1, formsReception: 1 }),
  });
  await officer('declareDay', {
    params: { ...site, day: yesterday },
    body: { received: 8, online: 8, dossierCodes: Array.from({ length: 8 }, (_, n) => `H34-TRUOC-${n + 1}`) },
  });
  await officer('reconcileSite', { params: site });
  return { officer, today, yesterday };
}
