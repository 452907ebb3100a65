const rooms = ['libs/domain', 'libs/contract', 'libs/xlsx-templates'];

const project = (room) => ({
  displayName: room.split('/')[1],
  rootDir: `${import.meta.dirname}/${room}`,
  testMatch: ['<rootDir>/{src,test}/**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^@emc/(domain|contract|xlsx-templates)$': `${import.meta.dirname}/libs/$1/src/index.ts`,
    '^@emc/xlsx-templates/(number|reader)$': `${import.meta.dirname}/libs/xlsx-templates/src/$1.ts`,
    '^@emc/xlsx-templates/fixtures$': `${import.meta.dirname}/libs/xlsx-templates/src/fixtures/index.ts`,
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

/** Journeys run the built API on a real PostgreSQL, and open the page that it serves. */
const journeys = {
  globalSetup: `${import.meta.dirname}/apps/api/test/global-setup.ts`,
  globalTeardown: `${import.meta.dirname}/apps/api/test/global-teardown.ts`,
};
const pane = { ...project('apps/excel-addin'), ...journeys };
const api = { ...project('apps/api'), ...journeys };
const bot = { ...project('apps/bot'), ...journeys };

/** Tests about the project itself. */
const itself = { ...project('test'), displayName: 'project', testMatch: ['<rootDir>/*.test.ts'] };

export default { projects: [...rooms.map(project), bot, pane, api, itself], testTimeout: 120_000 };
