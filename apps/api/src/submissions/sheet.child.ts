/**
 * Runs as a process of its own, so that a hostile workbook costs this process only: reads a list and judges it, marks
 * a workbook, or hands out the cells of a small one. One task by IPC, rows or bytes on stdout, answers by IPC.
 */
import { WorkbookRefused } from '@emc/xlsx-templates/reader';
import { Output } from './sheet.output.js';
import type { SheetAnswer, SheetTask } from './sheet.task.js';

const output = new Output();

/** Nobody waits for the answer of a process that outlived its API. */
const leave = () => process.exit();

process.once('message', (task: SheetTask) => void work(task));
process.once('disconnect', leave);
if (process.argv[2] === 'ahead') await Promise.all([import('./judge-services.js'), import('./judge-accounts.js')]);

async function work(task: SheetTask): Promise<void> {
  try {
    await output.say(await answerTo(task));
  } catch (error) {
    if (!(error instanceof WorkbookRefused)) throw error;
    await output.say({ answer: 'refused', code: error.code });
  }
  process.off('disconnect', leave);
  output.end();
  process.disconnect();
}

/** Each task loads what it needs and no more: a list need not wait for what marks workbooks. */
async function answerTo(task: SheetTask): Promise<SheetAnswer> {
  if (task.task === 'mark') return (await import('./mark-list.js')).markList(task, output);
  if (task.task === 'cells') return (await import('./read-cells.js')).readCells(task);
  if (task.kind === 'services') return (await import('./judge-services.js')).judgeServices(task, output);
  return (await import('./judge-accounts.js')).judgeAccounts(task, output);
}
