import type { ListKind } from '@emc/domain';
import { ToldError } from '../app.js';
import type { AboutAccounts, ListContent, ListToHandIn, NamedFile } from '../submit/list.js';
import { words } from './page.words.js';

export type Files = readonly [File, ...File[]];

/** What is larger stays where it is, and is read there while it is sent. */
const mostCopied = 20_000_000;

/** The files that were picked, as a list to be handed in; more than one are its parts. */
export class PickedList implements ListToHandIn {
  readonly name: string;
  readonly about?: AboutAccounts;

  constructor(
    readonly kind: ListKind,
    private readonly files: Files,
    about: AboutAccounts | null,
  ) {
    const [{ name }, ...others] = files;
    this.name = others.length > 0 ? `${name} (+${others.length})` : name;
    if (about) this.about = about;
  }

  /** As it is now, so that what was tried is what is handed in, whatever becomes of the file meanwhile. */
  async content(): Promise<ListContent> {
    const copied = sizeOf(this.files) <= mostCopied;
    const named = await Promise.all(this.files.map((file) => namedFile(file, copied)));
    const [only, another] = named;
    return only && !another ? only : { parts: named };
  }
}

export const sizeOf = (files: Files) => files.reduce((sum, { size }) => sum + size, 0);

async function namedFile(file: File, copied: boolean): Promise<NamedFile> {
  try {
    const piece = await (copied ? file : file.slice(0, 1)).arrayBuffer();
    return { file: copied ? new Blob([piece], { type: file.type }) : file, fileName: file.name };
  } catch {
    throw new ToldError(words.lost);
  }
}
