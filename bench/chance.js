/**
 * A source of numbers that look random and are the same in every run (mulberry32).
 *
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed;
  /** A whole number from 0 up to, not including, `limit` (at most 2^32). */
  const below = (/** @type {number} */ limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  return { below, percent: (/** @type {number} */ share) => below(100) < share };
}
