import { chance } from './chance.js';

const names = [
  'Cấp giấy phép xe & máy 50% = giảm + mới',
  'Đăng ký khai sinh',
  'Cấp bản sao trích lục hộ tịch & xác nhận',
  'Cấp phiếu lý lịch tư pháp số 1, mức 100%',
];
const procedures = 2000;

/** Posts as a sender that encodes nothing writes them; dossiers come twice on the average. */
export function feedBodies(/** @type {{ posts: number, sites: number, run: number }} */ { posts, sites, run }) {
  const { below } = chance(17 + run);
  return Array.from({ length: posts }, () => {
    const fields = {
      codeProfile: dossierCode(run, below(posts / 2)),
      siteId: 1 + below(sites),
      codeTTHC: procedureCode(below(procedures)),
      nameTTHC: names[below(names.length)],
      status: below(5),
      formsReception: 1 + below(2),
      formsPayments: 2,
      level: 3,
      isFromDVCQG: below(2),
      isDVCBC: below(3),
      data: '',
    };
    const pairs = Object.entries(fields).map(([name, value]) => `${name}=${value}`);
    return Buffer.from(pairs.join('&'));
  });
}

/** Bodies of the batch operation. */
export function dossierBatches(/** @type {{ batches: number, perBatch: number, run: number }} */ sizes) {
  const { batches, perBatch, run } = sizes;
  const { below } = chance(23 + run);
  const event = (/** @type {number} */ n) => ({
    eventId: `${run}-${n}`,
    codeProfile: dossierCode(run, below((batches * perBatch) / 2)),
    codeTthc: procedureCode(below(procedures)),
    nameTthc: names[below(names.length)],
    status: below(5),
    channel: below(2) ? 'online' : 'direct',
    isFromDvcqg: below(2) === 1,
    receivingPlace: 'direct',
    payment: 'none',
    occurredAt: `2026-03-02T08:${String(below(60)).padStart(2, '0')}:00+07:00`,
  });
  return Array.from({ length: batches }, (_, batch) =>
    JSON.stringify(Array.from({ length: perBatch }, (_, n) => event(batch * perBatch + n))),
  );
}

function dossierCode(/** @type {number} */ run, /** @type {number} */ n) {
  return `000.00.53.H34-26030${run}-${String(n).padStart(6, '0')}`;
}

function procedureCode(/** @type {number} */ n) {
  return `1.${String(n).padStart(6, '0')}.000.00.00.H34`;
}
