import { SaxesParser } from 'saxes';

/** An element of a manifest; names as they are written, `bt:` included. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly Element[];
  readonly text: string;
}

/** The root of an XML text; throws when it is not well-formed. */
export function readElement(xml: string): Element {
  type Open = { name: string; attributes: Record<string, string>; children: Open[]; text: string };
  const parser = new SaxesParser();
  const top: Open = { name: '', attributes: {}, children: [], text: '' };
  const path = [top];
  parser.on('opentag', ({ name, attributes }) => {
    const element: Open = { name, attributes, children: [], text: '' };
    path.at(-1)?.children.push(element);
    path.push(element);
  });
  parser.on('text', (text) => {
    const element = path.at(-1);
    if (element) element.text += text.trim();
  });
  parser.on('closetag', () => path.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error('There is no element.');
  return root;
}

/** All elements of these names below an element, in the order of the text; all there are without names. */
export function within(element: Element, ...names: readonly string[]): Element[] {
  return element.children.flatMap((child) => [
    ...(names.length === 0 || names.includes(child.name) ? [child] : []),
    ...within(child, ...names),
  ]);
}

/** The element at the end of this way down; undefined where the way ends. */
export function at(element: Element, ...path: readonly string[]): Element | undefined {
  return path.reduce<Element | undefined>((here, name) => here?.children.find((child) => child.name === name), element);
}
