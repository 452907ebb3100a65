/** Whether Excel has the members of a level, as a text: the number 1.1 would be 1.10 as well. */
export function supports(level: `1.${number}`): boolean {
  return Office.context.requirements.isSetSupported('ExcelApi', level);
}

/** Why Excel would not do what it was asked; the officer is told what to do about each. */
export type Trouble = 'editing' | 'protected' | 'sheetGone' | 'otherWorkbook' | 'unknown';

const troubles: Readonly<Record<string, Trouble>> = {
  InvalidOperationInCellEditMode: 'editing',
  AccessDenied: 'protected',
  ItemNotFound: 'sheetGone',
  InactiveWorkbook: 'otherWorkbook',
};

/** Reads an error of Excel by its code; its message is in the language of the host. */
export function troubleOf(error: unknown): Trouble {
  return (error instanceof OfficeExtension.Error && troubles[error.code]) || 'unknown';
}

const tooLarge: ReadonlySet<string> = new Set([
  'ResponsePayloadSizeLimitExceeded',
  'RequestPayloadSizeLimitExceeded',
  'OperationCellsExceedLimit',
  'RangeExceedsLimit',
]);

/** True when the same may succeed in smaller portions. */
export function isTooLarge(error: unknown): boolean {
  return error instanceof OfficeExtension.Error && tooLarge.has(error.code);
}
