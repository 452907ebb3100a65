import { installationKeys } from '../installation-keys.js';
import { BodySeal } from './body-seal.js';

const older = 'một khoá cũ đủ dài để thử việc niêm phong';
const newer = 'một khoá mới đủ dài để thử việc niêm phong';
const body = Buffer.from('codeProfile=A-1&user={"ID_local":"001099000001"}');

test('what was sealed is opened, also after a change of the key', () => {
  const sealed = new BodySeal(installationKeys(older)).seal(body);
  expect(new BodySeal(installationKeys(older)).open(sealed)).toEqual(body);
  expect(new BodySeal(installationKeys(newer, older)).open(sealed)).toEqual(body);
  expect(sealed.includes('001099000001')).toBe(false);
});

test('the same body is never sealed alike', () => {
  const seal = new BodySeal(installationKeys(newer));
  expect(seal.seal(body)).not.toEqual(seal.seal(body));
});

test.each([
  ['another key', (sealed: Buffer) => new BodySeal(installationKeys(older)).open(sealed)],
  ...[0, 3, 8, 20, 70].map(
    (at) =>
      [
        `byte ${at} changed`,
        (sealed: Buffer) => {
          sealed.writeUInt8(sealed.readUInt8(at) ^ 1, at);
          return new BodySeal(installationKeys(newer)).open(sealed);
        },
      ] as const,
  ),
  ['its end missing', (sealed: Buffer) => new BodySeal(installationKeys(newer)).open(sealed.subarray(0, -1))],
  ['nothing', () => new BodySeal(installationKeys(newer)).open(Buffer.alloc(0))],
] as const)('%s opens nothing', (_, open) => {
  expect(() => open(new BodySeal(installationKeys(newer)).seal(body))).toThrow();
});
