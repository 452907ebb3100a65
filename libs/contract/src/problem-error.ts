import type { Problem } from './problem.js';

/** What the API refused, by its stable code. In a file of its own: who only tells refusals apart needs no schemas. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(`${problem.code}: ${problem.title}`);
  }
}
