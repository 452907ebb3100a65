import type { ListUsed } from '@emc/contract';
import { indicators } from '@emc/domain';
import type { ExportedIndicator, IndicatorsAbout } from '@emc/xlsx-templates';
import type { Scope } from './indicator-facts.js';
import { byAgency, listsBehind, remarkOn, resultOver, type SiteFigures } from './indicator-figures.js';
import type { FiguresAsked } from './indicators.service.js';

/** What an export holds: the whole that was asked for, then its agencies, or the sites of its agency. */
export function exportedIndicators(asked: FiguresAsked, leastCoverage: number) {
  const { scope, period } = asked;
  const about: IndicatorsAbout = {
    ...{ ...period, leastCoverage, exportedAt: new Date().toISOString() },
    scope: scopeWords(scope),
  };
  const rows = groupsOf(asked).flatMap(({ sites, ...named }) =>
    indicators.map((definition): ExportedIndicator => {
      const { coverage, reason, ...result } = resultOver(definition, sites, leastCoverage);
      return {
        ...{ ...named, ...period, ...result },
        ...{ title: definition.title.vi, formula: definition.formula.vi, reason: reason?.vi ?? null },
        remark: remarkOn(definition, sites)?.vi ?? null,
        ...{ reported: coverage.reported, expected: coverage.expected, coverage: coverage.percent },
        lists: listsBehind(definition.id, sites).map(listWords).join('; '),
      };
    }),
  );
  return { rows, about };
}

function scopeWords({ agency, site }: Scope): string {
  if (site) return `${site.name} (Id ${site.id})`;
  return agency ? `${agency.name} (${agency.code})` : country;
}

const country = 'Cả nước';

interface Group {
  readonly agencyCode: string | null;
  readonly agencyName: string;
  readonly siteId: number | null;
  readonly siteName: string | null;
  readonly sites: readonly SiteFigures[];
}

function groupsOf({ scope: { agency, site }, sites }: FiguresAsked): readonly Group[] {
  const noSite = { siteId: null, siteName: null };
  if (!agency) {
    return [
      { agencyCode: null, agencyName: country, ...noSite, sites },
      ...byAgency(sites).map((own) => {
        const { agencyCode, agencyName } = own[0].site;
        return { agencyCode, agencyName, ...noSite, sites: own };
      }),
    ];
  }
  const ofAgency = { agencyCode: agency.code, agencyName: agency.name };
  const each = sites.map((one) => ({ ...ofAgency, siteId: one.site.id, siteName: one.site.name, sites: [one] }));
  return site ? each : [{ ...ofAgency, ...noSite, sites }, ...each];
}

function listWords({ siteId, kind, number, since, snapshot }: ListUsed): string {
  const list = kind === 'services' ? 'dịch vụ công' : 'tài khoản';
  const as = snapshot ? `, số liệu ngày ${snapshot.asOf.split('-').reverse().join('/')}` : '';
  return `Trang ${siteId}: danh sách ${list}, phiên bản ${number}, mặc định từ ${vietnamTime(since)}${as}`;
}

/** `2026-03-01T02:05:00Z → 01/03/2026 09:05`. */
function vietnamTime(iso: string): string {
  const format = { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' } as const;
  return new Intl.DateTimeFormat('en-GB', format).format(new Date(iso)).replace(',', '');
}
