import type { Feed } from '@emc/contract';
import type { Sentence } from '@emc/domain';
import { counted, dayTold, timeTold } from '../told.js';

export const words = {
  state: { vi: 'Tình trạng dữ liệu gửi về', en: 'State of the feed' },
  settings: { vi: 'Cấu hình', en: 'Settings' },
  lastEvent: { vi: 'Sự kiện gần nhất', en: 'Last event' },
  never: { vi: 'chưa có', en: 'never' },
  events: { vi: 'Sự kiện đã nhận', en: 'Events received' },
  dossiers: { vi: 'Hồ sơ', en: 'Dossiers' },
  quarantined: { vi: 'Giữ lại chờ xem xét', en: 'In quarantine' },
  expectedFrom: { vi: 'Phải kết nối từ', en: 'Due from' },
  notSet: { vi: 'chưa đặt', en: 'not set' },
  allowedHours: { vi: 'Báo mất dữ liệu sau (giờ làm việc)', en: 'Told missing after (working hours)' },
  rate: { vi: 'Nhận nhiều nhất mỗi phút', en: 'Most a minute' },
  key: { vi: 'Khoá gửi dữ liệu', en: 'Feed key' },
  keyRequired: { vi: 'bắt buộc', en: 'required' },
  keyOptional: { vi: 'đã cấp, chưa bắt buộc', en: 'issued, not required' },
  keyNone: { vi: 'chưa cấp', en: 'none' },
  daily: { vi: 'Số hồ sơ 14 ngày gần nhất', en: 'Dossiers of the last 14 days' },
  dailyNone: {
    vi: 'Chưa có số liệu ngày nào.',
    en: 'There are no daily figures yet.',
  },
  day: { vi: 'Ngày', en: 'Day' },
  received: { vi: 'Tiếp nhận', en: 'Received' },
  online: { vi: 'Trực tuyến', en: 'Online' },
  returned: { vi: 'Trả kết quả', en: 'Returned' },
  usual: { vi: 'Thường có', en: 'Usual' },
  usualHint: {
    vi: '“Thường có” là trung vị của cùng thứ trong tám tuần trước, không kể ngày nghỉ; dấu “–” là chưa đủ lịch sử hoặc ngày nghỉ.',
    en: '“Usual” is the median of the same weekday over eight weeks, holidays left out; “–” stands for holidays and too short a history.',
  },
} as const satisfies Record<string, Sentence>;

/** The state of a feed in words: what it means, and what to do. The first one matters most. */
export function feedSentences(feed: Feed): readonly Sentence[] {
  return [arrival(feed), ...behind(feed), ...quarantine(feed), key(feed)];
}

function arrival({ lastEventAt, expectedFrom, allowedHours }: Feed): Sentence {
  if (lastEventAt !== null) {
    const at = timeTold(lastEventAt);
    return {
      vi: `Sự kiện gần nhất đến lúc ${at}. Quá ${allowedHours} giờ làm việc không nhận được gì, EMC báo mất dữ liệu.`,
      en: `The last event came at ${at}. After ${allowedHours} working hours without any, EMC tells of it.`,
    };
  }
  const due = dayTold(expectedFrom);
  return {
    vi: `Trang này chưa gửi sự kiện nào${expectedFrom ? `, trong khi phải kết nối từ ${due}` : ''}. Hãy khai địa chỉ nhận của EMC và mã trang trong hệ thống một cửa điện tử, rồi gửi thử một hồ sơ.`,
    en: `This site has never sent an event${expectedFrom ? `, though it was due from ${due}` : ''}. Set EMC’s address and the site id in the case-handling system, then send a dossier.`,
  };
}

function behind({ events, derived }: Feed): Sentence[] {
  if (derived >= events) return [];
  return [
    counted(events - derived, (told) => ({
      vi: `Còn ${told} sự kiện đang được tính vào số liệu; hãy xem lại sau ít giây.`,
      en: `${told} events are still being counted; look again in a few seconds.`,
    })),
  ];
}

function quarantine({ quarantined }: Feed): Sentence[] {
  if (quarantined === 0) return [];
  return [
    counted(quarantined, (told) => ({
      vi: `${told} sự kiện mang mã trang này đang được giữ lại vì chưa dùng được, nên chưa tính vào số liệu. Xem chênh lệch “Dữ liệu chưa dùng được” để biết cần sửa gì.`,
      en: `${told} events with this site id wait in quarantine and count nowhere yet. See the discrepancy “Events that cannot be used”.`,
    })),
  ];
}

function key({ keyRequired, hasKey }: Feed): Sentence {
  if (keyRequired) {
    return {
      vi: 'Trang chỉ nhận dữ liệu gửi kèm khoá: địa chỉ trong hệ thống một cửa điện tử phải có khoá do EMC cấp.',
      en: 'The site takes data with its key only: the address in the case-handling system must hold it.',
    };
  }
  return hasKey
    ? {
        vi: 'Khoá đã được cấp nhưng chưa bắt buộc. Khi hệ thống một cửa điện tử đã dùng khoá, hãy đề nghị Cục bật yêu cầu khoá.',
        en: 'A key was issued but is not required. Once the case-handling system uses it, ask the Department to require it.',
      }
    : {
        vi: 'Trang chưa dùng khoá: ai biết mã trang cũng gửi được dữ liệu. Hãy đề nghị Cục cấp khoá.',
        en: 'The site has no key: whoever knows its id can send. Ask the Department for one.',
      };
}
