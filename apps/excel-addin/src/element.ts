type Child = Node | string | null | false;

/** Attributes as HTML names them; `on…` takes a listener, false and null leave an attribute out. */
type Attributes = Readonly<Record<string, string | number | boolean | null | (() => void)>>;

/** `el('button', { type: 'button', onclick: go }, 'Kiểm tra')`; a text is never read as HTML. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child) => child !== null && child !== false));
  return element;
}

/** A button that is found again by its key after the pane was shown anew. */
export function button(key: string, label: string, attributes: Attributes): HTMLButtonElement {
  return el('button', { type: 'button', 'data-key': key, ...attributes }, label);
}

/** A button that opens the choice of a file, in the words of the page where a browser has its own. */
export function fileButton(input: HTMLInputElement, label: string): HTMLLabelElement {
  input.classList.add('heard');
  return el('label', { class: 'as-button pick' }, input, label);
}
