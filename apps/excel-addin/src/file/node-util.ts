/** What the reader and its packages ask of `node:util`, for browsers. */
export const { TextDecoder } = globalThis;

interface Constructor {
  readonly prototype: object;
}

export function inherits(constructor: Constructor, parent: Constructor): void {
  Object.setPrototypeOf(constructor.prototype, parent.prototype);
}
