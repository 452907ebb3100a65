import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { argon2id, hash, verify } from 'argon2';
import { Turns } from '../turns.js';

/** 32 random bytes, base64url; high entropy, so a plain SHA-256 of it may be stored. */
export function randomSecret(): string {
  return randomBytes(32).toString('base64url');
}

export function sha256(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

export function sameBytes(a: Buffer, b: Buffer): boolean {
  return a.length === b.length && timingSafeEqual(a, b);
}

/** Of libuv's four threads two are left for files, however many people sign in or try to. */
const hashing = new Turns(2);

/** Parameters as OWASP's password storage sheet gives them: 19 MiB, 2 passes. */
export function hashPassword(password: string): Promise<string> {
  return hashing.take(() =>
    hash(asTyped(password), { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  );
}

/** "ế" is one character or three, as the keyboard makes it; the password is the same. */
function asTyped(password: string): string {
  return password.normalize('NFC');
}

let decoy: Promise<string> | undefined;

/** Verifies against a decoy when there is no such user, so that answers take equally long. */
export async function passwordMatches(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword(randomSecret());
  const against = stored ?? (await decoy);
  const matches = await hashing.take(() => verify(against, asTyped(password)));
  return stored !== undefined && matches;
}
