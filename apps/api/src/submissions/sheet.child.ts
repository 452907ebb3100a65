/**
 * Runs as a process of its own, so that a hostile workbook costs this process only: reads a list and judges it, marks
 * a workbook, or hands out the cells of a small one. One task by IPC, rows or bytes on stdout, answers by IPC.
 */
import { WorkbookRefused } from '@emc/xlsx-templates';
import { judgeAccounts } from './judge-accounts.js';
import { judgeServices } from './judge-services.js';
import { markList } from './mark-list.js';
import { readCells } from './read-cells.js';
import { Output } from './sheet.output.js';
import type { SheetAnswer, SheetTask } from './sheet.task.js';

const output = new Output();

/** Nobody waits for the answer of a process that outlived its API. */
const leave = () => process.exit();

process.once('message', (task: SheetTask) => void work(task));
process.once('disconnect', leave);

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

function answerTo(task: SheetTask): Promise<SheetAnswer> {
  if (task.task === 'mark') return markList(task, output);
  if (task.task === 'cells') return readCells(task);
  return task.kind === 'services' ? judgeServices(task, output) : judgeAccounts(task, output);
}
