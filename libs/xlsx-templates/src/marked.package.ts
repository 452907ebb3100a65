import { posix } from 'node:path';
import { PassThrough, pipeline, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import * as yauzl from 'yauzl';
import * as yazl from 'yazl';
import type { ByteSource } from './byte-source.js';
import { attributes, tags } from './marked.xml.js';
import { declaredEncoding, isAscii, isLatin1 } from './read.xml.encoding.js';
import { entryName } from './zip.directory.js';
import { SourceReader } from './zip.source.js';

export interface Relationship {
  readonly id: string;
  /** The last word of the type's address: `worksheet`, `comments`, … the same in Transitional and Strict. */
  readonly kind: string;
  /** Name of the part it leads to. */
  readonly part: string;
}

/** A relationship that may lead to a place outside the workbook: then there is no part. */
export type Link = Omit<Relationship, 'part'> & { readonly part: string | null };

/** A part to be written; the content is asked for when its turn comes, in order. */
export interface Part {
  readonly name: string;
  readonly content: () => Promise<Readable | Buffer | string>;
  readonly compress?: boolean;
}

/** A part of a package that is open. */
interface StoredPart extends Part {
  readonly content: () => Promise<Readable>;
}

/** A workbook's zip package, open for reading. */
export interface Package {
  readonly parts: readonly StoredPart[];
  /** Part names are the same whatever their case. */
  find(name: string): StoredPart | undefined;
  text(name: string): Promise<string>;
  stream(name: string): Promise<Readable>;
  /** All of a part. */
  links(ofPart: string): Promise<Link[]>;
  /** Those to other parts, there or not. */
  relationships(ofPart: string): Promise<Relationship[]>;
  close(): void;
}

/** More than any list needs when inflated; yauzl refuses a part that inflates to more than it declares. */
const MOST_INFLATED = 2_000_000_000;
const OPTIONS = { lazyEntries: true, autoClose: false, validateEntrySizes: true, decodeStrings: false };

/** Opens a package for reading; a source stays open when the package is closed. */
export async function openPackage(original: ByteSource | Buffer): Promise<Package> {
  const zip = await (Buffer.isBuffer(original)
    ? yauzl.fromBufferPromise(original, OPTIONS)
    : yauzl.fromRandomAccessReaderPromise(new SourceReader(original), original.size, OPTIONS));
  const entries: yauzl.Entry[] = [];
  let inflated = 0;
  for await (const entry of zip.eachEntry()) {
    inflated += entry.uncompressedSize;
    if (!entryName(entry).endsWith('/')) entries.push(entry);
  }
  if (inflated > MOST_INFLATED) {
    zip.close();
    throw new Error('workbook larger than 2 GB when inflated');
  }
  const parts = entries.map((entry): StoredPart => {
    const content = () => zip.openReadStreamPromise(entry);
    return { name: entryName(entry), content, compress: entry.compressionMethod !== 0 };
  });
  return packageOf(parts, () => zip.close());
}

function packageOf(parts: readonly StoredPart[], close: () => void): Package {
  const byName = new Map(parts.map((part) => [part.name.toLowerCase(), part]));
  const find = (name: string) => byName.get(name.toLowerCase());
  const content = async (name: string) => {
    const part = find(name);
    if (!part) throw new Error(`workbook without part ${name}`);
    return part.content();
  };
  const text = async (name: string) => {
    let whole = '';
    for await (const chunk of textChunks(await content(name))) whole += chunk;
    return whole;
  };
  const links = async (ofPart: string) => {
    const name = relationshipsName(ofPart);
    return find(name) ? linksIn(await text(name), ofPart) : [];
  };
  return {
    parts,
    find,
    text,
    close,
    stream: content,
    links,
    relationships: async (ofPart) =>
      (await links(ofPart)).flatMap(({ part, ...link }) => (part === null ? [] : { ...link, part })),
  };
}

/** `xl/workbook.xml → xl/_rels/workbook.xml.rels`; the package itself is the part named `''`. */
export function relationshipsName(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

function linksIn(xml: string, ofPart: string): Link[] {
  const found: Link[] = [];
  for (const tag of tags(xml)) {
    if (tag.local !== 'Relationship' || tag.kind === 'close') continue;
    const at = attributes(tag.text);
    const outside = at.get('TargetMode') === 'External';
    const part = outside ? null : posix.resolve('/', posix.dirname(ofPart), at.get('Target') ?? '').slice(1);
    found.push({ id: at.get('Id') ?? '', kind: posix.basename(at.get('Type') ?? ''), part });
  }
  return found;
}

/**
 * The text of a part, chunk by chunk, to be written as UTF-8: where the declaration says ASCII or Latin-1, it says UTF-8 from
 * now on. A part in another encoding cannot be patched in place.
 */
export async function* textChunks(stream: Readable): AsyncGenerator<string, void, undefined> {
  let decode: ((chunk: Uint8Array) => string) | null = null;
  for await (const chunk of stream) {
    const bytes = chunk as Buffer;
    if (decode) {
      yield decode(bytes);
      continue;
    }
    const encoding = declaredEncoding(bytes);
    decode = decoderOf(encoding);
    const text = decode(bytes);
    if (text.slice(0, 100).includes('\0')) throw new Error('part not in UTF-8');
    yield encoding === ''
      ? text
      : text.replace(/(\sencoding\s*=\s*["'])[\w.-]+/, (all, start: string) =>
          encoding.startsWith('utf') ? all : `${start}UTF-8`,
        );
  }
}

function decoderOf(encoding: string): (chunk: Uint8Array) => string {
  if (isLatin1(encoding)) return (chunk) => Buffer.from(chunk).toString('latin1');
  if (encoding !== '' && !/^utf-?8$/.test(encoding) && !isAscii(encoding)) throw new Error(`part in ${encoding}`);
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return (chunk) => decoder.decode(chunk, { stream: true });
}

/** Zip entries all carry one date in local fields, so the same parts give the same bytes in every time zone. */
const ENTRY = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 };

/** Writes the parts, each in its turn, as one zip package. */
export function pack(parts: readonly Part[]): Promise<Buffer> {
  return buffer(packStream(parts));
}

/** As `pack`, as it is read; a part that breaks off breaks the stream, and a reader that leaves ends the part at work. */
export function packStream(parts: readonly Part[]): Readable {
  const zip = new yazl.ZipFile();
  const output = new PassThrough();
  let current: Readable | undefined;
  zip.on('error', (error) => output.destroy(error instanceof Error ? error : new Error(String(error))));
  output.once('close', () => current?.destroy());
  for (const { name, content, compress = true } of parts) {
    zip.addReadStreamLazy(name, { ...ENTRY, compress }, (done) => {
      content().then(
        (found) => {
          current = found instanceof Readable ? found : Readable.from([found], { objectMode: false });
          current.once('error', (error) => zip.emit('error', error));
          done(null, current);
        },
        (error: unknown) => zip.emit('error', error),
      );
    });
  }
  zip.end();
  return pipeline(zip.outputStream, output, () => {});
}
