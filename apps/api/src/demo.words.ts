import type { Client, Submission } from '@emc/contract';

const states: Readonly<Record<Submission['state'], readonly [string, string]>> = {
  awaiting: ['⏳ Đang chờ các phần còn lại', 'waiting for the other parts'],
  queued: ['⏳ Đang chờ đọc', 'waiting to be read'],
  reading: ['⏳ Đang đọc', 'being read'],
  saving: ['⏳ Đang lưu', 'being saved'],
  accepted: ['✔ Đã được nhận', 'accepted'],
  refused: [
    '✘ Chưa được nhận: hãy sửa các lỗi dưới đây rồi nộp lại',
    'not accepted: correct the errors and hand it in again',
  ],
  cancelled: ['⏹ Đã huỷ', 'cancelled'],
  failed: ['⚠ Hệ thống gặp sự cố: hãy nộp lại', 'EMC broke down: hand it in again'],
};

export function showState({ state, dryRun, fileName, receipt, versionNumber, makeDefault, counts }: Submission): void {
  const [vi, en] =
    dryRun && state === 'accepted'
      ? [
          '✔ Không có lỗi, có thể nộp (kiểm tra thử: chưa lưu phiên bản nào)',
          'no errors, ready to be handed in (a trial: no version was kept)',
        ]
      : states[state];
  const version = versionNumber === null ? ['', ''] : [`, phiên bản ${versionNumber}`, `, version ${versionNumber}`];
  const current = makeDefault && versionNumber !== null ? [' (đang là mặc định)', ' (the default)'] : ['', ''];
  say(`${vi}${version[0]}${current[0]}`, `${en}${version[1]}${current[1]}`);
  say(`Số biên nhận ${receipt.number}, tệp ${fileName}`, `Receipt ${receipt.number}, SHA-256 ${receipt.sha256}`);
  const { rows, errors, warnings, notices } = counts;
  say(
    `${rows} dòng: ${errors} lỗi, ${warnings} cảnh báo, ${notices} lưu ý`,
    `rows: ${rows}, errors: ${errors}, warnings: ${warnings}, notices: ${notices}`,
  );
}

const severities = { error: 'LỖI', warning: 'CẢNH BÁO', notice: 'LƯU Ý' };

/** Findings that say the same together, in both languages, errors first. */
export async function showIssues(call: Client, { id }: Submission): Promise<void> {
  const inLanguage = (language: string) =>
    call('submissionIssues', { params: { id }, query: { limit: 1000 }, headers: { 'accept-language': language } });
  const [vi, en] = [(await inLanguage('vi')).items, (await inLanguage('en')).items];
  for (const severity of ['error', 'warning', 'notice'] as const) {
    for (const [index, { code, severity: own, message, fix }] of vi.entries()) {
      const alike = vi.filter((issue) => issue.message === message);
      if (own !== severity || alike[0] !== vi[index]) continue;
      const cells = alike.map(({ cell, row }) => cell ?? row).filter((place) => place !== null);
      const suggestion = fix && severity !== 'notice' ? ` Gợi ý: ${fix.value}` : '';
      say(
        `${severities[severity].padEnd(8)} ${cells.join(', ')}: ${message}${suggestion}`,
        `${code}: ${en[index]?.message}`,
      );
    }
  }
}

export function showDiff({ diff }: Submission): void {
  if (!diff || !('levelUp' in diff)) return;
  const { against, added, removed, levelUp, levelDown, renamed, unchanged } = diff;
  say(
    `So với phiên bản mặc định ${against ?? ''}: thêm ${added}, bỏ ${removed}, tăng cấp độ ${levelUp}, giảm ${levelDown}, đổi tên ${renamed}, giữ nguyên ${unchanged}`,
    `added ${added}, removed ${removed}, level up ${levelUp}, down ${levelDown}, renamed ${renamed}, unchanged ${unchanged}`,
  );
}

export function title(vi: string, en: string): void {
  console.log(`\n━━ ${vi}\n   ${en}`);
}

export function say(vi: string, en: string): void {
  const grey = process.stdout.isTTY ? ['\u001b[2m', '\u001b[22m'] : ['', ''];
  console.log(`   ${vi}\n     ${grey[0]}${en}${grey[1]}`);
}
