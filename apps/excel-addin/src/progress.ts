import { el } from './element.js';

/** How far something is. */
export interface Progress {
  /** Of its own among all that may stand on the screen. */
  readonly id: string;
  readonly told: string;
  readonly done: number;
  /** Null = not known yet. */
  readonly of: number | null;
}

/** A bar under what it tells, and beside it what may be done meanwhile. */
export function progressBox(progress: Progress, ...others: readonly (Node | null | false)[]): HTMLElement {
  const { id } = progress;
  const bar = el('progress', { id });
  const label = el('label', { for: id });
  fill(bar, label, progress);
  return el('div', { class: 'progress' }, label, bar, ...others);
}

/**
 * Moves on the bar that stands on the screen; false where there is none. All around it stays: drawn anew at every step,
 * a button beside it would be gone before it is reached.
 */
export function moveOn(progress: Progress): boolean {
  const bar = document.getElementById(progress.id);
  const label = bar?.parentElement?.querySelector('label');
  if (!(bar instanceof HTMLProgressElement) || !label) return false;
  fill(bar, label, progress);
  return true;
}

function fill(bar: HTMLProgressElement, label: HTMLElement, { told, done, of }: Progress): void {
  label.textContent = told;
  bar.max = Math.max(1, of ?? 1);
  if (of === null) bar.removeAttribute('value');
  else bar.value = Math.min(done, of);
}
