import type { Cell } from './cell.js';
import type { Language, Sentence, Severity } from './issue.js';
import type { ListDefinition } from './list.js';
import type { Seen } from './seen.js';

/**
 * Fills the `{placeholders}` of a sentence. A number is a quantity and is grouped by thousands; row numbers are text, or a
 * sentence where they must name their sheet.
 */
export type Words = Readonly<Record<string, string | number | Sentence>>;

/** A correction a rule can propose: the first of a rule's suggestions that knows a value wins. */
export interface Suggestion {
  readonly why: Sentence;
  value(found: Found, seen: Seen): string | null;
}

/** A rule is data. `columns` are keys of the list; empty = the rule is about the list as a whole. */
export interface Rule {
  readonly code: string;
  readonly columns: readonly string[];
  readonly severity: Severity;
  readonly message: Sentence;
  readonly fixes?: readonly Suggestion[];
}

/** One cell as the rules before have read it: `text` starts as what the cell holds. */
export interface Reading {
  readonly column: string;
  readonly cell: NonNullable<Cell>;
  readonly text: string;
  readonly context: JudgeContext;
}

/** What a rule says of a cell; `reads` = what the cell is taken to say from here on. */
export interface Finding {
  readonly words?: Words;
  readonly reads?: string;
}

/** Looks at one cell. A finding of an error ends the judging of the cell: one fault, one error. */
export interface CellRule extends Rule {
  find(reading: Reading): Finding | null;
}

/** The texts of one row after its cell rules; a cell with an error is absent. */
export type RowTexts = Readonly<Partial<Record<string, string>>>;

/** Looks at a row beside the rows above it; reported at its (one) column. */
export interface RowRule extends Rule {
  find(texts: RowTexts, seen: Seen): Words | null;
}

/** What the cells of one kind of list are judged by. */
export interface ListRules {
  readonly definition: ListDefinition;
  /** In the order in which a cell is asked. */
  readonly cells: readonly CellRule[];
  /** What a blank cell of a required column means. */
  readonly missing: readonly Rule[];
  /** What a column means that is not there, though it may be. */
  readonly absent?: Rule;
  /** Stands for a missing cell which a merged area hides. */
  readonly merged: Rule;
  /** Stands for all the missing cells of a row of which only this rule's column is filled. */
  readonly headingOnly?: Rule;
  /** By column: the text of a cell seen at a glance to be such that no rule finds anything; null = ask the rules. */
  readonly plain: Readonly<Partial<Record<string, Glance>>>;
}

export type Glance = (cell: NonNullable<Cell>) => string | null;

/** A finding with its place; turned into sentences only when it is reported. `at` = column of the sheet, from 0. */
export interface Found {
  readonly rule: Rule;
  readonly row: number | null;
  readonly column: string | null;
  readonly at: number | null;
  readonly value: string | null;
  readonly words?: Words;
  readonly reads?: string;
}

/** What the judge is told beside the sheet. An empty list or set means "not known": what needs it is then not judged. */
export interface JudgeContext {
  /** The submitting agency's code and those it succeeded. */
  readonly agencyCodes: readonly string[];
  readonly knownAgencyCodes: ReadonlySet<string>;
  /** ID MCDT of the list in force or seen in the feed. */
  readonly knownIds: ReadonlySet<string>;
}

/** For lists whose cells are judged by what they hold alone. */
export const nothingKnown: JudgeContext = { agencyCodes: [], knownAgencyCodes: new Set(), knownIds: new Set() };

/** The sentence with its placeholders filled, in both languages. */
export function fill(sentence: Sentence, words: Words): Sentence {
  return { vi: fillOne(sentence, words, 'vi'), en: fillOne(sentence, words, 'en') };
}

function fillOne(sentence: Sentence, words: Words, language: Language): string {
  return sentence[language].replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const word = words[name];
    if (typeof word === 'number') return grouped(word, language);
    return (typeof word === 'object' ? word[language] : word) ?? placeholder;
  });
}

function grouped(quantity: number, language: Language): string {
  return String(quantity).replace(/\B(?=(\d{3})+$)/g, language === 'vi' ? '.' : ',');
}
