import type { AccountSummary, Indicators, Site } from '@emc/contract';
import type { Language } from '@emc/domain';
import { labelled } from './button.js';
import type { Button, Message } from './message.js';
import { clean, nameOf, shorten } from './odd-text.js';
import { dayInWords, inFigures, percentInWords } from './words.js';

/** The figures of the default lists of accounts; null = a site has none yet. */
export function accountsMessage(
  sites: readonly { readonly site: Site; readonly summary: AccountSummary | null }[],
  language: Language,
): Message {
  const blocks = sites.map(({ site, summary }) => {
    const title = `${{ vi: 'Trang', en: 'Site' }[language]} ${site.id} · ${nameOf(site.name)}`;
    return summary ? [title, ...accountLines(summary, language)].join('\n') : `${title}\n${noAccounts[language]}`;
  });
  return { text: blocks.length > 0 ? blocks.join('\n\n') : noSites[language] };
}

/** The indicators of a period, each with its counts, its coverage and what is still open. */
export function indicatorsMessage(indicators: Indicators, language: Language): Message {
  const { from, to, agency, items } = indicators;
  const whose = agency ? nameOf(agency.name) : { vi: 'Cả nước', en: 'The whole country' }[language];
  const title = {
    vi: `📊 Chỉ số ${dayInWords(from)}–${dayInWords(to)} · ${whose}`,
    en: `📊 Indicators ${dayInWords(from)}–${dayInWords(to)} · ${whose}`,
  };
  return {
    text: [title[language], ...items.map((item) => indicatorLines(item, language))].join('\n\n'),
    buttons: chartButtons(
      items.map(({ id }) => id),
      { from, to },
    ),
  };
}

export const noSites = {
  vi: 'Chưa có trang nào trong phạm vi của bạn. Hãy liên hệ quản trị viên (/lienhe).',
  en: 'There is no site within your reach yet. Ask an administrator (/contact).',
};

const noAccounts = {
  vi: 'Chưa có danh sách tài khoản mặc định. Gửi cho tôi tệp Phụ lục II để kiểm tra thử.',
  en: 'No default list of accounts yet. Send me a workbook (Appendix II) to have it checked.',
};

function accountLines(summary: AccountSummary, language: Language): string[] {
  const { asOf, version, accounts, byType, linked, active30, active90, createdThisMonth } = summary;
  const of = (quantity: number) => inFigures(quantity, language);
  return {
    vi: [
      `👥 ${of(accounts)} tài khoản, số liệu ngày ${dayInWords(asOf)} (phiên bản ${version})`,
      `Doanh nghiệp ${of(byType[1])} · cá nhân ${of(byType[2])} · cán bộ một cửa ${of(byType[3])}`,
      `Đã nối với Cổng Dịch vụ công quốc gia: ${of(linked)}`,
      `Đăng nhập trong 30 ngày: ${of(active30)} · trong 90 ngày: ${of(active90)} · mới trong tháng: ${of(createdThisMonth)}`,
    ],
    en: [
      `👥 ${of(accounts)} accounts as of ${dayInWords(asOf)} (version ${version})`,
      `Businesses ${of(byType[1])} · citizens ${of(byType[2])} · officers ${of(byType[3])}`,
      `Linked with the national portal: ${of(linked)}`,
      `Logged in within 30 days: ${of(active30)} · 90 days: ${of(active90)} · new this month: ${of(createdThisMonth)}`,
    ],
  }[language];
}

function indicatorLines(item: Indicators['items'][number], language: Language): string {
  const { id, title, percent, numerator, denominator, reason, remark, coverage, unmatched, openDiscrepancies } = item;
  const of = (quantity: number) => inFigures(quantity, language);
  const counts = `${of(numerator)} / ${of(denominator)}`;
  const missing = { vi: 'không đủ dữ liệu', en: 'not enough data' }[language];
  const value = percent === null ? missing : `${percentInWords(percent, language)} (${counts})`;
  const rests = {
    vi: `độ phủ ${of(coverage.reported)}/${of(coverage.expected)} trang, ${of(unmatched)} hồ sơ chưa khớp mã, ${of(openDiscrepancies)} chênh lệch đang mở`,
    en: `coverage ${of(coverage.reported)}/${of(coverage.expected)} sites, ${of(unmatched)} unmatched dossiers, ${of(openDiscrepancies)} open discrepancies`,
  }[language];
  const why = percent === null && reason !== null ? `\n   ${shorten(clean(reason), 200)}` : '';
  const bent = remark !== null ? `\n   ⚠️ ${shorten(clean(remark), 400)}` : '';
  return `${id} ${shorten(clean(title), 120)}: ${value}${why}${bent}\n   ${rests}`;
}

function chartButtons(ids: readonly string[], { from, to }: { from: string; to: string }): Button[][] {
  const buttons = ids.map((id) => labelled(`📈 ${id}`, 'chart', [id, from, to]));
  return [buttons.slice(0, 3), buttons.slice(3)].filter((row) => row.length > 0);
}
