import { openApi } from './openapi.js';
import { operations } from './operations.js';

const document = openApi({ version: '1.0.0', serverUrl: 'http://127.0.0.1:3000' });

test('every operation stands in the document', () => {
  const paths = document['paths'] as Record<string, Record<string, { operationId: string }>>;
  const ids = Object.values(paths).flatMap((path) => Object.values(path).map((operation) => operation.operationId));
  expect(ids.sort()).toEqual(Object.keys(operations).sort());
});

test('every reference leads to a component', () => {
  const named = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
    ([, name]) => name,
  );
  const { schemas } = document['components'] as { schemas: Record<string, unknown> };
  expect(named.filter((name) => name && !(name in schemas))).toEqual([]);
  expect(named.length).toBeGreaterThan(50);
  expect(JSON.stringify(document)).not.toContain('$defs');
});

test.each(Object.entries(operations))('%s names every parameter of its path', (_name, operation) => {
  const named = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  expect('params' in operation ? Object.keys(operation.params.shape) : []).toEqual(named);
});
