import { ownSheets } from './own-sheets.js';
import { columnLetter, type Column, type ListDefinition } from '@emc/domain';
import type { DataValidation, Worksheet } from 'exceljs';
import { openPackage, pack } from './marked.package.js';
import { writeGuide } from './template.guide.js';
import { LAST_ROW } from './sheet.reference.js';
import { FONT, isMoment, MOMENT_FORMAT, paintHeader } from './template.look.js';
import { stampOf } from './template.stamp.js';

/** The same definition gives the same bytes, so the day it was made is none. */
const NO_DAY = new Date(0);

/** An empty list for officers to fill in (.xlsx): header in row 1, code columns as text, and the sheet "Hướng dẫn". */
export async function template(definition: ListDefinition): Promise<Buffer> {
  // exceljs takes half a second to load; reading a list must not pay for it.
  const { default: exceljs } = await import('exceljs');
  const book = new exceljs.Workbook();
  book.creator = 'EMC';
  book.lastModifiedBy = 'EMC';
  book.created = NO_DAY;
  book.modified = NO_DAY;
  book.title = definition.title.vi;
  book.keywords = stampOf(definition);

  const list = book.addWorksheet(definition.sheetName, {
    views: [{ state: 'frozen', ySplit: 1 }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0, printTitlesRow: '1:1' },
  });
  writeList(list, definition);
  const guide = book.addWorksheet(ownSheets.guide, {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToHeight: 0 },
  });
  writeGuide(guide, definition);
  return withoutDates(await book.xlsx.writeBuffer());
}

/** There is no filter on the header: a list handed in with rows filtered away is what officers forget. */
function writeList(sheet: Worksheet, { columns, maxRows }: ListDefinition): void {
  columns.forEach((column, n) => {
    const made = sheet.getColumn(n + 1);
    made.width = column.width;
    made.font = { name: FONT, size: 12 };
    made.alignment = { vertical: 'top', wrapText: !column.asText };
    // The format belongs to the whole column, so that rows nobody has filled yet keep their zeros too.
    if (column.asText) made.numFmt = '@';
    if (isMoment(column)) made.numFmt = MOMENT_FORMAT;
    offerValues(sheet, column, `${columnLetter(n)}2:${columnLetter(n)}${Math.min(maxRows + 1, LAST_ROW)}`);
  });
  const header = sheet.getRow(1);
  header.values = columns.map((column) => column.header);
  paintHeader(header);
  columns.forEach((column, n) => {
    const texts = [
      { text: column.note.vi, font: { name: 'Tahoma', size: 9, bold: true } },
      { text: `\n${column.note.en}`, font: { name: 'Tahoma', size: 9 } },
    ];
    header.getCell(n + 1).note = { texts };
  });
}

interface Validations {
  readonly dataValidations: { add(range: string, validation: DataValidation): void };
}

/** What the cells of a column take; another value is questioned and not refused, since EMC understands more than this. */
function offerValues(sheet: Worksheet, column: Column, range: string): void {
  const { header } = column;
  const validation = column.choices ? choiceOf(column.choices) : isMoment(column) ? MOMENT : null;
  if (!validation) return;
  // exceljs has this since 4.0 and leaves it out of its types.
  const { dataValidations } = sheet as Worksheet & Validations;
  dataValidations.add(range, {
    ...validation,
    allowBlank: true,
    showInputMessage: true,
    promptTitle: header,
    showErrorMessage: true,
    errorStyle: 'warning',
    errorTitle: header,
  });
}

function choiceOf(choices: NonNullable<Column['choices']>): DataValidation {
  const meanings = choices.map(({ value, meaning }) => `${value} = ${meaning.vi}`).join('; ');
  return {
    type: 'list',
    formulae: [`"${choices.map(({ value }) => value).join(',')}"`],
    prompt: meanings.slice(0, 255),
    error: `Chọn một trong các giá trị: ${choices.map(({ value }) => value).join(', ')}.`,
  };
}

const MOMENT: DataValidation = {
  type: 'date',
  operator: 'greaterThanOrEqual',
  formulae: [new Date(Date.UTC(1990, 0, 1))],
  prompt: 'Gõ ngày giờ theo dạng 2023-02-27 15:05:00 (giờ Việt Nam).',
  error: 'Excel không hiểu đây là ngày. Hãy gõ theo dạng 2023-02-27 15:05:00.',
};

/** exceljs dates each part of the package with the present. */
async function withoutDates(written: ArrayBuffer): Promise<Buffer> {
  const pkg = await openPackage(Buffer.from(written));
  try {
    return await pack(pkg.parts);
  } finally {
    pkg.close();
  }
}
