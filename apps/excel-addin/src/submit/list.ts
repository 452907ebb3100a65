import type { SheetInput } from '@emc/contract';
import type { ListKind } from '@emc/domain';

/** A list as the API takes it: the rows of a sheet as JSON, or the workbook itself. */
export type ListContent = { readonly sheet: SheetInput } | { readonly file: Blob; readonly fileName: string };

/** A list that was checked and has no error, ready to be handed in. */
export interface ListToHandIn {
  readonly kind: ListKind;
  /** As the officer knows it: the name of the sheet or of the file. */
  readonly name: string;
  /** Reads the list; asked once for each time it is handed in. */
  content(signal: AbortSignal): Promise<ListContent>;
}
