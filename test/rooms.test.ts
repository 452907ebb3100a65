import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '..');
const run = promisify(execFile);
const boundaries = '@nx/enforce-module-boundaries';
const restricted = 'no-restricted-imports';

/** File of a room, what it imports, and the rules that refuse it. */
const imports: readonly (readonly [file: string, imported: string, refusedBy: readonly string[]])[] = [
  ['libs/domain/src/cell.ts', 'node:fs', [restricted]],
  ['libs/domain/src/cell.ts', 'zod', [restricted]],
  ['libs/domain/src/cell.ts', '@emc/contract', [boundaries, restricted]],
  ['libs/domain/src/cell.ts', './text.js', []],
  ['libs/contract/src/sites.ts', '@nestjs/common', [restricted]],
  ['libs/contract/src/sites.ts', '@emc/xlsx-templates', [boundaries]],
  ['libs/xlsx-templates/src/read.ts', '@emc/contract', [boundaries]],
  ['libs/xlsx-templates/src/read.ts', '../../contract/src/sites.js', [boundaries]],
  ['apps/bot/src/submission.sentence.ts', 'pg', [restricted]],
  ['apps/bot/src/submission.sentence.ts', '@emc/xlsx-templates', [boundaries]],
  ['apps/api/src/main.ts', '../../bot/src/submission.sentence.js', [boundaries]],
  ['apps/api/src/main.ts', '@emc/contract', []],
];

/** Lints each text as if it stood in its file; jest's own module loader cannot load ESLint, so a process of its own does. */
const lint = `
  import { ESLint } from 'eslint';
  const eslint = new ESLint();
  const said = [];
  for (const [file, imported] of JSON.parse(process.argv[1])) {
    const [{ messages }] = await eslint.lintText("import '" + imported + "';\\n", { filePath: file });
    said.push(messages.map((message) => message.ruleId ?? message.message));
  }
  console.log(JSON.stringify(said));
`;

test('a room imports what it may, and lint refuses everything else', async () => {
  // Without a project graph the boundary rule is silent.
  await run(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), 'show', 'projects'], { cwd: root });
  const { stdout } = await run(process.execPath, ['--input-type=module', '-e', lint, JSON.stringify(imports)], {
    cwd: root,
  });
  const rules: string[][] = JSON.parse(stdout.slice(stdout.indexOf('[[')));
  const seen = imports.map(([file, imported], n) => [file, imported, [...new Set(rules[n])].sort()]);
  expect(seen).toEqual(imports);
});
