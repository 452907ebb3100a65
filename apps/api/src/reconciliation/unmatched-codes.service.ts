import { Injectable } from '@nestjs/common';
import type { UnmatchedCodes } from '@emc/contract';
import { dayInVietnam, daysBefore, unmatchedCodes, type Language } from '@emc/domain';
import { DataSource } from 'typeorm';
import type { Site } from '../sites/site.entity.js';
import { codeUses, sentCodes } from '../versions/sent-codes.js';
import { versionInForce } from '../versions/default-version.js';
import { readServices } from '../versions/versions.service.js';

const shownDays = 30;
const mostShown = 1_000;

@Injectable()
export class UnmatchedCodesService {
  constructor(private readonly db: DataSource) {}

  /** The codes of the default list and of the feed that do not meet, as of now. */
  async of({ id: siteId }: Site, language: Language, now: Date): Promise<UnmatchedCodes> {
    const { manager } = this.db;
    const today = dayInVietnam(now);
    const inForce = await versionInForce(manager, { siteId, kind: 'services' });
    const services = inForce ? await readServices(manager, inForce) : [];
    const { sent, listed } = unmatchedCodes({ services, sent: sentCodes(await codeUses(manager, siteId, today)) });
    const dossiers = sent.reduce((sum, code) => sum + code.dossiers, 0);
    return {
      version: inForce?.number ?? null,
      since: daysBefore(today, shownDays - 1),
      sent: sent.slice(0, mostShown).map(({ codeTthc, dossiers, lastReceivedAt, suggestion }) => ({
        codeTthc,
        dossiers,
        lastReceivedOn: lastReceivedAt,
        suggestion: suggestion && { value: suggestion.value, why: suggestion.why[language] },
      })),
      listed: listed
        .slice(0, mostShown)
        .map(({ idMcdt, idCdvcqg, name, level }) => ({ idMcdt, idCdvcqg, name, level })),
      totals: { sent: sent.length, dossiers, listed: listed.length },
    };
  }
}
