/** ExcelApi levels by member, by class: `{ Range: { values: '1.1' } }`. */
export type ApiLevels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The classes of Excel that the test bed plays. */
export const playedClasses = [
  'ConditionalFormat',
  'ConditionalFormatCollection',
  'ConditionalFormatRule',
  'ConditionalRangeFill',
  'ConditionalRangeFormat',
  'CustomConditionalFormat',
  'DataValidation',
  'FunctionResult',
  'Functions',
  'Range',
  'RangeAreas',
  'RangeCollection',
  'RangeFill',
  'RangeFont',
  'RangeFormat',
  'Workbook',
  'Worksheet',
  'WorksheetCollection',
  'WorksheetFreezePanes',
] as const;

const classStart = /^ {4}class (\w+)(?:<\w+>)? extends OfficeExtension\.ClientObject/;
const apiSet = /\[Api set: ExcelApi (1\.\d+)(?=[\s,\]])/;
const member = /^ {8}(?:readonly )?(\w+)\??[:(]/;

/**
 * Reads from the declarations of office.js since which level each member exists. A member of a later, desktop-only or
 * preview set is left out, and so unknown to the bed; `items` of a collection is as old as its class.
 */
export function readApiLevels(declarations: string, classes: readonly string[] = playedClasses): ApiLevels {
  const excel = declarations.slice(declarations.indexOf('\ndeclare namespace Excel {'));
  const levels: Record<string, Record<string, string>> = {};
  let name = '';
  let comment = '';
  for (const line of excel.slice(0, excel.indexOf('\n}\n')).split('\n')) {
    const starts = classStart.exec(line)?.[1];
    if (starts) {
      name = classes.includes(starts) ? starts : '';
      if (name) levels[name] = {};
      if (name.endsWith('Collection')) note(levels[name] ?? {}, 'items', comment);
    } else if (line === '    }') name = '';
    else if (/^ *\/\*\*/.test(line)) comment = line;
    else if (/^ *\*/.test(line)) comment += line;
    else if (name) note(levels[name] ?? {}, member.exec(line)?.[1], comment);
  }
  return levels;
}

/** Of several overloads, the first to exist counts. */
function note(members: Record<string, string>, name: string | undefined, comment: string): void {
  const level = apiSet.exec(comment)?.[1];
  if (!name || !level) return;
  const known = members[name];
  if (!known || isBefore(level, known)) members[name] = level;
}

/** `1.9` comes before `1.10`. */
export function isBefore(one: string, other: string): boolean {
  return Number(one.split('.')[1]) < Number(other.split('.')[1]);
}
