import { supports } from './excel.support.js';
import type { OpenSheet } from './sheet.js';

/** Calls back when cells of a sheet have changed, by anybody but this pane where Excel tells (1.14); answers what ends it. */
export function watchSheet({ id }: OpenSheet, changed: () => void): Promise<() => Promise<void>> {
  return Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(id).load('id');
    const listening = sheet.onChanged.add((event) => {
      const own = supports('1.14') && event.triggerSource === Excel.EventTriggerSource.thisLocalAddin;
      if (!own) changed();
      return Promise.resolve();
    });
    await context.sync();
    return () =>
      Excel.run(listening.context, async (again) => {
        listening.remove();
        await again.sync();
      });
  });
}
