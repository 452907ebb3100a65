import { fold, noHeaderIssue, serviceList, startJudging, verdictOf, type Service } from '@emc/domain';
import { chooseSheet, defaultLimits, unreadSheets } from '@emc/xlsx-templates/reader';
import { openListFile } from './list-file.js';
import { Progress, type Output } from './sheet.output.js';
import type { JudgeTask, SheetAnswer } from './sheet.task.js';

type ServicesTask = Extract<JudgeTask, { kind: 'services' }>;

/** The columns that are written for each service. */
export const copyServices = `COPY service (site_id, submission_id, row_number, name, level, url, id_cdvcqg, id_mcdt, search)
  FROM STDIN`;

/** Reads the sheet that looks most like a list of services and judges it. */
export async function judgeServices(task: ServicesTask, output: Output): Promise<SheetAnswer> {
  const workbook = await openListFile(task.file, defaultLimits);
  try {
    const chosen = await chooseSheet(workbook, serviceList);
    if (!chosen) return { answer: 'judged', verdict: verdictOf([noHeaderIssue(serviceList)]), sheetName: null };
    const { sheetIndex, header, alike } = chosen;
    const { agencyCodes, knownAgencyCodes, knownIds } = task;
    const context = { agencyCodes, knownAgencyCodes: new Set(knownAgencyCodes), knownIds: new Set(knownIds) };
    const judging = startJudging(header, context);
    const progress = new Progress(output, workbook);
    for await (const rows of workbook.rows(sheetIndex)) {
      let lines = '';
      const below = rows.filter(({ row }) => row > header.row);
      for (const row of below) {
        const service = judging.row(row);
        if (service) lines += copyLine(task.rowPrefix, service);
      }
      await output.write(lines);
      await progress.read(below.length);
    }
    const unread = unreadSheets(workbook, [sheetIndex], alike);
    const verdict = judging.finish({ merges: workbook.merges(sheetIndex), ...unread });
    return { answer: 'judged', verdict, sheetName: workbook.sheets[sheetIndex]?.name ?? null };
  } finally {
    await workbook.close();
  }
}

function copyLine(prefix: string, { row, name, level, url, idCdvcqg, idMcdt }: Service): string {
  const search = [name, idCdvcqg, idMcdt].map(fold).join('\n');
  return `${[prefix, row, copyText(name), level, copyText(url), copyText(idCdvcqg), copyText(idMcdt), copyText(search)].join('\t')}\n`;
}

const copyEscapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function copyText(text: string | null): string {
  return text === null ? '\\N' : text.replaceAll(/[\\\t\n\r]/g, (special) => copyEscapes[special] ?? special);
}
