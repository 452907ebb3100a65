import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Packing } from '../http/packing.js';

const packings = {
  br: (bytes: Buffer) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: 9 }),
} as const satisfies Record<Packing, (bytes: Buffer) => Promise<Buffer>>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.png': 'image/png',
};

/** A file of the built page. */
export class PaneFile {
  private readonly packed = new Map<Packing, Promise<Buffer>>();

  constructor(
    readonly path: string,
    readonly bytes: Buffer,
  ) {}

  get type(): string {
    return types[extname(this.path)] ?? 'application/octet-stream';
  }

  /** Packed when it is first asked for: office.js has a megabyte for each platform, and an agency uses one or two. */
  as(packing: Packing): Promise<Buffer> {
    const known = this.packed.get(packing) ?? packings[packing](this.bytes);
    this.packed.set(packing, known);
    return known;
  }
}

/** Every file below the folder by its path from there. Held in memory: a build beside a running EMC takes nothing away. */
export function readPaneFiles(folder: string): ReadonlyMap<string, PaneFile> {
  if (!existsSync(folder)) return new Map();
  const found = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    found.map(({ parentPath, name }) => {
      const file = join(parentPath, name);
      const path = relative(folder, file).split(sep).join('/');
      return [path, new PaneFile(path, readFileSync(file))];
    }),
  );
}
