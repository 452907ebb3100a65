import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  .toString()
  .split('\0')
  .filter((path) => path !== '' && !/\.xlsx?$/.test(path) && existsSync(join(root, path)));

interface Package {
  readonly dependencies?: Record<string, string>;
  readonly devDependencies?: Record<string, string>;
  readonly optionalDependencies?: Record<string, string>;
}

test.each(files.filter((path) => path.endsWith('package.json')))('%s names exact versions', (path) => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read(path)) as Package;
  const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies });
  expect(all.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
});

test('the lock file installs from whichever registry is set', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { resolved?: string }> };
  const hosts = Object.entries(packages).filter(([, { resolved }]) => resolved?.includes('://'));
  expect(hosts).toEqual([]);
});

test('no file names a folder of the machine it was written on', () => {
  expect(files.filter((path) => /(?<![\w.])\/(home|Users|root|work)\/\w/.test(read(path)))).toEqual([]);
});

test('what the audit records has words for those who read it', () => {
  const sources = files.filter((path) => /^apps\/api\/src\/.*\.ts$/.test(path) && !path.endsWith('.test.ts')).map(read);
  const actions = sources.flatMap((text) =>
    [...text.matchAll(/\baction: '([a-z_]+\.[a-z_]+)'/g)].map(([, name]) => name),
  );
  const words = read('apps/excel-addin/src/admin/admin.words.ts');
  expect(actions.length).toBeGreaterThan(30);
  expect(actions.filter((name) => !words.includes(`'${name}'`))).toEqual([]);
});
