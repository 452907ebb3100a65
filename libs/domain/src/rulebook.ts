import { accountList } from './account.js';
import { accountRules } from './account.rules.js';
import { fileProblems, listProblems } from './files.js';
import type { Sentence, Severity } from './issue.js';
import type { ListDefinition } from './list.js';
import type { Rule } from './rule.js';
import { serviceList } from './service.js';
import { serviceRules } from './service.rules.js';

const severities: Readonly<Record<Severity, Sentence>> = {
  error: { vi: 'lỗi', en: 'error' },
  warning: { vi: 'cảnh báo', en: 'warning' },
  notice: { vi: 'lưu ý', en: 'notice' },
};

const opening = `# Sổ quy tắc · Rule book

<!-- Generated from libs/domain by \`npm run rules\`; do not edit by hand. -->

EMC kiểm tra danh sách theo các quy tắc dưới đây và báo mọi vấn đề trong một lần. **Lỗi** làm danh sách bị từ chối;
**cảnh báo** và **lưu ý** thì không. Mã quy tắc không bao giờ đổi nghĩa; câu chữ có thể được sửa cho rõ hơn.
Trong câu báo, \`{value}\` là nội dung ô, \`{read}\` là giá trị EMC hiểu, \`{first}\` là dòng xuất hiện đầu tiên.

*EMC judges a list by the rules below and reports everything at once. An **error** refuses the list; **warnings** and
**notices** do not. The code of a rule never changes its meaning; wording may. In a sentence \`{value}\` is what the cell
holds, \`{read}\` what EMC understood, \`{first}\` the row where it first stood.*
`;

/** A chapter of the book; rules of an earlier chapter are only named in a later one. */
interface Chapter {
  readonly appendix: string;
  readonly definition: ListDefinition;
  readonly rules: readonly Rule[];
  readonly named: readonly Rule[];
  readonly remark?: Sentence;
}

const serviceChapter: Chapter = { appendix: 'I', definition: serviceList, rules: serviceRules, named: [] };

const serviceCodes = new Set(serviceRules.map(({ code }) => code));
const accountChapter: Chapter = {
  appendix: 'II',
  definition: accountList,
  rules: accountRules.filter(({ code }) => !serviceCodes.has(code)),
  named: accountRules.filter(({ code }) => serviceCodes.has(code)),
  remark: {
    vi: 'ID_local và ID_QG là dữ liệu cá nhân: câu báo chỉ nhắc ba ký tự cuối, kể cả khi mã nằm nhầm ở cột khác.',
    en: 'ID_local and ID_QG are personal data: a sentence quotes their last three characters only, also of an id astray in another column.',
  },
};

/** The rules of the lists as a Markdown page, Vietnamese first. */
export function ruleBook(): string {
  const parts = [
    opening,
    ...chapter(serviceChapter),
    ...chapter(accountChapter),
    '## Tệp bị từ chối · Files refused as a whole\n',
    ...wholes(fileProblems),
    '\n## Danh sách bị từ chối khi nộp · Lists refused when handed in\n',
    ...wholes(listProblems),
  ];
  return parts.join('\n') + '\n';
}

function wholes(problems: Readonly<Record<string, Sentence>>): readonly string[] {
  return Object.entries(problems).map(([code, { vi, en }]) => `- \`${code}\`: ${vi}  \n  *${en}*`);
}

function chapter({ appendix, definition, rules, named, remark }: Chapter): readonly string[] {
  const { title, columns, maxRows, revision } = definition;
  const of = (keys: readonly string[]) => rules.filter((rule) => rule.columns.join() === keys.join());
  const parts = [
    { title: 'Trang tính và tiêu đề · The sheet and its header', rules: of([]) },
    { title: 'Nhiều cột · Several columns', rules: rules.filter((rule) => rule.columns.length > 1) },
    ...columns.map(({ key, header }) => ({ title: `Cột ${header}`, rules: of([key]) })),
  ];
  return [
    `## ${title.vi} · ${title.en}\n`,
    `Phụ lục ${appendix}, bản quy tắc ${revision}, nhiều nhất ${maxRows} dòng.  \n*Appendix ${appendix}, revision ${revision}, at most ${maxRows} rows.*\n`,
    ...(remark ? [`${remark.vi}  \n*${remark.en}*\n`] : []),
    columnTable(definition),
    ...(named.length > 0 ? [alsoNamed(named)] : []),
    ...parts.filter((part) => part.rules.length > 0).map((part) => section(part.title, part.rules, definition)),
  ];
}

function alsoNamed(rules: readonly Rule[]): string {
  const codes = rules.map(({ code }) => `\`${code}\``).join(', ');
  return `Cũng áp dụng, như trên · *Also, as above*: ${codes}.\n`;
}

function columnTable({ columns }: ListDefinition): string {
  const rows = columns.map(
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

function section(title: string, rules: readonly Rule[], definition: ListDefinition): string {
  return [`### ${title}\n`, ...rules.map((rule) => entry(rule, definition)), ''].join('\n');
}

function entry({ code, severity, message, columns, fixes = [] }: Rule, definition: ListDefinition): string {
  const { vi, en } = severities[severity];
  const headers = definition.columns.filter(({ key }) => columns.includes(key)).map(({ header }) => header);
  const where = columns.length > 1 ? ` · ${headers.join(', ')}` : '';
  return [
    `- \`${code}\` · **${vi}** · ${en}${where}`,
    `  ${message.vi}`,
    `  *${message.en}*`,
    ...fixes.map(({ why }) => `  Gợi ý sửa: ${why.vi} *Suggested: ${why.en}*`),
  ].join('  \n');
}
