/** What browsers learnt after Chrome 109, the oldest that a pane or the web page runs in, by the object that has it. */
const later: Readonly<Record<string, readonly string[]>> = {
  Array: ['fromAsync'],
  'Array.prototype': ['toReversed', 'toSorted', 'toSpliced', 'with'],
  'Object.getPrototypeOf(Int8Array.prototype)': ['toReversed', 'toSorted', 'with'],
  Uint8Array: ['fromBase64', 'fromHex'],
  'Uint8Array.prototype': ['setFromBase64', 'setFromHex', 'toBase64', 'toHex'],
  'ArrayBuffer.prototype': ['resize', 'transfer', 'transferToFixedLength'],
  Object: ['groupBy'],
  Map: ['groupBy'],
  'Map.prototype': ['getOrInsert', 'getOrInsertComputed'],
  'Set.prototype': [
    'difference',
    'intersection',
    'isDisjointFrom',
    'isSubsetOf',
    'isSupersetOf',
    'symmetricDifference',
    'union',
  ],
  'Object.getPrototypeOf(Object.getPrototypeOf([].values()))': [
    'drop',
    'every',
    'filter',
    'find',
    'flatMap',
    'forEach',
    'map',
    'reduce',
    'some',
    'take',
    'toArray',
  ],
  Promise: ['try', 'withResolvers'],
  'String.prototype': ['isWellFormed', 'toWellFormed'],
  RegExp: ['escape'],
  Math: ['f16round', 'sumPrecise'],
  JSON: ['isRawJSON', 'rawJSON'],
  Error: ['isError'],
  AbortSignal: ['any'],
  URL: ['canParse', 'parse'],
  ReadableStream: ['from'],
  'ReadableStream.prototype': ['values', 'Symbol.asyncIterator'],
  'Blob.prototype': ['bytes'],
  'Response.prototype': ['bytes'],
  globalThis: ['Float16Array', 'Iterator'],
};

/** A script that takes all of it away; put before another, that one runs as it would in Chrome 109. */
export const asInChrome109 = Object.entries(later)
  .flatMap(([owner, names]) =>
    names.map((name) => `delete (${owner})[${name.startsWith('Symbol.') ? name : JSON.stringify(name)}];`),
  )
  .join('\n');

/** Calls of what has no other meaning, so that a glance at a script tells. */
export const callsLater =
  /\.(fromAsync|toReversed|toSorted|toSpliced|withResolvers|isWellFormed|toWellFormed|is(DisjointFrom|SubsetOf|SupersetOf)|symmetricDifference)\(/g;
