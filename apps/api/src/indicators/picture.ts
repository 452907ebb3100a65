import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';

const require = createRequire(import.meta.url);
/** With all Vietnamese letters; the system's own fonts may have none. */
const fonts = [
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'),
  require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf'),
];
const family = 'DejaVu Sans';
const scale = 2;

let ready: Promise<Buffer[]> | undefined;

/** A drawing as PNG, twice as large so that it stays sharp on a phone. */
export async function pictureOf(svg: string): Promise<Buffer> {
  ready ??= load();
  const fontBuffers = await ready;
  const drawing = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: scale },
    font: { fontBuffers, defaultFontFamily: family, sansSerifFamily: family },
  });
  try {
    const picture = drawing.render();
    const png = Buffer.from(picture.asPng());
    picture.free();
    return png;
  } finally {
    drawing.free();
  }
}

async function load(): Promise<Buffer[]> {
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  return Promise.all(fonts.map((path) => readFile(path)));
}
