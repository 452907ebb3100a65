import nx from '@nx/eslint-plugin';
import prettier from 'eslint-config-prettier';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';

/** Which rooms a room may use; everything else is refused. */
const doors = {
  domain: [],
  contract: ['domain'],
  'xlsx-templates': ['domain'],
  api: ['domain', 'contract', 'xlsx-templates'],
  'excel-addin': ['domain', 'contract', 'xlsx-templates'],
  bot: ['domain', 'contract'],
};

/** npm packages a room may not name, with what to do instead. */
const forbidden = (message, ...group) => ({ group, message });
const anyPackage = { regex: '^[@a-z]', message: 'domain is pure: no I/O and no packages; take it as an argument.' };
const noImports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

export default defineConfig(
  { ignores: ['**/dist', '**/node_modules', '.nx'] },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommended],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        {
          enforceBuildableLibDependency: true,
          depConstraints: Object.entries(doors).map(([room, may]) => ({
            sourceTag: `room:${room}`,
            onlyDependOnLibsWithTags: [`room:${room}`, ...may.map((name) => `room:${name}`)],
          })),
        },
      ],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      'max-params': ['error', 3],
      'no-console': 'error',
    },
  },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/rulebook.print.ts'],
    rules: {
      ...noImports(anyPackage),
      'no-restricted-globals': ['error', 'process', 'fetch', 'setTimeout', 'setInterval', 'crypto', 'performance'],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument.' },
        { object: 'Math', property: 'random', message: 'domain is pure.' },
      ],
    },
  },
  {
    files: ['libs/contract/src/**/*.ts'],
    rules: noImports(forbidden('contract speaks schemas only.', '@nestjs/*', 'typeorm', 'pg', 'node:*')),
  },
  {
    files: ['apps/bot/src/**/*.ts'],
    rules: noImports(forbidden('The bot owns no database; it asks the API.', 'pg', 'typeorm', 'pg-boss')),
  },
  { files: ['**/*.test.ts', '**/*.print.ts', '**/main.ts', '**/demo.ts'], rules: { 'no-console': 'off' } },
  prettier,
);
