/** What the reader and its packages ask of `node:util`, for browsers. */
export const { TextDecoder } = globalThis;

export function inherits(constructor: Function, parent: Function): void {
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}
