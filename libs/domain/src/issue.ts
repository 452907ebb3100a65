export type Severity = 'error' | 'warning' | 'notice';
export type Language = 'vi' | 'en';
export type Sentence = Readonly<Record<Language, string>>;

/** What a correction would write into the cell, and why it is believed; never applied by itself. */
export interface Fix {
  readonly value: string;
  readonly why: Sentence;
}

/**
 * One finding about a list. `sheet` is named where the list came as several, and null where it came as one. `row` as
 * Excel numbers it, `column` the key of the list's column, `cell` its address (`E5`); all null when the finding is about
 * the whole list. `value` is what the cell holds, as text.
 */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: string | null;
  readonly cell: string | null;
  readonly value: string | null;
  readonly message: Sentence;
  readonly fix?: Fix;
}

export interface Counts {
  readonly rows: number;
  readonly errors: number;
  readonly warnings: number;
  readonly notices: number;
}
