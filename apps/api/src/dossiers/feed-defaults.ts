/** What is expected of a feed nobody has set anything for. */
export const feedDefaults = {
  keyRequired: false,
  expectedFrom: null,
  allowedHours: 16,
  /** Far above the busiest province: what is refused is lost. */
  ratePerMinute: 60_000,
} as const;
