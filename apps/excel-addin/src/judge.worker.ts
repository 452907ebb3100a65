/** Judges beside the pane, which stays free to answer the officer: Excel ends a pane that is busy for five seconds. */
import type { JudgeEnd, SheetRow } from '@emc/domain';
import { JudgedList, type Judged, type ListSheet } from './judged-list.js';

export type Ask =
  | { readonly ask: 'begin'; readonly sheet: ListSheet }
  | { readonly ask: 'rows'; readonly rows: readonly SheetRow[] }
  | { readonly ask: 'finish'; readonly end: JudgeEnd };

export type Answer = Judged;

let list: JudgedList | null = null;

addEventListener('message', ({ data }: MessageEvent<Ask>) => {
  if (data.ask === 'begin') list = new JudgedList(data.sheet);
  else if (data.ask === 'rows') list?.add(data.rows);
  else if (list) postMessage(list.finish(data.end) satisfies Answer);
});
