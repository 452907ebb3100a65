import type { FileProblemCode, Issue, Language, Verdict } from '@emc/domain';

/** What the sheet process is asked; everything in it is plain data. */
export type SheetTask =
  | {
      readonly task: 'judge';
      readonly path: string;
      readonly source: 'file' | 'rows';
      /** Put before each row written to stdout, in COPY's text format. */
      readonly rowPrefix: string;
      readonly agencyCodes: readonly string[];
      readonly knownAgencyCodes: readonly string[];
      readonly knownIds: readonly string[];
    }
  | {
      readonly task: 'mark';
      readonly path: string;
      readonly source: 'file' | 'rows';
      readonly sheetName: string | null;
      readonly issues: readonly Issue[];
      readonly language: Language;
    };

/** What it answers; rows (judge) or the workbook (mark) go to stdout meanwhile. */
export type SheetAnswer =
  | { readonly answer: 'progress'; readonly rowsRead: number; readonly rowsExpected: number | null }
  | { readonly answer: 'judged'; readonly verdict: Verdict; readonly sheetName: string | null }
  | { readonly answer: 'refused'; readonly code: FileProblemCode }
  | { readonly answer: 'marked' };
