const rooms = ['libs/domain', 'libs/contract', 'libs/xlsx-templates', 'apps/excel-addin', 'apps/bot'];

const project = (room) => ({
  displayName: room.split('/')[1],
  rootDir: room,
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@emc/(domain|contract|xlsx-templates)$': `${import.meta.dirname}/libs/$1/src/index.ts`,
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
      },
    ],
  },
});

/** Journeys run the built API on a real PostgreSQL. */
const api = {
  ...project('apps/api'),
  globalSetup: '<rootDir>/test/global-setup.ts',
  globalTeardown: '<rootDir>/test/global-teardown.ts',
};

export default { projects: [...rooms.map(project), api], testTimeout: 30_000 };
