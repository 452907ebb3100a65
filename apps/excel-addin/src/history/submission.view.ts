import type { Submission } from '@emc/contract';
import type { Language } from '@emc/domain';
import { el } from '../element.js';
import { progressSentence, stateSentence, words } from './history.words.js';
import { isOver } from './moving.js';

const tones: Readonly<Partial<Record<Submission['state'], string>>> = {
  accepted: 'good',
  refused: 'error',
  failed: 'error',
};

/** What became of a submission, in a word. */
export function stateBadge(submission: Submission, language: Language): HTMLElement {
  const trial = submission.dryRun ? `${words.trial[language]}: ` : '';
  return el(
    'span',
    { class: `badge ${tones[submission.state] ?? ''}` },
    `${trial}${stateSentence(submission)[language]}`,
  );
}

/** How far a submission is; null once it has a result. */
export function progressBar(submission: Submission, language: Language): HTMLElement | null {
  if (isOver(submission)) return null;
  const { done, all } = progressOf(submission);
  const told = progressSentence(submission)[language];
  return el(
    'div',
    { class: 'progress' },
    el('span', {}, told),
    el('progress', { 'aria-label': told, max: Math.max(1, all ?? 1), value: all === null ? null : done }),
  );
}

/** In rows, or in parts as long as some of them have not come; `all` null = not known yet. */
function progressOf({ state, parts, progress }: Submission): { readonly done: number; readonly all: number | null } {
  if (state === 'awaiting' && parts) return { done: parts.received.length, all: parts.expected };
  return { done: progress.rowsRead, all: progress.rowsExpected };
}
