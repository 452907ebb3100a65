const pageBits = 18;
const pageWords = 1 << pageBits;
/** A record, in words of four bytes: length of the id in bytes, its first row in either column, then the id. */
const headWords = 3;

/**
 * The first row of every id in each of two columns, for lists of millions of rows in a browser. Ids are compared whole, so
 * no repetition is missed and none invented; but they are kept as bytes in pages, not as strings, and once for both
 * columns: 23 to 36 bytes and the id itself (one to three bytes a character) for each different id.
 */
export class FirstRows {
  private readonly pages: Uint32Array[] = [];
  private free = pageWords;
  /** Pairs: the hash of an id, and where its record lies, from 1; 0 = nothing here. At most three quarters are taken. */
  private slots = new Uint32Array(2_048);
  private count = 0;
  /** The id just encoded, its last word filled up with zeros. */
  private readonly words: Uint32Array;
  private readonly bytes: Uint8Array;
  /** The id looked up last: most people's ids are the same in both columns. */
  private id: string | null = null;
  private place = 0;

  constructor(longest: number) {
    this.words = new Uint32Array(Math.ceil((longest * 3) / 4));
    this.bytes = new Uint8Array(this.words.buffer);
  }

  /** The row where the id stood first in the column, or 0 when it is this one. Rows count from 1. */
  firstOrAdd(id: string, row: number, column: 0 | 1): number {
    if (id !== this.id) this.place = this.placeOf(id) - 1;
    this.id = id;
    const page = this.pages[this.place >>> pageBits];
    const at = (this.place & (pageWords - 1)) + 1 + column;
    const first = page?.[at] ?? 0;
    if (first === 0 && page) page[at] = row;
    return first;
  }

  /** Where the record of the id lies, from 1; a new one for a new id. */
  private placeOf(id: string): number {
    const length = this.encode(id);
    const hash = hashOf(this.words, length);
    const mask = this.slots.length - 1;
    let slot = (hash * 2) & mask;
    for (let place = this.slots[slot + 1] ?? 0; place !== 0; place = this.slots[slot + 1] ?? 0) {
      if (this.slots[slot] === hash && this.isAt(place - 1, length)) return place;
      slot = (slot + 2) & mask;
    }
    const place = this.keep(length) + 1;
    this.slots[slot] = hash;
    this.slots[slot + 1] = place;
    if (++this.count * 8 > this.slots.length * 3) this.grow();
    return place;
  }

  /** Writes the id's UTF-16 units as one to three bytes, each unit in one way only; the length in bytes. */
  private encode(id: string): number {
    const { bytes } = this;
    let length = 0;
    for (let index = 0; index < id.length; index++) {
      const unit = id.charCodeAt(index);
      if (unit < 0x80) bytes[length++] = unit;
      else if (unit < 0x800) {
        bytes[length++] = 0xc0 | (unit >> 6);
        bytes[length++] = 0x80 | (unit & 0x3f);
      } else {
        bytes[length++] = 0xe0 | (unit >> 12);
        bytes[length++] = 0x80 | ((unit >> 6) & 0x3f);
        bytes[length++] = 0x80 | (unit & 0x3f);
      }
    }
    for (let end = length; (end & 3) !== 0; end++) bytes[end] = 0;
    return length;
  }

  /** True when the record there is of the id just encoded. */
  private isAt(place: number, length: number): boolean {
    const page = this.pages[place >>> pageBits];
    const at = place & (pageWords - 1);
    if (page?.[at] !== length) return false;
    for (let word = 0; word * 4 < length; word++) {
      if (page[at + headWords + word] !== this.words[word]) return false;
    }
    return true;
  }

  /** Where the record of the id just encoded now lies. */
  private keep(length: number): number {
    const words = (length + 3) >>> 2;
    const page = this.pageFor(headWords + words);
    const at = this.free;
    page[at] = length;
    for (let word = 0; word < words; word++) page[at + headWords + word] = this.words[word] ?? 0;
    this.free += headWords + words;
    return (this.pages.length - 1) * pageWords + at;
  }

  private pageFor(words: number): Uint32Array {
    const last = this.pages[this.pages.length - 1];
    if (last && this.free + words <= pageWords) return last;
    const page = new Uint32Array(pageWords);
    this.pages.push(page);
    this.free = 0;
    return page;
  }

  /** Twice the slots, filled anew from the old ones, whose order is nearly theirs. */
  private grow(): void {
    const old = this.slots;
    const slots = new Uint32Array(old.length * 2);
    const mask = slots.length - 1;
    for (let pair = 0; pair < old.length; pair += 2) {
      const [hash, place] = [old[pair] ?? 0, old[pair + 1] ?? 0];
      if (place === 0) continue;
      let slot = (hash * 2) & mask;
      while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
      slots[slot] = hash;
      slots[slot + 1] = place;
    }
    this.slots = slots;
  }
}

/** MurmurHash3 of whole words; 32 bits, unsigned. */
function hashOf(words: Uint32Array, length: number): number {
  let hash = length;
  for (let word = 0; word * 4 < length; word++) {
    const mixed = Math.imul(words[word] ?? 0, 0xcc9e2d51);
    hash ^= Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
