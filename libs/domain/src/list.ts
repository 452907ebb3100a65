import type { Sentence } from './issue.js';

export type ListKind = 'services' | 'accounts';

/** A column of a list: the header stands verbatim as in the official letter. */
export interface Column {
  readonly key: string;
  readonly header: string;
  readonly aliases: readonly string[];
  /** A list without this column cannot be judged. */
  readonly required: boolean;
  /** Codes are kept as text; Excel would otherwise drop their zeros. */
  readonly asText: boolean;
  /** Width on the template, in characters. */
  readonly width: number;
  readonly note: Sentence;
  readonly examples: readonly string[];
  /** Ids of persons: what is said of a value shows its last three characters only. */
  readonly personal?: true;
  /** In a list with personal columns: what may be quoted in full; any other value may be an id astray. */
  readonly quotes?: (text: string) => boolean;
  /** The only values the template offers, when there are few. */
  readonly choices?: readonly { readonly value: string; readonly meaning: Sentence }[];
}

/** What a list is: drives template, header search, rules, marked workbook and rule book. */
export interface ListDefinition {
  readonly kind: ListKind;
  /** Goes up whenever columns or rules change; stamped on templates and versions. */
  readonly revision: number;
  readonly title: Sentence;
  readonly sheetName: string;
  readonly columns: readonly Column[];
  readonly maxRows: number;
}
