import { Readable } from 'node:stream';
import type { Counts, Issue, Language, ListDefinition, Sentence } from '@emc/domain';
import type { ByteSource } from './byte-source.js';
import { inPieces } from './export.cell.js';
import {
  freePart,
  freeSheetName,
  openingAt,
  readBook,
  withFilter,
  withSheet,
  type Book,
  type BookSheet,
} from './marked.book.js';
import { editComments, NO_COMMENTS, type Remarks } from './marked.comments.js';
import { editDrawing, NO_DRAWING } from './marked.drawing.js';
import { Edits } from './marked.edits.js';
import { dangling, withoutReferences } from './marked.mend.js';
import { filteredArea, ISSUE_SHEET, issueList, TAB_COLOUR } from './marked.list.js';
import { openPackage, pack, textChunks, type Part } from './marked.package.js';
import { asSeen, marksOf, remarksOf, tooManyRemarks } from './marked.remarks.js';
import { deselect, markSheet, readFoot, type SheetFoot } from './marked.sheet.js';
import { NO_STYLES, readStyles, type Styles } from './marked.styles.js';

export interface MarkOptions {
  readonly definition: ListDefinition;
  /** The sheet the issues speak of. */
  readonly sheetName: string;
  readonly language?: Language;
  /** Said above the list of issues. */
  readonly notes?: readonly Sentence[];
  /** What was found in all, when only the first issues of each code are at hand. */
  readonly counts?: Counts;
  /** In a workbook that holds the cells elsewhere than the list does: where, or null when it does not hold the cell. */
  readonly placeOf?: (issue: Issue) => string | null;
}

const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The officer's own workbook (an .xlsx that the reader found well-formed; the source stays open) with the bad cells coloured
 * and commented and a sheet "Lỗi" behind the others, shown first; all other content stays byte for byte, and the marks of
 * an earlier time are taken away. Throws when the workbook cannot be patched (not UTF-8, no such sheet).
 */
export async function markWorkbook(
  original: ByteSource | Buffer,
  issues: readonly Issue[],
  options: MarkOptions,
): Promise<Buffer> {
  const pkg = await openPackage(original);
  try {
    const book = await readBook(pkg);
    const marked = book.sheets.find(({ name }) => name === options.sheetName);
    if (!marked || !pkg.find(marked.part)) throw new Error(`no sheet named ${options.sheetName}`);
    const styles = readStyles(book.styles ? await pkg.text(book.styles) : NO_STYLES(book.namespaces.main));
    const edits = new Edits(pkg, book.namespaces.relationships);

    const foot = await readFoot(textChunks(await pkg.stream(marked.part)));
    const { placeOf } = options;
    const placed = placeOf ? issues.map((issue) => ({ ...issue, cell: placeOf(issue) })) : issues;
    const seen = asSeen(placed, foot.merges);
    const sheet = { ...marked, legacyDrawing: foot.legacyDrawing };
    const legacyDrawing = await editRemarks(edits, { book, sheet }, remarksOf(seen, options.language ?? 'vi'));
    const plan = { ...styles, marks: marksOf(seen), legacyDrawing };
    for (const sheet of book.sheets) {
      if (!pkg.find(sheet.part)) continue;
      const text = await mended(
        edits,
        sheet.part,
        legacyDrawing !== null && sheet === marked ? foot.legacyDrawing : undefined,
      );
      const rewritten = async () => (sheet === marked ? markSheet(await text(), plan) : await text());
      edits.replace(sheet.part, async () => Readable.from(await rewritten()));
    }
    await edits.unrelate('', () => false);
    await edits.unrelate(book.part, (id) => book.xml.includes(`"${id}"`) || book.xml.includes(`'${id}'`));
    await editIssueList(edits, { book, styles, issues }, options);
    return await pack(await edits.parts(await stylesPart(edits, book, styles)));
  } finally {
    pkg.close();
  }
}

/** The text of a sheet, not selected, without references that lead to nothing, and without that to a drawing replaced. */
async function mended(
  edits: Edits,
  part: string,
  replaced: string | undefined,
): Promise<() => Promise<AsyncGenerator<string, void, undefined>>> {
  const { pkg } = edits;
  const { references, otherReferences } = await readFoot(textChunks(await pkg.stream(part)));
  const gone = new Set(await dangling(pkg, part, references));
  await edits.unrelate(part, (id) => otherReferences.includes(id));
  if (replaced !== undefined) gone.add(replaced);
  return async () => {
    const text = deselect(textChunks(await pkg.stream(part)));
    return gone.size > 0 ? withoutReferences(text, gone) : text;
  };
}

