import { escaped } from './markup.js';

/** A drawing of a dialog; what its controls say is given as Excel in English says it, the caption below has the rest. */
function drawing(label: string, height: number, parts: readonly string[]): string {
  return `<svg role="img" aria-label="${escaped(label)}" viewBox="0 0 560 ${height}">${parts.join('')}</svg>`;
}

type Place = readonly [x: number, y: number];
type Extent = readonly [x: number, y: number, width: number, height: number];

const box = ([x, y, width, height]: Extent, look = 'frame') =>
  `<rect class="${look}" x="${x}" y="${y}" width="${width}" height="${height}" rx="3"/>`;
const say = ([x, y]: Place, text: string, look = 'said') =>
  `<text class="${look}" x="${x}" y="${y}">${escaped(text)}</text>`;
const button = ([x, y]: Place, text: string, look = 'button') =>
  `${box([x, y, 22 + text.length * 7, 26], look)}${say([x + 11, y + 17], text, look === 'main' ? 'on-main' : 'said')}`;
const icon = (x: number, y: number, size: number) =>
  `<g transform="translate(${x} ${y}) scale(${size / 16})"><rect class="main" width="16" height="16" rx="2"/>` +
  `<path class="tick" d="M4 8.5l3 3 5.5-6.5"/></g>`;
const dialog = (title: string, height: number) => [
  box([1, 1, 558, height - 2]),
  box([1, 1, 558, 30], 'bar'),
  say([14, 21], title, 'title'),
];

/** Trust Center › Trusted Add-in Catalogs, with the folder in it. */
export function trustCenter(label: string): string {
  return drawing(label, 232, [
    ...dialog('Trust Center', 232),
    box([12, 42, 164, 178], 'panel'),
    say([22, 64], 'Trusted Publishers'),
    say([22, 86], 'Trusted Locations'),
    box([14, 96, 160, 24], 'chosen'),
    say([22, 112], 'Trusted Add-in Catalogs', 'strong'),
    say([22, 138], 'Add-ins'),
    say([188, 62], 'Catalog Url:'),
    box([262, 46, 176, 24], 'field'),
    say([270, 62], String.raw`\\may-chu\emc`),
    button([446, 45], 'Add catalog'),
    box([188, 86, 360, 90], 'panel'),
    say([198, 106], 'Trusted Catalog Address', 'strong'),
    say([456, 106], 'Show in Menu', 'strong'),
    say([198, 132], String.raw`\\may-chu\emc`),
    box([488, 119, 16, 16], 'main'),
    '<path class="tick" d="M491 127l4 4 6-8"/>',
    button([424, 188], 'OK', 'main'),
    button([478, 188], 'Cancel'),
  ]);
}

/** Insert › My Add-ins › SHARED FOLDER. */
export function sharedFolder(label: string): string {
  return drawing(label, 190, [
    ...dialog('Office Add-ins', 190),
    say([20, 58], 'MY ADD-INS'),
    box([112, 66, 120, 3], 'main'),
    say([116, 58], 'SHARED FOLDER', 'strong'),
    say([252, 58], 'STORE'),
    say([470, 58], 'Refresh', 'link'),
    box([20, 84, 150, 50], 'chosen'),
    icon(30, 93, 32),
    say([74, 113], 'EMC', 'strong'),
    button([430, 148], 'Add', 'main'),
    button([486, 148], 'Close'),
  ]);
}

/** The Data tab with the button, and the pane beside the sheet. */
export function dataTab(label: string): string {
  const lines = [0, 1, 2, 3, 4].map((line) => `<path class="line" d="M1 ${132 + line * 20}H380"/>`);
  return drawing(label, 236, [
    box([1, 1, 558, 234]),
    ...['File', 'Home', 'Insert', 'Formulas', 'Data', 'Review'].map((tab, at) =>
      say([16 + at * 66, 22], tab, tab === 'Data' ? 'strong' : 'said'),
    ),
    box([278, 28, 34, 3], 'main'),
    box([1, 34, 558, 78], 'panel'),
    box([430, 38, 110, 70], 'chosen'),
    icon(469, 44, 32),
    say([443, 92], 'Kiểm tra và nộp'),
    ...lines,
    box([380, 112, 179, 123]),
    say([392, 132], 'EMC', 'title'),
    button([392, 142], 'Kiểm tra', 'main'),
    say([392, 192], '2 lỗi, 1 cảnh báo'),
    say([392, 212], 'D5  Mã mất số 0'),
  ]);
}

/** Microsoft 365 admin centre › Integrated apps › Upload custom apps. */
export function adminCentre(label: string): string {
  return drawing(label, 196, [
    ...dialog('Microsoft 365 admin center · Integrated apps', 196),
    say([20, 58], 'Upload custom apps', 'title'),
    say([20, 84], 'App type'),
    box([160, 68, 200, 24], 'field'),
    say([168, 84], 'Office Add-in'),
    '<circle class="field" cx="28" cy="112" r="7"/><circle class="main" cx="28" cy="112" r="4"/>',
    say([44, 116], 'Provide link to manifest file', 'strong'),
    box([44, 126, 420, 24], 'field'),
    say([52, 142], 'https://…/addin/manifest.xml'),
    button([474, 125], 'Validate', 'main'),
    button([474, 160], 'Next'),
  ]);
}

/** Excel on the web › Add-ins › Upload My Add-in. */
export function uploadOnTheWeb(label: string): string {
  return drawing(label, 160, [
    ...dialog('Office Add-ins', 160),
    say([20, 58], 'MY ADD-INS', 'strong'),
    box([18, 66, 84, 3], 'main'),
    say([400, 58], 'Upload My Add-in', 'link'),
    say([20, 100], 'Upload Add-in', 'title'),
    box([20, 112, 300, 26], 'field'),
    say([28, 129], 'manifest.xml'),
    button([330, 112], 'Browse…'),
    button([430, 112], 'Upload', 'main'),
  ]);
}
