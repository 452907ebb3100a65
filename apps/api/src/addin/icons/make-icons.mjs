// Draws the icon of the add-in: a sheet with a tick. `node apps/api/src/addin/icons/make-icons.mjs` writes the PNGs beside it.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const sheet = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">
  <rect x="1" y="1" width="14" height="14" rx="2" fill="#0f6c3a"/>
  <path d="M3 3h10v10H3z" fill="#fff"/>
  <path d="M3 5.5h10M3 8h10M3 10.5h10M6 3v10" stroke="#9cc9ae" stroke-width=".6" fill="none"/>
  <path d="M4.2 8.4l2.8 3 5.4-6.2" stroke="#0f6c3a" stroke-width="2" fill="none" stroke-linecap="round" stroke-linejoin="round"/>
</svg>`;

await initWasm(readFileSync(createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm')));
for (const size of [16, 32, 64, 80]) {
  const picture = new Resvg(sheet, { fitTo: { mode: 'width', value: size } }).render();
  writeFileSync(join(import.meta.dirname, `emc-${size}.png`), picture.asPng());
}
