import type { DiscrepancyLife } from '@emc/contract';
import { button } from './button.js';
import { discrepancyMessage, explainQuestion, openMessage, type SiteCodes } from './discrepancy.sentence.js';
import type { Attachment, Message } from './message.js';
import { sitesOf } from './sites.js';
import type { Answer, Command, LinkedTalk, Presses } from './talk.js';

const shownAtOnce = 30;
const muteMs = 7 * 86_400_000;

/** `/doisoat`, `/doisoat 278`: what differs and is not settled, with the codes that do not meet. */
export const reconcile: Command = {
  names: ['doisoat', 'reconcile'],
  title: { vi: 'Chênh lệch chưa xử lý và mã không khớp', en: 'Unsettled discrepancies and unmatched codes' },
  async answer(talk, words) {
    const { items: sites, total: ofAll } = await sitesOf(talk, words);
    const query = { state: 'unsettled', limit: shownAtOnce } as const;
    const only = words === '' ? undefined : sites[0]?.id;
    const found =
      only === undefined
        ? await talk.emc.call('listDiscrepancies', { query })
        : await talk.emc.call('listSiteDiscrepancies', { params: { siteId: only }, query });
    const codes = await Promise.all(sites.map(({ id }) => codesOf(talk, id)));
    const message = openMessage({ ...found, codes }, talk.language);
    const [first] = sites;
    const files = message.whole || !first || ofAll > 1 ? [] : [{ text: '', file: await record(talk, first.id) }];
    return { say: [message, ...files] };
  },
};

export const discrepancyPresses: Presses = {
  dis: async (talk, { words: [id = ''] }) => ({ say: [await view(talk, await read(talk, id))] }),

  async ack(talk, { words: [id = ''] }) {
    const life = await talk.emc.call('stepDiscrepancy', {
      params: { id },
      headers: { 'if-match': '*' },
      body: { step: 'acknowledge' },
    });
    return {
      replace: await view(talk, life),
      toast: { vi: 'Đã ghi nhận là đã xem.', en: 'Acknowledged.' }[talk.language],
    };
  },

  exp: async (talk, { words: [id = ''] }) => ({ say: [explainQuestion(await read(talk, id), talk.language)] }),

  async rec(talk, { words: [id = ''] }) {
    const life = await talk.emc.call('recheckDiscrepancy', { params: { id } });
    const closed = life.state === 'closed';
    const vi = closed ? 'Đã kiểm tra lại: đạt, chênh lệch được đóng.' : 'Đã kiểm tra lại: vẫn còn chênh lệch.';
    const en = closed ? 'Checked again: it passes and is closed.' : 'Checked again: it still differs.';
    return { replace: await view(talk, life), toast: { vi, en }[talk.language] };
  },

  mute: (talk, { words: [id = ''] }) => muted(talk, id, new Date(talk.now.getTime() + muteMs).toISOString()),
  unmute: (talk, { words: [id = ''] }) => muted(talk, id, null),

  rcd: async (talk, { words: [siteId = ''] }) => ({ say: [{ text: '', file: await record(talk, Number(siteId)) }] }),
};

/** Takes what somebody wrote in answer to the question for an explanation; the warning itself changes in its place. */
export async function explain(talk: LinkedTalk, id: string, note: string): Promise<Answer> {
  await talk.emc.call('stepDiscrepancy', {
    params: { id },
    headers: { 'if-match': '*' },
    body: { step: 'explain', note: note.slice(0, 4000) },
  });
  const text = { vi: '✍️ Đã ghi giải trình của bạn.', en: '✍️ Your explanation is kept.' }[talk.language];
  return { say: [{ text, buttons: [[button('dis', talk.language, [id])]] }] };
}

/** The record of reconciliation of a site, ready to be signed. */
export async function record({ emc }: LinkedTalk, siteId: number): Promise<Attachment> {
  const response = await emc.call('reconciliationRecord', { params: { siteId } });
  return { name: `doi-soat-${siteId}.xlsx`, content: Buffer.from(await response.arrayBuffer()) };
}

const read = ({ emc }: LinkedTalk, id: string) => emc.call('getDiscrepancy', { params: { id } });

async function view(
  { emc, link, language }: LinkedTalk,
  life: DiscrepancyLife,
  isMuted = link.muted.includes(life.id),
): Promise<Message> {
  const site = life.siteId === null ? null : await emc.call('getSite', { params: { siteId: life.siteId } });
  const step = life.steps.at(-1) ?? null;
  return discrepancyMessage({ discrepancy: life, siteName: site?.name ?? null, step, isMuted }, language);
}

async function muted(talk: LinkedTalk, discrepancyId: string, until: string | null): Promise<Answer> {
  await talk.emc.call('muteOnLink', { params: { id: talk.link.id }, body: { discrepancyId, until } });
  const vi = until
    ? 'Tôi sẽ không nhắc về chênh lệch này trong 7 ngày.'
    : 'Tôi sẽ lại báo khi chênh lệch này thay đổi.';
  const en = until ? 'I shall not tell of this one for 7 days.' : 'I shall tell again when this one changes.';
  return {
    replace: await view(talk, await read(talk, discrepancyId), until !== null),
    toast: { vi, en }[talk.language],
  };
}

async function codesOf({ emc }: LinkedTalk, siteId: number): Promise<SiteCodes> {
  return { siteId, unmatched: await emc.call('unmatchedCodes', { params: { siteId } }) };
}
