import { revisionNamed } from './if-match.js';

test.each([
  ['"7"', 7],
  ['"0"', 0],
  [' "7" ', 7],
  ['W/"7"', 7],
  ['"7-gzip"', 7],
  ['W/"7-gzip"', 7],
  ['"7-br"', 7],
  ['"7--gzip"', 7],
  ['"7;gzip"', 7],
  ['"6", "7"', 7],
  ['W/"7","7-gzip"', 7],
  ['*', 'any'],
  ['7', null],
  ['"7', null],
  ['w/"7"', null],
  ['"-7"', null],
  ['"7.5"', null],
  ['"7-tar"', null],
  ['"1234567890"', null],
  ['"7", *', null],
  ['"7", "abc"', null],
  ['"7",', null],
  ['""', null],
  ['', null],
])('%j names %j', (header, revision) => {
  expect(revisionNamed(header)).toBe(revision);
});