/** Comments and the boxes they stand in; answers the `<legacyDrawing>` the sheet still needs. */
async function editRemarks(
  edits: Edits,
  { book, sheet }: { book: Book; sheet: BookSheet & Pick<SheetFoot, 'legacyDrawing'> },
  remarks: Remarks,
): Promise<string | null> {
  const { pkg } = edits;
  const relationships = (await pkg.relationships(sheet.part)).filter(({ part }) => pkg.find(part));
  const comments = relationships.find(({ kind }) => kind === 'comments')?.part;
  if (remarks.size === 0 && !comments) return null;
  // A picture in the page header is a drawing too; only the sheet itself says which one holds the comments.
  const drawing = relationships.find(({ kind, id }) => kind === 'vmlDrawing' && id === sheet.legacyDrawing)?.part;
  const edit = editComments(comments ? await pkg.text(comments) : NO_COMMENTS(book.namespaces.main), remarks);
  const boxes = editDrawing(drawing ? await pkg.text(drawing) : NO_DRAWING, edit, remarks);

  if (comments) edits.replace(comments, async () => edit.xml);
  else {
    const name = freePart(pkg, book, (n) => `comments${n}.xml`);
    edits.add({ name, content: async () => edit.xml }, `${SPREADSHEET}.comments+xml`);
    await edits.relate(sheet.part, 'comments', name);
  }
  if (drawing) {
    edits.replace(drawing, async () => boxes);
    return null;
  }
  const name = freePart(pkg, book, (n) => `drawings/vmlDrawing${n}.vml`);
  edits.add({ name, content: async () => boxes });
  const relationship = await edits.relate(sheet.part, 'vmlDrawing', name);
  return `legacyDrawing xmlns:r="${book.namespaces.relationships}" r:id="${relationship}"/>`;
}

/** The sheet "Lỗi": an earlier one of ours is written anew, one of the officer's own is left alone. */
async function editIssueList(
  edits: Edits,
  about: { book: Book; styles: Styles; issues: readonly Issue[] },
  options: MarkOptions,
): Promise<void> {
  const { book, styles, issues } = about;
  const { sheetName, language = 'vi' } = options;
  const notes = [...(options.notes ?? []), ...tooManyRemarks(issues)];
  const plan = { ...options, language, notes, style: styles.look, namespaces: book.namespaces };
  const content = async () => Readable.from(inPieces(issueList(issues, plan)));
  const area = filteredArea(issues, plan);

  const earlier = await earlierIssueList(edits, book, sheetName);
  if (earlier >= 0) {
    edits.replace(book.sheets[earlier]?.part ?? '', content);
    const filter = { sheet: earlier, name: book.sheets[earlier]?.name ?? '', area };
    edits.replace(book.part, async () => openingAt(withFilter(book.xml, filter), earlier));
    return;
  }
  const name = freePart(edits.pkg, book, (n) => `worksheets/sheet${n}.xml`);
  edits.add({ name, content }, `${SPREADSHEET}.worksheet+xml`);
  const relationship = await edits.relate(book.part, 'worksheet', name);
  const sheet = book.sheets.length;
  const sheetTitle = freeSheetName(ISSUE_SHEET[language], book.sheets);
  const xml = withFilter(withSheet(book, sheetTitle, relationship), { sheet, name: sheetTitle, area });
  edits.replace(book.part, async () => openingAt(xml, sheet));
}

/** Where an earlier sheet of issues stands, -1 when there is none; never the sheet that is being marked. */
async function earlierIssueList({ pkg }: Edits, { sheets }: Book, marked: string): Promise<number> {
  const names = Object.values(ISSUE_SHEET);
  for (const [n, { name, part }] of sheets.entries()) {
    if (name === marked || !pkg.find(part) || !names.some((ours) => name.normalize('NFC').startsWith(ours))) continue;
    for await (const chunk of textChunks(await pkg.stream(part))) {
      if (chunk.includes(TAB_COLOUR)) return n;
      break;
    }
  }
  return -1;
}

/** Written last: which styles are needed is known when the sheet has been rewritten. */
async function stylesPart(edits: Edits, book: Book, styles: Styles): Promise<Part> {
  const name = book.styles ?? freePart(edits.pkg, book, (n) => `styles${n}.xml`);
  const part = { name, content: async () => styles.render() };
  if (!book.styles) {
    edits.add(part, `${SPREADSHEET}.styles+xml`);
    await edits.relate(book.part, 'styles', name);
  }
  return part;
}
