import type { App } from '../app.js';
import { button, el } from '../element.js';
import { words } from './admin.words.js';

interface Copied {
  readonly key: string;
  readonly label: string;
  readonly text: string;
}

/** A text to be taken along, in a box with a button that copies it. */
export function copyBox(app: App, { key, label, text }: Copied): HTMLElement {
  const { language } = app;
  const lines = text.split('\n').length;
  const box = el('textarea', { id: `copy-${key}`, class: 'copy', readonly: true, rows: lines, spellcheck: 'false' });
  box.value = text;
  const copy = button(`copy ${key}`, words.copy[language], {
    onclick: () => {
      void put(box).then((done) => app.say(done ? words.copied : words.copyByHand));
    },
  });
  return el('div', { class: 'copy-box' }, el('label', { for: box.id }, label), box, copy);
}

/** Within a frame, and over plain http, there is no clipboard to write to; then the text is left selected. */
async function put(box: HTMLTextAreaElement): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(box.value);
    return true;
  } catch {
    box.focus();
    box.select();
    return false;
  }
}
