import type { SheetInput, SubmitMode } from '@emc/contract';
import type { ListKind } from '@emc/domain';

export interface NamedFile {
  readonly file: Blob;
  readonly fileName: string;
}

/** A list as the API takes it: the rows of a sheet as JSON, the workbook itself, or the workbooks that make it together. */
export type ListContent = { readonly sheet: SheetInput } | NamedFile | { readonly parts: readonly NamedFile[] };

/** What is said of a list of accounts beside its rows. */
export interface AboutAccounts {
  /** `YYYY-MM-DD`: the day it shows. */
  readonly asOf: string;
  readonly mode: SubmitMode;
}

/** A list that was checked and has no error, ready to be handed in. */
export interface ListToHandIn {
  readonly kind: ListKind;
  /** As the officer knows it: the name of the sheet or of the file. */
  readonly name: string;
  /** Accounts: what is said beside them; EMC takes them as all there are today when absent. */
  readonly about?: AboutAccounts;
  /** Reads the list; asked once for each time it is handed in. */
  content(signal: AbortSignal): Promise<ListContent>;
}
