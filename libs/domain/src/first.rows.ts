const pageBits = 20;
const pageBytes = 1 << pageBits;
/** A record: row and hash (4 bytes each), length (2 bytes), then the id, one to three bytes a character. */
const headBytes = 10;

/**
 * The first row of every id of a column, for lists of millions of rows in a browser. Ids are compared whole, so no
 * repetition is missed and none invented; but they are kept as bytes in pages, not as strings: 18 to 26 bytes and
 * the id itself for each different id (12 digits: 30 to 38 bytes, a UUID: 54 to 62).
 */
export class FirstRows {
  private readonly pages: Uint8Array[] = [];
  private free = pageBytes;
  /** Where the records of the ids lie, from 1; 0 = nothing here. A power of two, at most half full. */
  private slots = new Uint32Array(1024);
  private count = 0;
  private readonly bytes: Uint8Array;

  constructor(longest: number) {
    this.bytes = new Uint8Array(longest * 3);
  }

  /** The row where the id stood first, or 0 when this one is the first. Rows count from 1. */
  firstOrAdd(id: string, row: number): number {
    const length = this.encode(id);
    const hash = hashOf(this.bytes, length);
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let place = this.slots[slot] ?? 0; place !== 0; place = this.slots[slot] ?? 0) {
      const first = this.rowAt(place - 1, hash, length);
      if (first !== 0) return first;
      slot = (slot + 1) & mask;
    }
    this.slots[slot] = this.keep(row, hash, length) + 1;
    if (++this.count * 2 > this.slots.length) this.grow();
    return 0;
  }

  /** Writes the id's UTF-16 units as one to three bytes, each unit in one way only. */
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
    return length;
  }

  /** The row of the record there when it is of the id just encoded; else 0. */
  private rowAt(place: number, hash: number, length: number): number {
    const page = this.pages[place >>> pageBits];
    const at = place & (pageBytes - 1);
    if (!page || number32(page, at + 4) !== hash || number16(page, at + 8) !== length) return 0;
    for (let index = 0; index < length; index++) {
      if (page[at + headBytes + index] !== this.bytes[index]) return 0;
    }
    return number32(page, at);
  }

  /** Where the record of the id just encoded now lies. */
  private keep(row: number, hash: number, length: number): number {
    const page = this.pageFor(headBytes + length);
    const at = this.free;
    write32(page, at, row);
    write32(page, at + 4, hash);
    page[at + 8] = length;
    page[at + 9] = length >>> 8;
    for (let index = 0; index < length; index++) page[at + headBytes + index] = this.bytes[index] ?? 0;
    this.free += headBytes + length;
    return (this.pages.length - 1) * pageBytes + at;
  }

  private pageFor(length: number): Uint8Array {
    const last = this.pages[this.pages.length - 1];
    if (last && this.free + length <= pageBytes) return last;
    const page = new Uint8Array(pageBytes);
    this.pages.push(page);
    this.free = 0;
    return page;
  }

  /** Twice the slots, filled anew page by page: that reads the memory as it lies. */
  private grow(): void {
    this.slots = new Uint32Array(this.slots.length * 2);
    const mask = this.slots.length - 1;
    for (const [number, page] of this.pages.entries()) {
      let at = 0;
      while (at + headBytes <= pageBytes && number32(page, at) !== 0) {
        let slot = number32(page, at + 4) & mask;
        while (this.slots[slot] !== 0) slot = (slot + 1) & mask;
        this.slots[slot] = number * pageBytes + at + 1;
        at += headBytes + number16(page, at + 8);
      }
    }
  }
}

function number16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

function number32(bytes: Uint8Array, at: number): number {
  return (number16(bytes, at) | (number16(bytes, at + 2) << 16)) >>> 0;
}

function write32(bytes: Uint8Array, at: number, number: number): void {
  bytes[at] = number;
  bytes[at + 1] = number >>> 8;
  bytes[at + 2] = number >>> 16;
  bytes[at + 3] = number >>> 24;
}

/** FNV-1a, stirred once more at the end because only its low bits choose a slot; 32 bits, unsigned. */
function hashOf(bytes: Uint8Array, length: number): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < length; index++) hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}
