import type { Language } from '@emc/domain';
import { el } from '../element.js';
import type { Files } from './picked-list.js';
import { words } from './page.words.js';

/** Where an officer chooses files or drops them; one element for as long as the page is open, as a file dialog is. */
export class Picker {
  private readonly input = el('input', { type: 'file', accept: '.xlsx,.xls', class: 'heard', 'data-key': 'pick' });

  constructor(private readonly onPick: (files: Files) => void) {
    this.input.addEventListener('change', () => {
      const picked = [...(this.input.files ?? [])];
      // The same file may be chosen again, once it was saved again.
      this.input.value = '';
      this.take(picked);
    });
  }

  view(language: Language, takes: { readonly several: boolean; readonly another: boolean }): Node {
    this.input.multiple = takes.several;
    const zone = el(
      'label',
      { class: 'drop' },
      this.input,
      el('b', {}, (takes.another ? words.pickOther : words.pick)[language]),
      ` ${(takes.several ? words.dropParts : words.drop)[language]}`,
    );
    zone.addEventListener('dragover', (event) => {
      event.preventDefault();
      zone.classList.add('over');
    });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', (event) => {
      event.preventDefault();
      zone.classList.remove('over');
      this.take([...(event.dataTransfer?.files ?? [])]);
    });
    return zone;
  }

  private take([first, ...others]: readonly File[]): void {
    if (first) this.onPick([first, ...others]);
  }
}

/** Keeps a file that is dropped beside the zone from taking the page's place. */
export function guardDrops(signal: AbortSignal): void {
  const prevent = (event: Event) => event.preventDefault();
  for (const kind of ['dragover', 'drop'] as const) document.addEventListener(kind, prevent, { signal });
}
