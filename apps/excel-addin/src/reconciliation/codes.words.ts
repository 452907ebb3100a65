import type { Sentence } from '@emc/domain';
import { counted, countTold } from '../told.js';

export const words = {
  noList: {
    vi: 'Trang này chưa có danh sách dịch vụ công mặc định nên chưa đối chiếu được mã. Hãy nộp danh sách trước.',
    en: 'This site has no default list of services yet, so codes cannot be compared. Hand in a list first.',
  },
  comparedWith: {
    vi: (version: number, since: string) =>
      `Đối chiếu phiên bản mặc định số ${version} với dữ liệu gửi về từ ngày ${since} (30 ngày gần nhất).`,
    en: (version: number, since: string) =>
      `Version ${version}, the default, beside the feed since ${since} (the last 30 days).`,
  },
  sentTitle: { vi: 'Mã có hồ sơ nhưng không có trong danh sách', en: 'Sent, but not in the list' },
  listedTitle: { vi: 'Mã trong danh sách nhưng chưa có hồ sơ', en: 'In the list, but never sent' },
  code: { vi: 'Mã (CodeTTHC)', en: 'Code (CodeTTHC)' },
  dossiers: { vi: 'Hồ sơ 30 ngày', en: 'Dossiers, 30 days' },
  last: { vi: 'Gần nhất', en: 'Last' },
  suggestion: { vi: 'Có thể là ID MCDT', en: 'May be the ID MCDT' },
  noSuggestion: { vi: 'Chưa có gợi ý', en: 'None to suggest' },
  service: { vi: 'Tên dịch vụ công', en: 'Service' },
  level: { vi: 'Cấp độ', en: 'Level' },
  inSheet: { vi: 'Trang tính', en: 'Sheet' },
  jump: { vi: 'Tới dòng', en: 'Go to the row' },
} as const;

/** How many codes the list lacks, and what to do about them. */
export function sentSentence(codes: number, dossiers: number): Sentence {
  if (codes === 0) {
    return {
      vi: 'Mọi hồ sơ gửi về đều mang mã có trong danh sách.',
      en: 'Every dossier carries a code of the list.',
    };
  }
  return {
    vi: `${countTold(codes, 'vi')} mã, ${countTold(dossiers, 'vi')} hồ sơ. Các hồ sơ này không được tính là trực tuyến. Hãy bổ sung mã vào cột ID MCDT, hoặc sửa mã trên hệ thống một cửa điện tử rồi gửi lại.`,
    en: `${countTold(codes, 'en')} codes, ${countTold(dossiers, 'en')} dossiers, none of which counts as online. Add the codes to the column ID MCDT, or correct them in the case-handling system and send again.`,
  };
}

/** How many services nobody used, and what to look at. */
export function listedSentence(services: number): Sentence {
  if (services === 0) {
    return { vi: 'Dịch vụ nào cũng có hồ sơ gửi về.', en: 'Every service has dossiers.' };
  }
  return counted(services, (told) => ({
    vi: `${told} dịch vụ. Nếu thủ tục vẫn phát sinh hồ sơ, hãy kiểm tra mã mà hệ thống một cửa điện tử gửi về.`,
    en: `${told} services. If dossiers do come in, check the code that the case-handling system sends.`,
  }));
}

/** The API gives a first part of very many. */
export function fewerShownSentence(count: number): Sentence {
  return counted(count, (told) => ({
    vi: `Còn ${told} mã nữa không liệt kê ở đây. Hãy xử lý các mã trên trước.`,
    en: `${told} more are not listed here. See to these first.`,
  }));
}
