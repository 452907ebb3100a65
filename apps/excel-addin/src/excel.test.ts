import { readdirSync, readFileSync } from 'node:fs';

const files = readdirSync(import.meta.dirname).filter((name) => /^(?!excel).*(?<!\.test)\.ts$/.test(name));

test.each(files)('%s leaves the objects of Excel to the border', (name) => {
  const code = readFileSync(new URL(name, import.meta.url), 'utf8');
  expect(code).not.toMatch(/\b(Excel|Office|OfficeExtension)\.(?!js)\w/);
});
