import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { argon2id, hash, verify } from 'argon2';
import { Semaphore, type Turn } from '../semaphore.js';

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
const hashing = new Semaphore({ atOnce: 2, mostWaiting: 64 });

/** Parameters as OWASP's password storage sheet gives them: 19 MiB, 2 passes. */
export function hashPassword(password: string, turn: Turn): Promise<string> {
  return hashing.run(turn, () =>
    hash(asTyped(password), { type: argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }),
  );
}

/** "ế" is one character or three, as the keyboard makes it; the password is the same. */
function asTyped(password: string): string {
  return password.normalize('NFC');
}

/** What no password matches, with the parameters of all others: made of random bytes, the hash of nothing. */
const decoy = `$argon2id$v=19$m=19456,t=2,p=1$${base64(16)}$${base64(32)}`;

function base64(bytes: number): string {
  return randomBytes(bytes).toString('base64').replaceAll('=', '');
}

/** Verifies against a decoy when there is no such user, so that answers take equally long. */
export async function passwordMatches(stored: string | undefined, password: string, turn: Turn): Promise<boolean> {
  const matches = await hashing.run(turn, () => verify(stored ?? decoy, asTyped(password)));
  return stored !== undefined && matches;
}
