import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Submission } from '@emc/contract';
import { Emc, fixture, submit } from './emc.js';

const second = 'khoa-thu-hai-cua-mot-noi-cai-dat-EMC-2';
const third = 'khoa-thu-ba-cua-mot-noi-cai-dat-EMC-33';

let emc: Emc;
let generated: string;
let submission: Submission;

beforeAll(async () => {
  emc = await Emc.startFurnished();
  const content = await fixture('appendix-i.libreoffice.xlsx');
  submission = Submission.parse(await (await submit(await emc.as('h34'), { siteId: 278, content })).json());
  generated = (await readFile(join(emc.folder, 'secret.key'), 'utf8')).trim();
  await emc.kill('SIGTERM');
});
afterAll(() => emc.close());

/** Every change of the key that the audit tells of. */
async function changes(): Promise<{ from: string; to: string }[]> {
  const rows = await emc.sql<{ detail: { from: string; to: string } }>(
    `SELECT detail FROM audit_entry WHERE action = 'installation.key_changed' AND actor = 'system' ORDER BY id`,
  );
  return rows.map(({ detail }) => detail);
}

/** The file that was handed in under the first key, as it is given out now. */
async function sha256OfOriginal(): Promise<string> {
  const { token } = await emc.as('h34');
  const response = await fetch(`${emc.url}/api/submissions/${submission.id}/original`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return createHash('sha256')
    .update(Buffer.from(await response.arrayBuffer()))
    .digest('hex');
}

async function startAndStop(env: Record<string, string>): Promise<void> {
  await emc.run(env);
  expect(await sha256OfOriginal()).toBe(submission.sha256);
  expect(await emc.kill('SIGTERM')).toBe(0);
}

test('another key alone is refused with words that say what to do, and none of the keys', async () => {
  const refusal = String(await emc.run({ EMC_SECRET_KEY: second }).catch((error: unknown) => error));
  expect(refusal).toMatch(/khoá bí mật khác \(mã khoá [\da-f]{8}, ở đây là [\da-f]{8}\)/);
  expect(refusal).toMatch(/another secret key .* put the old one into EMC_SECRET_KEY_PREVIOUS/);
  for (const secret of [generated, second]) expect(refusal).not.toContain(secret);
  expect(await changes()).toEqual([]);
});

test('a wrong previous key is refused too', async () => {
  const wrong = emc.run({ EMC_SECRET_KEY: second, EMC_SECRET_KEY_PREVIOUS: third });
  await expect(wrong).rejects.toThrow(/EMC_SECRET_KEY_PREVIOUS: [\da-f]{8}\)/);
  expect(await changes()).toEqual([]);
});

test('with the previous key it is taken once, the audit tells, and soon no file needs the key before', async () => {
  await startAndStop({ EMC_SECRET_KEY: second, EMC_SECRET_KEY_PREVIOUS: generated });
  await startAndStop({ EMC_SECRET_KEY: second, EMC_SECRET_KEY_PREVIOUS: generated });
  await startAndStop({ EMC_SECRET_KEY: second });
  expect(await changes()).toHaveLength(1);
});

test('the generated key is refused from then on, and may be taken back in the same way', async () => {
  await expect(emc.run()).rejects.toThrow(/another secret key/);
  await startAndStop({ EMC_SECRET_KEY: generated, EMC_SECRET_KEY_PREVIOUS: second });
  await startAndStop({});
  const [to, back] = await changes();
  expect(back).toEqual({ from: to?.to, to: to?.from });
});
