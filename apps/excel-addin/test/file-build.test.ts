import { gzipSync } from 'node:zlib';
import { callsLater } from './chrome-109.js';
import { builtPane } from './pane.js';

/** Bytes over the wire of what reads files; it is loaded when one is picked. */
const mostBytes = 108_000;

let scripts: ReadonlyMap<string, string>;
beforeAll(async () => {
  const named = [...(await builtPane())].filter(([path]) => /^[^/]+\.js$/.test(path));
  scripts = new Map(named.map(([name, bytes]) => [name, bytes.toString()]));
});

test('what reads files is one script of its own, of no more than 108 kB', () => {
  const [name = '', another] = [...scripts.keys()].filter((each) => each.startsWith('file.worker-'));
  expect(another).toBeUndefined();
  expect(gzipSync(scripts.get(name) ?? '').length).toBeLessThan(mostBytes);
});

test('nothing writes workbooks or reads an .xls here', () => {
  for (const [name, script] of scripts)
    expect([name, script.match(/exceljs|BIFF|_xlnm|sheetjs/gi)]).toEqual([name, null]);
});

test('nothing calls what Chrome 109 does not know', () => {
  for (const [name, script] of scripts) expect([name, script.match(callsLater)]).toEqual([name, null]);
});
