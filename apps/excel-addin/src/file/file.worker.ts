/** Reads and judges a file beside the page, which stays free to answer; ended with whatever it is doing. */
import { BlobSource } from './blob-source.js';
import { judgeFile, type FileList, type JudgedFile } from './judged-file.js';

export interface FileAsk {
  readonly file: Blob;
  readonly list: FileList;
}

export type FileAnswer =
  | { readonly answer: 'progress'; readonly rows: number; readonly of: number }
  | { readonly answer: 'judged'; readonly judged: JudgedFile }
  /** The file was changed, moved or taken away since it was picked. */
  | { readonly answer: 'lost' }
  | { readonly answer: 'failed'; readonly why: string };

const say = (answer: FileAnswer) => postMessage(answer);

addEventListener('message', ({ data }: MessageEvent<FileAsk>) => void answer(data));

async function answer({ file, list }: FileAsk): Promise<void> {
  const source = new BlobSource(file);
  try {
    const judged = await judgeFile(source, list, (rows, of) => say({ answer: 'progress', rows, of }));
    say({ answer: 'judged', judged });
  } catch (error) {
    say(source.lost ? { answer: 'lost' } : { answer: 'failed', why: String(error) });
  }
}
