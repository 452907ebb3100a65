import type { Submission } from '@emc/contract';
import type { Language } from '@emc/domain';
import { el } from '../element.js';
import { moveOn, progressBox, type Progress } from '../progress.js';
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
  return isOver(submission) ? null : progressBox(progressOf(submission, language));
}

/** Shows that a submission has come further and nothing else; false where it must be shown anew. */
export function hasMovedOn(before: Submission | null | undefined, news: Submission, language: Language): boolean {
  return before?.state === news.state && !isOver(news) && moveOn(progressOf(news, language));
}

/** In rows, or in parts as long as some of them have not come. */
function progressOf(submission: Submission, language: Language): Progress {
  const { id, state, parts, progress } = submission;
  const told = { id: `progress-${id}`, told: progressSentence(submission)[language] };
  if (state === 'awaiting' && parts) return { ...told, done: parts.received.length, of: parts.expected };
  return { ...told, done: progress.rowsRead, of: progress.rowsExpected };
}
