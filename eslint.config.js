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
/** Nest's constructors and controllers are given what they ask for by decorators; everybody else takes an object. */
const tooMany = [
  'FunctionDeclaration',
  'ArrowFunctionExpression',
  'TSEmptyBodyFunctionExpression',
  ':not(MethodDefinition[kind="constructor"]) > FunctionExpression',
].map((selector) => ({
  selector: `${selector}[params.length>3]`,
  message: 'More than three arguments become one object.',
}));
const defaultExport = { selector: 'ExportDefaultDeclaration', message: 'Export by name: one name everywhere.' };
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
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      'no-restricted-syntax': ['error', defaultExport, ...tooMany],
      'no-console': 'error',
    },
  },
  { files: ['**/*.controller.ts'], rules: { 'no-restricted-syntax': ['error', defaultExport] } },
  // Tables have as many columns as they need; jest asks for default exports.
  { files: ['**/*.test.ts', '**/test/**'], rules: { 'no-restricted-syntax': 'off' } },
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
  { files: ['**/*.print.ts', '**/demo*.ts', '**/fixtures/**', '**/test/**'], rules: { 'no-console': 'off' } },
  prettier,
);
