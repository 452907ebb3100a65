/** Neither 0 and O nor 1, l and I: it is read out and typed. */
const letters = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A password that nobody chose: 20 letters of 32, 100 bits, in groups that are easy to read. */
export function madePassword(): string {
  const random = crypto.getRandomValues(new Uint8Array(20));
  const text = [...random].map((byte) => letters[byte % letters.length]).join('');
  return text.replaceAll(/(.{5})(?=.)/g, '$1-');
}
