/** Reads and judges a file beside the page, which stays free to answer; ended with whatever it is doing. */
import { BlobSource } from './blob-source.js';
import { judgeFiles, type FileList, type JudgedFile } from './judged-file.js';

export interface FileAsk {
  /** More than one make a list of accounts together. */
  readonly files: readonly Blob[];
  readonly list: FileList;
}

export type FileAnswer =
  | { readonly answer: 'progress'; readonly rows: number; readonly of: number }
  | { readonly answer: 'judged'; readonly judged: JudgedFile }
  /** The file at this place was changed, moved or taken away since it was picked. */
  | { readonly answer: 'lost'; readonly at: number }
  | { readonly answer: 'failed'; readonly why: string };

const say = (answer: FileAnswer) => postMessage(answer);

addEventListener('message', ({ data }: MessageEvent<FileAsk>) => void answer(data));

async function answer({ files, list }: FileAsk): Promise<void> {
  const sources = files.map((file) => new BlobSource(file));
  try {
    const judged = await judgeFiles(sources, list, (rows, of) => say({ answer: 'progress', rows, of }));
    say({ answer: 'judged', judged });
  } catch (error) {
    const at = sources.findIndex(({ lost }) => lost);
    say(at >= 0 ? { answer: 'lost', at } : { answer: 'failed', why: String(error) });
  }
}
