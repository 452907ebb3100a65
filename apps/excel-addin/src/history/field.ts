import { el } from '../element.js';

/** A control below what it is called. */
export function field(label: string, control: HTMLInputElement | HTMLSelectElement): HTMLElement {
  return el('div', { class: 'field' }, el('label', { for: control.id }, label), control);
}
