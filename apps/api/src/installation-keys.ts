import { createHash, hkdfSync } from 'node:crypto';

/** A key and the name it goes by, 8 hex digits that tell nothing about it. */
export interface NamedKey {
  readonly id: string;
  readonly secret: Buffer;
}

/** What the installation's secret key is used for, each use under a key of its own. */
export interface InstallationKeys {
  /** Names the secret key that the others come from. */
  readonly id: string;
  /** For the keyed hashes of account ids. */
  readonly identityKey: NamedKey;
  /** Seals what is received. */
  readonly fileKey: NamedKey;
  /** What the bot calls the API with: `emcbot_<hex>`. */
  readonly botKey: string;
  /** For the secrets that sign the posts to webhooks. */
  readonly webhookKey: NamedKey;
  /** Opens what was sealed before the secret key was changed. */
  readonly previous: { readonly id: string; readonly fileKey: NamedKey } | null;
}

/** Derives the keys; both secrets are texts of 32 characters or more. */
export function installationKeys(secret: string, previous?: string): InstallationKeys {
  return {
    ...keysOf(secret),
    previous: previous === undefined ? null : keysOf(previous),
  };
}

function keysOf(secret: string) {
  return {
    id: nameOf(secret, 'emc installation'),
    identityKey: derived(secret, 'emc account identity'),
    fileKey: derived(secret, 'emc received file'),
    botKey: `emcbot_${hkdf(secret, 'emc bot key').toString('hex')}`,
    webhookKey: derived(secret, 'emc webhook'),
  };
}

function derived(secret: string, use: string): NamedKey {
  return { id: nameOf(secret, use), secret: hkdf(secret, `${use} key`) };
}

/** From a value derived beside the key, so that even a guess at the whole name would not lead to the key. */
function nameOf(secret: string, use: string): string {
  return createHash('sha256')
    .update(hkdf(secret, `${use} name`))
    .digest('hex')
    .slice(0, 8);
}

/** HKDF-SHA-256 (RFC 5869) without salt: the secret is random and one installation's only. */
function hkdf(secret: string, info: string): Buffer {
  return Buffer.from(hkdfSync('sha256', secret, '', info, 32));
}
