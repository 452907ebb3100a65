import { fileProblems } from './files.js';
import type { Sentence, Severity } from './issue.js';
import type { Rule } from './rule.js';
import { serviceList } from './service.js';
import { serviceRules } from './service.rules.js';

const severities: Readonly<Record<Severity, Sentence>> = {
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'cảnh báo', en: 'warning' },
  notice: { vi: 'ghi chú', en: 'notice' },
};

const opening = `# Sổ quy tắc · Rule book

<!-- Generated from libs/domain by \`npm run rules\`; do not edit by hand. -->

EMC kiểm tra danh sách theo các quy tắc dưới đây và báo mọi vấn đề trong một lần. **Lỗi** làm danh sách bị từ chối;
**cảnh báo** và **ghi chú** thì không. Mã quy tắc không bao giờ đổi nghĩa; câu chữ có thể được sửa cho rõ hơn.
Trong câu báo, \`{value}\` là nội dung ô, \`{read}\` là giá trị EMC hiểu, \`{first}\` là dòng xuất hiện đầu tiên.

*EMC judges a list by the rules below and reports everything at once. An **error** refuses the list; **warnings** and
**notices** do not. The code of a rule never changes its meaning; wording may. In a sentence \`{value}\` is what the cell
holds, \`{read}\` what EMC understood, \`{first}\` the row where it first stood.*
`;

/** The rules of the lists as a Markdown page, Vietnamese first. */
export function ruleBook(): string {
  const { title, columns, maxRows, revision } = serviceList;
  const ofColumns = columns.map(({ key, header }) => ({ title: `Cột ${header}`, rules: rulesOf([key]) }));
  const parts = [
    opening,
    `## ${title.vi} · ${title.en}\n`,
    `Phụ lục I, bản quy tắc ${revision}, nhiều nhất ${maxRows} dòng.  \n*Appendix I, revision ${revision}, at most ${maxRows} rows.*\n`,
    columnTable(),
    section('Trang tính và tiêu đề · The sheet and its header', rulesOf([])),
    section(
      'Nhiều cột · Several columns',
      serviceRules.filter((rule) => rule.columns.length > 1),
    ),
    ...ofColumns.map(({ title: heading, rules }) => section(heading, rules)),
    '## Tệp bị từ chối · Files refused as a whole\n',
    ...Object.entries(fileProblems).map(([code, { vi, en }]) => `- \`${code}\`: ${vi}  \n  *${en}*`),
  ];
  return parts.join('\n') + '\n';
}

function rulesOf(columns: readonly string[]): readonly Rule[] {
  return serviceRules.filter((rule) => rule.columns.join() === columns.join());
}

function columnTable(): string {
  const rows = serviceList.columns.map(
    ({ header, required, note, aliases }) =>
      `| ${header} | ${required ? 'có · yes' : 'không · no'} | ${note.vi}<br>*${note.en}* | ${aliases.join('; ')} |`,
  );
  return [
    '| Tiêu đề · Header | Bắt buộc · Required | Nội dung · Content | Cũng hiểu · Also understood |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function section(title: string, rules: readonly Rule[]): string {
  return [`### ${title}\n`, ...rules.map(entry), ''].join('\n');
}

function entry({ code, severity, message, columns, fixes = [] }: Rule): string {
  const { vi, en } = severities[severity];
  const where = columns.length > 1 ? ` · ${columns.map(headerOf).join(', ')}` : '';
  return [
    `- \`${code}\` · **${vi}** · ${en}${where}`,
    `  ${message.vi}`,
    `  *${message.en}*`,
    ...fixes.map(({ why }) => `  Gợi ý sửa: ${why.vi} *Suggested: ${why.en}*`),
  ].join('  \n');
}

function headerOf(key: string): string {
  return serviceList.columns.find((column) => column.key === key)?.header ?? key;
}
