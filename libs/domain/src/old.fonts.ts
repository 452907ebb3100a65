/**
 * Vietnamese as it was typed before Unicode: the letters of a text were chosen for what a font (.VnTime, VNI-Times) drew in
 * their place. Told by the text itself, so that it is seen also where the font is gone or unknown.
 */
export interface OldText {
  readonly encoding: 'TCVN3' | 'VNI';
  /** The same in Unicode. */
  readonly unicode: string;
}

/** TCVN 5712:1993, VN3: what stands for each letter. */
const tcvn3: ReadonlyMap<string, string> = pairs(
  '¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ§¡¢£¤¥¦',
  'áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĐĂÂÊÔƠƯ',
);

/** VNI: a mark stands behind its vowel. Vowels with a mark of their own come first. */
const vniMarks: Readonly<Record<string, string>> = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' };
const vniShapes: Readonly<Record<string, string>> = {
  ...{ â: '\u0302', á: '\u0302\u0301', à: '\u0302\u0300', å: '\u0302\u0309', ã: '\u0302\u0303', ä: '\u0302\u0323' },
  ...{ ê: '\u0306', é: '\u0306\u0301', è: '\u0306\u0300', ú: '\u0306\u0309', ü: '\u0306\u0303', ë: '\u0306\u0323' },
};
const vniLetters = pairs('íìæóòôöîñ', 'íìỉĩịơưỵđ');

/** What such a text is in Unicode; null for any other. */
export function oldText(text: string): OldText | null {
  const foreign = [...text].filter((sign) => sign > '\u007f');
  if (foreign.length === 0 || foreign.some((sign) => sign > '\u00ff')) return null;
  if ((text.match(vniPairs)?.length ?? 0) > 1) return { encoding: 'VNI', unicode: fromVni(text) };
  const isTcvn3 = foreign.length > 1 && foreign.every((sign) => tcvn3.has(sign)) && looksLikeTcvn3.test(text);
  return isTcvn3 ? { encoding: 'TCVN3', unicode: fromTcvn3(text) } : null;
}

/** What a text would be if it were one, for whoever knows which words to expect; `oldText` wants more signs of it. */
export function oldReadings(text: string): string[] {
  return /[^\0-\u007f]/.test(text) ? [fromTcvn3(text), fromVni(text)] : [];
}

const fromTcvn3 = (text: string): string => text.replace(/[^\0-\u007f]/g, (sign) => tcvn3.get(sign) ?? sign);

/** Signs that no word of any language has within it, beside a letter. */
const looksLikeTcvn3 = /[¡-¬\u00ad®µ-¹»-¾]+[a-z\u00c0-\u00ff]|[a-z][¨-¬\u00adµ-¹»-¾]/i;
/** A vowel and the mark behind it, as no language writes them twice. */
const vniPairs = /a[âáàåãäêéèúüëùøûõï]|e[âáàåãäùøûõï]|o[âåäùøûõï]|[uyôö][ùøûõï]/gi;

function fromVni(text: string): string {
  const shaped = text.replace(/([aeo])([âáàåãä])|(a)([êéèúüë])/gi, (...found: string[]) => {
    const vowel = found[1] ?? found[3] ?? '';
    return vowel + (vniShapes[(found[2] ?? found[4] ?? '').toLowerCase()] ?? '');
  });
  const marked = shaped.replace(/([aeouyôö])([ùøûõï])/gi, (_, vowel: string, mark: string) => {
    return letter(vowel) + (vniMarks[mark.toLowerCase()] ?? '');
  });
  return marked.replace(/[íìæóòôöîñ]/gi, letter).normalize('NFC');
}

function letter(sign: string): string {
  const small = sign.toLowerCase();
  const found = vniLetters.get(small) ?? small;
  return sign === small ? found : found.toUpperCase();
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const letters = [...to];
  return new Map([...from].map((sign, n) => [sign, letters[n] ?? '']));
}
