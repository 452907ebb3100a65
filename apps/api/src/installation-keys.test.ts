import { installationKeys } from './installation-keys.js';

const secret = 'mot-khoa-bi-mat-rieng-cua-EMC-0123456789';
const other = 'mot-khoa-bi-mat-khac-cua-EMC-98765432101';

describe('the keys of an installation', () => {
  const keys = installationKeys(secret, other);

  test('are the same at every start', () => {
    expect(installationKeys(secret, other)).toEqual(keys);
  });

  test('differ by use and by secret', () => {
    const { fileKey, identityKey, webhookKey, botKey } = installationKeys(other);
    const all = [keys.fileKey, keys.identityKey, keys.webhookKey, fileKey, identityKey, webhookKey];
    const bots = [keys.botKey, botKey].map((key) => /^emcbot_([\da-f]{64})$/.exec(key)?.[1]);
    expect(new Set([...all.map((key) => key.secret.toString('hex')), ...bots]).size).toBe(8);
    expect(new Set([keys.id, installationKeys(other).id, ...all.map(({ id }) => id)]).size).toBe(8);
    expect(all.map((key) => key.secret.length)).toEqual([32, 32, 32, 32, 32, 32]);
  });

  test('are known by names in which nothing of a key stands', () => {
    for (const key of [keys.fileKey, keys.identityKey]) {
      expect(key.id).toMatch(/^[\da-f]{8}$/);
      expect(key.secret.toString('hex')).not.toContain(key.id);
    }
  });

  test('of the secret before are those it had then', () => {
    expect(keys.previous).toMatchObject({ id: installationKeys(other).id, fileKey: installationKeys(other).fileKey });
    expect(installationKeys(secret).previous).toBeNull();
  });

  // Computed once with Python's hmac module (RFC 5869), so that no change of ours loses what was sealed.
  test('never change', () => {
    expect(keys.fileKey.secret.toString('hex')).toBe(
      '24fcbf413dceae3518116f32f6d88c117419eb92105dbebd9dbb28d6eae9c3b3',
    );
    expect(keys.identityKey.secret.toString('hex')).toBe(
      'd356c421c5f4d8689a53fb45493b84148561dacac2d2868c55d21501b652a64c',
    );
  });
});
