import exceljs from 'exceljs';
import { contentOf, withSaved } from './fixtures/saved.js';

/** The same cells on every run: a failure can be looked at. */
function dice(seed: number): (below: number) => number {
  let state = seed;
  return (below) => (state = (state * 48271) % 2147483647) % below;
}

const alphabet = [...'ABCxyz 019.-&<>"\'_\n\tăâđêôơưẤỆỘỮ€東😀\u0301\u00a0', ']]>', '  '];

function randomText(roll: (below: number) => number): string {
  // A leading letter: exceljs itself drops the text of cells it takes for empty.
  return `t${Array.from({ length: roll(40) }, () => alphabet[roll(alphabet.length)]).join('')}`;
}

function randomNumber(roll: (below: number) => number): number {
  return [roll(10), roll(2147483646), roll(1e6) / 7, -roll(1e9) * 1e-12, roll(1e9) * 1e12][roll(5)] ?? 0;
}

test.each([1, 2, 3, 4, 5])('cells that exceljs writes are read back equal (seed %d)', async (seed) => {
  const roll = dice(seed * 104_729);
  const book = new exceljs.Workbook();
  const sheet = book.addWorksheet('a');
  const expected = Array.from({ length: 60 }, (_, index) => {
    const cells = Array.from({ length: 6 }, (__, column) => {
      const target = sheet.getCell(index + 1, column + 1);
      if (roll(3) === 0) {
        const text = randomText(roll);
        target.value = text;
        return { text };
      }
      if (roll(2) === 0) {
        const number = randomNumber(roll);
        target.value = number;
        return { number };
      }
      const time = new Date(Date.UTC(1950 + roll(120), roll(12), 1 + roll(28), roll(24), roll(60), roll(60)));
      target.value = time;
      target.numFmt = 'dd/mm/yyyy hh:mm:ss';
      return { date: time.toISOString().slice(0, 19), format: 'dd/mm/yyyy hh:mm:ss' };
    });
    return { row: index + 1, cells };
  });
  const bytes = await book.xlsx.writeBuffer();
  const { rows } = await withSaved(Buffer.from(bytes), contentOf);
  expect(rows).toMatchObject(expected);
});
