import { pictureOf } from './picture.js';

const drawing = (text: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40"><text x="4" y="28" font-family="Arial" font-size="20">${text}</text></svg>`;

/** Width and height stand in the first chunk of a PNG. */
const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)];

test('a drawing becomes a PNG of twice its size', async () => {
  const png = await pictureOf(drawing('Tỷ lệ hồ sơ'));
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(sizeOf(png)).toEqual([400, 80]);
});

// What the fonts lack is drawn like a sign they surely lack.
test('every Vietnamese letter is drawn, and as itself', async () => {
  const letters = [...'ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ'];
  const pictures = await Promise.all(
    [' ', '中', ...letters].map(async (letter) => (await pictureOf(drawing(letter))).toString('base64')),
  );
  expect(new Set(pictures.slice(1)).size).toBe(letters.length + 1);
});
