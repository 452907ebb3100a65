// Builds the pane into dist/pane (or the folder named): hashed files, office.js beside them, nothing from elsewhere.
// A second argument names a file for what esbuild tells of its outputs: what each is made of, and what it loads.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';
import { nodeGlobals, nodeParts } from './build.node-parts.mjs';

const here = import.meta.dirname;
const folder = process.argv[2] ?? join(here, 'dist/pane');
const libs = join(here, '../../libs');
const officePackage = createRequire(import.meta.url).resolve('@microsoft/office-js/package.json');
const { version } = JSON.parse(readFileSync(officePackage, 'utf8'));
const officeFolder = `office-js/${version}`;

/** What office.js fetches in Excel on any platform; its other 1,200 files serve other programs and languages. */
const officeFiles = [
  'office.js',
  'o15apptofilemappingtable.js',
  ...['win32-16.01', 'web-16.00', 'mac-16.00', 'winrt-16.00', 'ios-16.00', 'android-16.00'].map(
    (host) => `excel-${host}.js`,
  ),
  'vi-vn/office_strings.js',
  'en-us/office_strings.js',
];

/** Modules of the libraries only declare things, so what the pane does not use of them stays out of it. */
const pureLibraries = {
  name: 'pure-libraries',
  setup(building) {
    building.onResolve({ filter: /^(\.|@emc\/)/ }, async ({ path, pluginData, ...from }) => {
      if (pluginData === pureLibraries) return null;
      const resolved = await building.resolve(path, { ...from, pluginData: pureLibraries });
      return { ...resolved, sideEffects: !resolved.path.startsWith(libs) };
    });
  },
};

/** zod brings its own sentences in fifty languages; what a person reads here comes from elsewhere. */
const noLocales = {
  name: 'no-locales',
  setup(building) {
    building.onResolve({ filter: /\/locales\/index\.js$/ }, () => ({ path: 'locales', namespace: 'none' }));
    building.onLoad({ filter: /./, namespace: 'none' }, () => ({ contents: 'export {}' }));
  },
};

const options = {
  absWorkingDir: here,
  outdir: folder,
  bundle: true,
  write: true,
  minify: true,
  format: 'esm',
  target: 'chrome109',
  entryNames: '[name]-[hash]',
  chunkNames: '[name]-[hash]',
  metafile: true,
  legalComments: 'none',
  logLevel: 'error',
  plugins: [noLocales, pureLibraries],
  // From the sources, so that no build of them must come first.
  alias: {
    '@emc/contract': join(libs, 'contract/src/index.ts'),
    '@emc/domain': join(libs, 'domain/src/index.ts'),
    '@emc/xlsx-templates/number': join(libs, 'xlsx-templates/src/number.ts'),
    '@emc/xlsx-templates/reader': join(libs, 'xlsx-templates/src/reader.ts'),
  },
};

const outputs = {};

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

const fileWorker = await bundle('src/file/file.worker.ts', {
  format: 'iife',
  inject: [nodeGlobals],
  plugins: [nodeParts, ...options.plugins],
});
// Together, so that the pane and its judge load the rules once.
const [main, judgeWorker] = await bundleAll(['src/main.ts', 'src/judge.worker.ts'], {
  splitting: true,
  define: { fileWorker: JSON.stringify(fileWorker) },
});
const oldEngine = await bundle('src/old-engine.ts', { format: 'iife', target: 'es5' });
const style = hashed('pane.css', styles());
for (const file of officeFiles) {
  cpSync(join(dirname(officePackage), 'dist', file), join(folder, officeFolder, file));
}
// With this file empty office.js turns its telemetry off, which otherwise reports to its maker's servers.
mkdirSync(join(folder, officeFolder, 'telemetry'), { recursive: true });
writeFileSync(join(folder, officeFolder, 'telemetry/oteljs_agave.js'), '');
const page = readFileSync(join(here, 'src/index.html'), 'utf8')
  .replace('{pane.css}', style)
  .replace('{main.js}', main)
  .replace('{judge.worker.js}', judgeWorker)
  .replace('{old-engine.js}', oldEngine)
  .replace('{office.js}', `${officeFolder}/office.js`);
writeFileSync(join(folder, 'index.html'), page);
if (process.argv[3]) writeFileSync(process.argv[3], JSON.stringify(outputs));

/** The name of the one file that an entry becomes. */
async function bundle(entry, more) {
  const [name] = await bundleAll([entry], more);
  return name;
}

/** The names of the files that entries become, in their order. */
async function bundleAll(entries, more) {
  const { metafile } = await build({ ...options, ...more, entryPoints: entries });
  const built = Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]);
  Object.assign(outputs, Object.fromEntries(built));
  return entries.map((entry) => built.find(([, { entryPoint }]) => entryPoint === entry)[0]);
}

/** The style of the frame, then those that the screens have for themselves. */
function styles() {
  const names = readdirSync(join(here, 'src'), { recursive: true }).filter((name) => name.endsWith('.css'));
  const own = names.filter((name) => name !== 'pane.css').sort();
  return ['pane.css', ...own].map((name) => readFileSync(join(here, 'src', name), 'utf8')).join('\n');
}

function hashed(name, content) {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8).toUpperCase();
  const unique = name.replace('.', `-${hash}.`);
  writeFileSync(join(folder, unique), content);
  return unique;
}
