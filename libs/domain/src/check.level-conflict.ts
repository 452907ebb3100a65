import { sampleSize, type Check } from './check.js';
import { discrepancyKinds } from './discrepancy.kinds.js';
import type { Level } from './level.js';
import { fill } from './rule.js';

export interface OnlineUse {
  readonly idMcdt: string;
  readonly name: string;
  readonly level: Level;
  /** Dossiers of the last 30 days that were received online. */
  readonly online: number;
  /** Some of their codes. */
  readonly dossierCodes: readonly string[];
}

export interface LevelConflictFacts {
  /** Services of the default list. */
  readonly services: readonly OnlineUse[];
}

export const levelConflict: Check<LevelConflictFacts> = {
  kind: 'LEVEL_CONFLICT',
  title: discrepancyKinds.LEVEL_CONFLICT,
  severity: 'warning',
  dueWorkingDays: 10,
  find({ services }) {
    return (
      services
        // Levels 1 and 2, of the old scale, count as not online.
        .filter(({ level, online }) => level < 3 && online > 0)
        .map(({ idMcdt, name, level, online, dossierCodes }) => ({
          subject: idMcdt,
          evidence: {
            counts: { online },
            rows: dossierCodes.slice(0, sampleSize).map((codeProfile) => ({ codeProfile, idMcdt, name, level })),
          },
          message: fill(message, { idMcdt, name, level: String(level), online }),
        }))
    );
  },
  judges: ({ services }) => services.length > 0,
};

const message = {
  vi: 'Dịch vụ “{name}” (mã {idMcdt}) ở cấp độ {level}, không trực tuyến, nhưng 30 ngày qua có {online} hồ sơ báo là nộp trực tuyến. Hãy nâng cấp độ trong danh sách nếu đã cung cấp trực tuyến, hoặc sửa hình thức tiếp nhận (formsReception) mà hệ thống một cửa điện tử gửi về.',
  en: 'The service “{name}” (code {idMcdt}) has level {level}, not online, yet {online} dossiers of the last 30 days say they were received online. Raise its level in the list if it is provided online, or correct formsReception in the case-handling system.',
};
