const sliceSize = 4 * 1024 * 1024;
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** False where the host cannot hand out the workbook. */
export function canReadFile(): boolean {
  return typeof (Office.context.document as Partial<Office.Document> | undefined)?.getFileAsync === 'function';
}

/**
 * The workbook as it is now, saved or not, read by slices: each is let go into a Blob, which the browser keeps off the
 * memory of the pane.
 */
export async function readFile(signal: AbortSignal): Promise<{ file: Blob; fileName: string }> {
  const opened = await answered<Office.File>((callback) =>
    Office.context.document.getFileAsync(Office.FileType.Compressed, { sliceSize }, callback),
  );
  try {
    let file = new Blob([], { type: xlsx });
    for (let at = 0; at < opened.sliceCount; at++) {
      signal.throwIfAborted();
      const slice = await answered<Office.Slice>((callback) => opened.getSliceAsync(at, callback));
      file = new Blob([file, new Uint8Array(slice.data as ArrayLike<number>)], { type: xlsx });
    }
    return { file, fileName: nameIn(Office.context.document.url) };
  } finally {
    // Excel keeps at most two copies; one that is not closed blocks the next.
    await answered<void>((callback) => opened.closeAsync(callback)).catch(() => undefined);
  }
}

function answered<Value>(ask: (callback: (result: Office.AsyncResult<Value>) => void) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    ask(({ status, value, error }) => {
      if (status === Office.AsyncResultStatus.Succeeded) resolve(value);
      else reject(new Error(`${error.code} ${error.name}: ${error.message}`));
    });
  });
}

/** Its last part, without the folders of somebody's computer. */
function nameIn(url: string): string {
  const last = url.split(/[\\/]/).at(-1)?.split('?')[0] ?? '';
  return /\.xls\w?$/i.test(last) ? last : `${last || 'workbook'}.xlsx`;
}
