import type { Dossier, DossierHistory } from '@emc/contract';
import { eventDoubts, type Language, type Sentence } from '@emc/domain';
import { counted } from '../told.js';

export const words = {
  query: { vi: 'Mã hồ sơ bắt đầu bằng', en: 'Dossier code begins with' },
  find: { vi: 'Tìm', en: 'Find' },
  nothing: {
    vi: 'Không có hồ sơ nào như vậy ở trang này. Kiểm tra lại mã, hoặc thử lại sau vài giây nếu vừa gửi.',
    en: 'The site has no such dossier. Check the code, or try again in a few seconds if it was just sent.',
  },
  list: { vi: 'Hồ sơ tìm thấy', en: 'Dossiers found' },
  back: { vi: '‹ Danh sách hồ sơ', en: '‹ All dossiers' },
  codeProfile: { vi: 'Mã hồ sơ', en: 'Dossier' },
  day: { vi: 'Tính vào ngày', en: 'Counts on' },
  procedure: { vi: 'Mã thủ tục', en: 'Procedure' },
  level: { vi: 'Cấp độ', en: 'Level' },
  notListed: { vi: 'không có trong danh sách', en: 'not in the list' },
  version: { vi: 'Theo phiên bản danh sách', en: 'By version of the list' },
  channel: { vi: 'Hình thức tiếp nhận', en: 'Channel' },
  status: { vi: 'Trạng thái', en: 'Status' },
  returnedOn: { vi: 'Trả kết quả', en: 'Returned' },
  events: { vi: 'Các sự kiện đã nhận, theo thứ tự đến', en: 'Events as they came' },
  receivedAt: { vi: 'EMC nhận lúc', en: 'Received' },
  occurredAt: { vi: 'Xảy ra lúc', en: 'Happened' },
  name: { vi: 'Tên gửi kèm', en: 'Name as sent' },
  doubts: { vi: 'Điểm nghi vấn', en: 'Doubts' },
  open: { vi: 'Mở xem', en: 'Open' },
  openHint: {
    vi: 'Có thể là dữ liệu cá nhân. Nhật ký ghi lại ai đã mở.',
    en: 'It may be personal. The audit tells who opened it.',
  },
  unread: { vi: 'Trường EMC không hiểu (số ký tự)', en: 'Fields EMC does not understand (characters)' },
  nameless: { vi: 'không rõ tên', en: 'no name' },
  correction: { vi: 'gửi lại để hiệu chỉnh', en: 'sent again as a correction' },
} as const satisfies Record<string, Sentence>;

const statusNames: readonly Sentence[] = [
  { vi: 'Khác', en: 'Other' },
  { vi: 'Tiếp nhận', en: 'Received' },
  { vi: 'Đang xử lý', en: 'In process' },
  { vi: 'Trả kết quả', en: 'Returned' },
  { vi: 'Phân công', en: 'Assigned' },
];

const unknown: Sentence = { vi: 'không rõ', en: 'not known' };

export function statusTold(status: Dossier['status'], language: Language): string {
  return (statusNames[status ?? -1] ?? unknown)[language];
}

export function channelTold(channel: Dossier['channel'], language: Language): string {
  const names = { online: { vi: 'Trực tuyến', en: 'Online' }, direct: { vi: 'Trực tiếp', en: 'Direct' } };
  return (channel ? names[channel] : unknown)[language];
}

/** What is doubtful about an event, by its codes. */
export function doubtsTold(codes: readonly string[], language: Language): string {
  const sentences: Readonly<Record<string, Sentence>> = eventDoubts;
  return codes.map((code) => sentences[code]?.[language] ?? code).join('\n');
}

/** How the fields that EMC does not understand are called; what stands in them may be personal. */
export function unreadTold(unread: DossierHistory['events'][number]['unread'], language: Language): string {
  if (unread.length === 0) return '';
  const fields = unread.map(({ name, length }) => `${name || words.nameless[language]} (${length})`).join(', ');
  return `${words.unread[language]}: ${fields}`;
}

/** `1.882 hồ sơ được tìm thấy` */
export function foundSentence(count: number): Sentence {
  return counted(count, (told) => ({
    vi: `${told} hồ sơ được tìm thấy`,
    en: `${told} ${count === 1 ? 'dossier' : 'dossiers'} found`,
  }));
}
