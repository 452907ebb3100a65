import type { CommentsEdit, Remarks } from './marked.comments.js';
import { columnOf } from './marked.sheet.js';

export const NO_DRAWING =
  '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>';

const NAMESPACES = {
  v: 'urn:schemas-microsoft-com:vml',
  o: 'urn:schemas-microsoft-com:office:office',
  x: 'urn:schemas-microsoft-com:office:excel',
};
const SHAPE_TYPE = '_x0000_t202';

/** The boxes comments stand in, with those of removed comments gone and new ones hidden beside their cells. */
export function editDrawing(vml: string, edit: CommentsEdit, remarks: Remarks): string {
  if (!vml.includes('</xml>')) return editDrawing(NO_DRAWING, edit, remarks);
  const left = withoutBoxes(vml, new Set(edit.removed.map((ref) => `${rowOf(ref)} ${columnOf(ref)}`)));
  const end = left.lastIndexOf('</xml>');
  const head = left.slice(0, left.indexOf('>', left.indexOf('<xml')) + 1);
  const declared = Object.entries(NAMESPACES)
    .filter(([prefix]) => !head.includes(`xmlns:${prefix}=`))
    .map(([prefix, uri]) => ` xmlns:${prefix}="${uri}"`)
    .join('');
  const type = left.includes(`id="${SHAPE_TYPE}"`) ? '' : shapeType(declared);
  let id = 1024;
  for (const [, number] of left.matchAll(/_x0000_s(\d{1,9})/g)) id = Math.max(id, Number(number));
  const boxes = edit.added.map((ref) => box({ id: ++id, ref, declared, lines: linesOf(remarks.get(ref) ?? '') }));
  return left.slice(0, end) + type + boxes.join('') + left.slice(end);
}

/** Our boxes are written `<v:shape>`, and so they are by Excel and LibreOffice after them. */
function withoutBoxes(vml: string, gone: ReadonlySet<string>): string {
  let kept = '';
  let at = 0;
  while (gone.size > 0) {
    const start = vml.indexOf('<v:shape ', at);
    const end = start < 0 ? -1 : vml.indexOf('</v:shape>', start);
    if (end < 0) break;
    const after = end + '</v:shape>'.length;
    const row = /<x:Row>(\d+)</.exec(vml.slice(start, after))?.[1];
    const column = /<x:Column>(\d+)</.exec(vml.slice(start, after))?.[1];
    kept += vml.slice(at, gone.has(`${Number(row) + 1} ${column}`) ? start : after);
    at = after;
  }
  return kept + vml.slice(at);
}

const rowOf = (address: string) => Number(/\d+/.exec(address)?.[0] ?? 1);

/** Lines the text needs in a box about 38 characters wide, with one for the name above. */
function linesOf(text: string): number {
  const lines = text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 38)), 0);
  return Math.min(30, lines + 2);
}

const shapeType = (declared: string) =>
  `<v:shapetype${declared} id="${SHAPE_TYPE}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
  '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

function box(made: { id: number; ref: string; declared: string; lines: number }): string {
  const row = rowOf(made.ref) - 1;
  const column = columnOf(made.ref) ?? 0;
  const top = Math.max(0, row - 1);
  const anchor = [column + 1, 15, top, 4, column + 4, 31, top + Math.max(3, made.lines), 4].join(', ');
  return (
    `<v:shape${made.declared} id="_x0000_s${made.id}" type="#${SHAPE_TYPE}" fillcolor="#ffffe1" o:insetmode="auto" ` +
    'style="position:absolute;margin-left:60pt;margin-top:2pt;width:210pt;height:90pt;z-index:1;visibility:hidden">' +
    '<v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>' +
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>' +
    `<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor>` +
    `<x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${column}</x:Column></x:ClientData></v:shape>`
  );
}
