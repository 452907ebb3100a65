#!/bin/sh
# Who draws ECharts on a server and makes a PNG of it by resvg: text of a `graphic` whose style says `font: '30px sans-serif'` comes out at 12 px,
# for ECharts writes it as the CSS shorthand `font` in a style attribute, which resvg does not read. Give `fontSize` and `fontFamily` apart.
# Seen with echarts 6.1.0 and @resvg/resvg-wasm 2.6.2 and a font of Debian: the line that asks for 30 px is as high as one of 12 px.
set -eu
font=/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf
[ -r "$font" ] || { echo 'Needs a font (Debian: fonts-dejavu-core)'; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
echo '{"private":true,"type":"module"}' > package.json
npm install --silent --no-audit --no-fund echarts@6.1.0 @resvg/resvg-wasm@2.6.2
cat > seen.mjs <<'JS'
import { readFile } from 'node:fs/promises';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import * as echarts from 'echarts';

await initWasm(await readFile('node_modules/@resvg/resvg-wasm/index_bg.wasm'));
const fontBuffers = [await readFile(process.argv[2])];

/** Height of what is drawn, in pixels. */
function heightOf(style) {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 300, height: 100 });
  chart.setOption({ animation: false, graphic: [{ type: 'text', left: 20, top: 20, style: { text: 'HHH', fill: '#000', ...style } }] });
  const drawn = new Resvg(chart.renderToSVGString(), { font: { fontBuffers, defaultFontFamily: 'DejaVu Sans' } });
  const { height } = drawn.innerBBox() ?? { height: 0 };
  chart.dispose();
  return Math.round(height);
}
const apart = (fontSize) => heightOf({ fontSize, fontFamily: 'DejaVu Sans' });
console.log(apart(30), apart(12), heightOf({ font: '30px DejaVu Sans' }));
JS
seen=$(node seen.mjs "$font")
echo "echarts 6.1.0, resvg-wasm 2.6.2; heights of 30 px apart, 12 px apart, 30 px in one: $seen"
set -- $seen
[ "$1" -gt "$2" ] && [ "$3" = "$2" ]
