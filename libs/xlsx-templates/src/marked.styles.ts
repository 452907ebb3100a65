import type { Severity } from '@emc/domain';
import { appendTo, attributes, childrenOf, prefixOf, replaceTags, tags, withAttribute } from './marked.xml.js';

/**
 * Colours of the marks. Each is one step beside a colour of Excel's own palette, so that no officer has it by chance and
 * an earlier mark is known again after Excel or LibreOffice has saved the workbook.
 */
export const MARK_COLOURS: Readonly<Record<Severity, string>> = {
  error: 'FFFFC7CD',
  warning: 'FFFFEB9D',
  notice: 'FFDDEBF8',
};

/** How the cells of the sheet of issues look. */
export type Look = 'title' | 'plain' | 'header' | 'text' | 'number' | 'link' | Severity;

/** The style sheet of a workbook, growing while cells are marked. */
export interface Styles {
  /** The style of a marked cell: its own in everything but the fill. */
  marked(style: number, severity: Severity): number;
  /** The style of an unmarked cell: its own, without the fill of an earlier mark. */
  unmarked(style: number): number;
  /** Whether an earlier mark may stand in this workbook. */
  readonly hasOldMarks: boolean;
  look(look: Look): number;
  render(): string;
}

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice'];

/** For a workbook whose writer gave it no styles at all. */
export const NO_STYLES = (namespace: string) =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${namespace}">` +
  '<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs></styleSheet>';

export function readStyles(xml: string): Styles {
  const fonts = itemsOf(xml, 'fonts').length;
  const fills = itemsOf(xml, 'fills');
  const formats = itemsOf(xml, 'cellXfs');
  const oldFills = new Set(fills.flatMap((fill, id) => (isMark(fill) ? [String(id)] : [])));
  const old = formats.map((format) => oldFills.has(attributes(format).get('fillId') ?? ''));
  const prefix = prefixOf(xml);
  const added: string[] = [];
  const known = new Map<string, number>();

  const add = (key: string, format: () => string): number => {
    const style = known.get(key) ?? formats.length + added.length;
    if (!known.has(key)) added.push(format());
    known.set(key, style);
    return style;
  };
  const filled = (style: number, fill: number | null) =>
    withFill(formats[style] ?? formats[0] ?? `<${prefix}xf/>`, fill);

  return {
    hasOldMarks: old.includes(true),
    marked: (style, severity) =>
      add(`${style} ${severity}`, () => filled(style, fills.length + SEVERITIES.indexOf(severity))),
    unmarked: (style) => (old[style] ? add(`${style}`, () => filled(style, null)) : style),
    look: (look) => add(look, () => lookFormat(look, { p: prefix, fonts, fills: fills.length })),
    render: () => {
      const withFonts = appendTo(xml, 'fonts', newFonts(prefix));
      const withFills = appendTo(withFonts, 'fills', newFills(prefix));
      return appendTo(withFills, 'cellXfs', added);
    },
  };
}

function itemsOf(xml: string, parent: string): readonly string[] {
  const found = childrenOf(xml, parent);
  if (!found) throw new Error(`styles without <${parent}>`);
  return found.items;
}

function isMark(fill: string): boolean {
  const colours: readonly string[] = Object.values(MARK_COLOURS);
  for (const tag of tags(fill)) {
    if (tag.local === 'fgColor' && colours.includes(attributes(tag.text).get('rgb') ?? '')) return true;
  }
  return false;
}

function withFill(format: string, fill: number | null): string {
  let first = true;
  return replaceTags(format, (tag) => {
    if (!first) return tag.text;
    first = false;
    return withAttribute(withAttribute(tag.text, 'fillId', String(fill ?? 0)), 'applyFill', fill === null ? '0' : '1');
  });
}

const FONT_NAME = 'Times New Roman';

/** In this order: header, title, link, everything else. */
function newFonts(p: string): string[] {
  const font = (marks: string, size: number, colour: string) =>
    `<${p}font>${marks}<${p}sz val="${size}"/><${p}color rgb="${colour}"/><${p}name val="${FONT_NAME}"/><${p}family val="1"/></${p}font>`;
  return [
    font(`<${p}b/>`, 11, 'FFFFFFFF'),
    font(`<${p}b/>`, 14, 'FF1F3864'),
    font(`<${p}u/>`, 11, 'FF0563C1'),
    font('', 11, 'FF000000'),
  ];
}

/** In this order: the three severities, the header. */
function newFills(p: string): string[] {
  return [...SEVERITIES.map((severity) => MARK_COLOURS[severity]), 'FF1F3864'].map(
    (colour) =>
      `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="${colour}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`,
  );
}

interface LookParts {
  /** Place among the new fonts and fills. */
  readonly font: number;
  readonly fill?: number;
  readonly wrap?: true;
  readonly centred?: true;
  readonly asText?: true;
}

const LOOKS: Readonly<Record<Look, LookParts>> = {
  header: { font: 0, fill: 3, wrap: true },
  title: { font: 1 },
  plain: { font: 3 },
  number: { font: 3, centred: true },
  text: { font: 3, wrap: true, asText: true },
  link: { font: 2, centred: true },
  error: { font: 3, fill: 0, wrap: true },
  warning: { font: 3, fill: 1, wrap: true },
  notice: { font: 3, fill: 2, wrap: true },
};

/** Text that looks like a formula stays text even when the officer edits the cell: `quotePrefix`. */
function lookFormat(look: Look, base: { p: string; fonts: number; fills: number }): string {
  const { font, fill, wrap, centred, asText } = LOOKS[look];
  const { p } = base;
  const format = asText ? 'numFmtId="49" quotePrefix="1" applyNumberFormat="1"' : 'numFmtId="0"';
  const parts = `fontId="${base.fonts + font}" fillId="${fill === undefined ? 0 : base.fills + fill}" borderId="0" xfId="0"`;
  const alignment = `${centred ? ' horizontal="center"' : ''} vertical="top"${wrap ? ' wrapText="1"' : ''}`;
  return (
    `<${p}xf ${format} ${parts} applyFont="1" applyFill="1" applyAlignment="1">` +
    `<${p}alignment${alignment}/></${p}xf>`
  );
}
