type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/** What a field that stays, or something around it, hands on to the one that was drawn for its place. */
const handedOn = ['input', 'change', 'keydown', 'submit'] as const;

/**
 * Puts what is drawn anew in the place of what stands there, but keeps the very field that somebody is in: taken off the
 * page, it would lose the selection, and an input method would begin its word again (`dđđađà`). The field that was drawn for
 * its place is not shown, and is told of all that happens to the one that is.
 */
export class Typing {
  private readonly heirs = new WeakMap<EventTarget, Element>();
  private composed: EventTarget | null = null;

  /** `onEnd` is called when a word is composed to its end. */
  constructor(onEnd: () => void) {
    addEventListener('compositionstart', ({ target }) => (this.composed = target), { capture: true });
    addEventListener('compositionend', () => {
      this.composed = null;
      onEnd();
    });
    for (const type of handedOn) addEventListener(type, (event) => this.handOn(event), { capture: true });
  }

  /** False, and nothing is changed, where a field would go that somebody composes a word in. */
  show(place: Element, ...drawn: readonly Node[]): boolean {
    const fresh = new DocumentFragment();
    fresh.append(...drawn);
    this.keepOwn(place, fresh);
    const field = document.activeElement;
    const [kept, heir] = isField(field) && place.contains(field) ? [field, heirOf(field, fresh)] : [null, null];
    const [above, aboveHeir] = [pathTo(kept, place), pathTo(heir, fresh)];
    if (kept && heir && above.map(kindOf).join() === aboveHeir.map(kindOf).join()) {
      for (const [at, one] of above.entries()) this.graft(one, aboveHeir[at]!);
      if (kept !== this.composed) showValue(kept, heir);
      return true;
    }
    if (kept && kept === this.composed) return false;
    place.replaceChildren(fresh);
    return true;
  }

  /** `one` stays; what is around it, and what is said of it, becomes as it was drawn. */
  private graft(one: Element, heir: Element): void {
    while (one.previousSibling) one.previousSibling.remove();
    while (one.nextSibling) one.nextSibling.remove();
    while (heir.previousSibling) one.parentNode?.insertBefore(heir.previousSibling, one.parentNode.firstChild);
    one.after(...siblingsAfter(heir));
    for (const { name } of [...one.attributes])
      if (!heir.hasAttribute(name) && name !== 'open') one.removeAttribute(name);
    for (const { name, value } of heir.attributes) if (one.getAttribute(name) !== value) one.setAttribute(name, value);
    this.heirs.set(one, heir);
  }

  private handOn(event: Event): void {
    const { target } = event;
    const heir = target && this.heirs.get(target);
    if (!target || !heir) return;
    event.stopPropagation();
    if (isField(target) && isField(heir)) heir.value = target.value;
    const copy = event instanceof KeyboardEvent ? new KeyboardEvent(event.type, event) : new Event(event.type, event);
    if (!heir.dispatchEvent(copy)) event.preventDefault();
  }

  /** What is typed into a field that no screen knows of until it is sent, `data-own`, stays in it. */
  private keepOwn(place: Element, fresh: DocumentFragment): void {
    for (const own of place.querySelectorAll('[data-own]')) {
      const heir = isField(own) && heirOf(own, fresh);
      if (heir) heir.value = own.value;
    }
  }
}

function isField(target: EventTarget | null): target is Field {
  return (
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement ||
    (target instanceof HTMLInputElement && !['file', 'checkbox', 'radio'].includes(target.type))
  );
}

function heirOf(field: Field, fresh: DocumentFragment): Field | null {
  const heir = fresh.querySelector(`[data-key="${CSS.escape(field.dataset['key'] ?? '')}"]`);
  return isField(heir) && heir.type === field.type ? heir : null;
}

/** From the outermost to the field itself. */
function pathTo(field: Element | null, place: Node): readonly Element[] {
  const path: Element[] = [];
  for (let one = field; one && one !== place; one = one.parentElement) path.unshift(one);
  return path;
}

const kindOf = ({ tagName }: Element): string => tagName;

function siblingsAfter(node: Node): Node[] {
  const all: Node[] = [];
  for (let next = node.nextSibling; next; next = next.nextSibling) all.push(next);
  return all;
}

function showValue(kept: Field, heir: Field): void {
  const { value } = heir;
  if (kept instanceof HTMLSelectElement && kept.innerHTML !== heir.innerHTML)
    kept.replaceChildren(...heir.cloneNode(true).childNodes);
  if (kept.value === value) return;
  const at = kept instanceof HTMLSelectElement ? null : kept.selectionStart;
  kept.value = value;
  if (at !== null && !(kept instanceof HTMLSelectElement)) kept.setSelectionRange(at, at);
}
