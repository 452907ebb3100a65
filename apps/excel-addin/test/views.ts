import type { Submission } from '@emc/contract';
import { feedSite } from './fed-site.js';
import { accountFile, bodyOf, services, type Row } from './guide-lists.js';
import type { Server } from './server.js';

const params = { siteId: 278 };

/** A view: its address, what stands there once it is open, and what is pressed, in turn, before it is looked at. */
export type View = readonly [name: string, address: string, shows: string, ...keys: string[]];

export const forAnybody: readonly View[] = [
  ['the check', '#check', '.drop'],
  ['templates', '#templates', '[data-key="servicesTemplate"]'],
  ['signing in', '#history', '#username'],
];

export const forOfficers: readonly View[] = [
  ['what was handed in', '#history', 'table'],
  ['accounts handed in', '#history?kind=accounts', 'table'],
  ['versions', '#history?view=versions&version=2&against=1', 'h2'],
  ['a version to be made the default', '#history?view=versions', 'table', 'default 2'],
  ['services', '#history?view=services', 'table'],
  ['no service found', '#history?view=services&q=khong+co', 'main .intro'],
  ['accounts', '#history?view=accounts', 'main :is(table, .intro)'],
  ['discrepancies', '#reconciliation', '.discrepancies'],
  ['no discrepancy', '#reconciliation?state=closed', 'main .intro'],
  ['codes', '#reconciliation?part=codes', 'table'],
  ['declared figures', '#reconciliation?part=declared', 'table', 'declare send'],
  ['adjustments', '#reconciliation?part=adjustments', '#propose-codeTthc', 'propose send'],
  ['the feed', '#reconciliation?part=feed', 'table'],
  ['dossiers', '#reconciliation?part=dossiers', 'table'],
  ['indicators', '#indicators', '.cards', 'excel'],
  ['one indicator', '#indicators?indicator=EMC-1', 'caption'],
  ['the own account', '#me', '#my-password-password'],
];

export const forAdmins: readonly View[] = [
  ['sites', '#admin', 'table'],
  ['a site', '#admin?part=sites&id=278', 'textarea'],
  ['a new site', '#admin?part=sites&id=new', '[data-key="save"]', 'save'],
  ['agencies', '#admin?part=agencies', 'table'],
  ['an agency', '#admin?part=agencies&id=H34', '[data-key="save"]'],
  ['a new agency', '#admin?part=agencies&id=new', '[data-key="save"]', 'save'],
  ['users', '#admin?part=users', 'table'],
  ['a user', '#admin?part=users&id=new', '[data-key="save"]', 'save'],
  ['the audit', '#admin?part=audit', 'table'],
  ['holidays', '#admin?part=holidays', 'table', 'add-year', 'save-year'],
  ['the quarantine', '#admin?part=quarantine', 'table'],
  ['links', '#admin?part=links', 'main .intro'],
  ['indicators of the country', '#indicators?scope=all&indicator=EMC-1', 'table'],
  ['no site chosen', '#reconciliation?part=codes', 'main .intro'],
];

/** Gives every view something to show. Answers a list that was refused. */
export async function furnishViews(server: Server): Promise<Submission> {
  const { officer } = await feedSite(server);
  const query = { wait: 60 };
  await officer('submit', { params, query, body: bodyOf('bo-sung.xlsx', services(30)) });
  const refused = await officer('submit', { params, query, body: bodyOf('con-loi.xlsx', faulty()) });
  const form = new FormData();
  const { buffer, name } = accountFile('tai-khoan.xlsx', 1, 40);
  form.append('file', new File([new Uint8Array(buffer)], name));
  await officer('submit', {
    params,
    query: { kind: 'accounts', wait: 60, makeDefault: 'true', asOf: '2026-02-10' },
    form,
  });
  const lost = new URLSearchParams({ siteId: '999', codeProfile: 'H34-7', codeTTHC: '000003', status: '1' });
  await fetch(`${server.url}/TrackingMCDT`, { method: 'POST', body: lost });
  await server.asBot()('reportBot', { body: { username: 'emc_bot' } });
  return refused;
}

/** With an error, a warning and notices. */
export function faulty(): Row[] {
  return [
    ...services(4),
    ['', 4, '', '1.002250.000.00.00.H34', '000050'],
    ['Cấp lại thẻ', 2, '', '1.002251.000.00.00.H34', '000051'],
    ['Cấp đổi giấy phép', 'Toàn trình', 'dichvucong.example.vn/doi', '1.002252.0\n00.00.00.H34', '000002'],
  ];
}
