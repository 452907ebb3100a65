/** What a file may cost us; sizes in bytes. */
export interface ReadLimits {
  readonly fileBytes: number;
  /** .xls is parsed in memory as a whole, so it may be smaller only. */
  readonly xlsBytes: number;
  readonly entries: number;
  /** All parts together; a part that inflates to more than it declares is refused. */
  readonly inflatedBytes: number;
  /** Inflated ÷ compressed of one part, if it inflates beyond `ratioFreeBytes`. */
  readonly ratio: number;
  readonly ratioFreeBytes: number;
  readonly strings: number;
  readonly stringBytes: number;
}

const MB = 1024 * 1024;

/** Limits of a list of services. */
export const defaultLimits: ReadLimits = {
  fileBytes: 20 * MB,
  xlsBytes: 8 * MB,
  entries: 2_000,
  inflatedBytes: 300 * MB,
  ratio: 200,
  ratioFreeBytes: MB,
  strings: 2_000_000,
  stringBytes: 150 * MB,
};

/** Limits of a list of accounts, of which one file may hold millions. */
export const accountLimits: ReadLimits = {
  ...defaultLimits,
  fileBytes: 300 * MB,
  inflatedBytes: 3_000 * MB,
  strings: 10_000_000,
  stringBytes: 150 * MB,
};
