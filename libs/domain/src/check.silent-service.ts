import { daysBetween } from './calendar.js';
import { dayInWords, type Check } from './check.js';
import { discrepancyKinds } from './discrepancy.kinds.js';
import type { Level } from './level.js';
import { fill } from './rule.js';

export interface ServiceUse {
  readonly idMcdt: string;
  readonly name: string;
  readonly level: Level;
  /** The day a default list first had it. */
  readonly listedSince: string;
  readonly lastDossierOn: string | null;
}

export interface SilentServiceFacts {
  readonly today: string;
  /** The day of the site's first event; null = never fed. */
  readonly fedSince: string | null;
  /** The default list. */
  readonly services: readonly ServiceUse[];
}

const silentDays = 90;

export const silentService: Check<SilentServiceFacts> = {
  kind: 'SILENT_SERVICE',
  title: discrepancyKinds.SILENT_SERVICE,
  severity: 'notice',
  dueWorkingDays: 20,
  find({ today, fedSince, services }) {
    if (!isLongAgo(fedSince, today)) return [];
    return services
      .filter(({ level, listedSince, lastDossierOn }) => {
        return (
          level >= 3 && isLongAgo(listedSince, today) && (lastDossierOn === null || isLongAgo(lastDossierOn, today))
        );
      })
      .map(({ idMcdt, name, level, listedSince, lastDossierOn }) => ({
        subject: idMcdt,
        evidence: { counts: { days: silentDays }, rows: [{ idMcdt, name, level, listedSince, lastDossierOn }] },
        message: lastDossierOn
          ? fill(fellSilent, { idMcdt, name, day: dayInWords(lastDossierOn) })
          : fill(neverUsed, { idMcdt, name, day: dayInWords(listedSince) }),
      }));
  },
  // Before 90 days of feed nothing is known of any service.
  judges: ({ today, fedSince }) => isLongAgo(fedSince, today),
};

function isLongAgo(day: string | null, today: string): boolean {
  return day !== null && daysBetween(day, today) >= silentDays;
}

const advice = {
  vi: 'Nếu thủ tục vẫn phát sinh hồ sơ, hãy kiểm tra CodeTTHC mà hệ thống một cửa điện tử gửi về; nếu không còn cung cấp trực tuyến, hãy cập nhật cấp độ trong danh sách.',
  en: 'If dossiers do arise, check the CodeTTHC the case-handling system sends; if it is no longer provided online, update its level in the list.',
};
const fellSilent = {
  vi: `Dịch vụ “{name}” (mã {idMcdt}) không có hồ sơ nào gửi về từ {day}, đã hơn 90 ngày. ${advice.vi}`,
  en: `No dossier came for the service “{name}” (code {idMcdt}) since {day}, 90 days or more. ${advice.en}`,
};
const neverUsed = {
  vi: `Dịch vụ “{name}” (mã {idMcdt}) có trong danh sách từ {day} nhưng chưa có hồ sơ nào gửi về. ${advice.vi}`,
  en: `The service “{name}” (code {idMcdt}) is listed since {day}, but no dossier ever came for it. ${advice.en}`,
};
