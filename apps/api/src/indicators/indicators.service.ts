import { Injectable } from '@nestjs/common';
import { inBoth, type IndicatorRows, type IndicatorRowsQuery, type Indicators, type Ranking } from '@emc/contract';
import { dayInVietnam, indicators, rankAgencies, type Indicator, type IndicatorId, type Language } from '@emc/domain';
import { DataSource } from 'typeorm';
import type { Caller } from '../http/caller.js';
import { Refused } from '../http/refused.js';
import { invalid } from '../http/validation.js';
import { Installation } from '../installation.js';
import { HolidaysService } from '../reconciliation/holidays.service.js';
import { readFacts, readSites, type Period, type Scope } from './indicator-facts.js';
import { byAgency, remarkOn, resultOver, showIndicator, siteFigures, type SiteFigures } from './indicator-figures.js';
import { accountRows, readRows } from './indicator-rows.js';
import { bucketsOf, cumulated, isWhole, withoutDaysOff, type Trend } from './trend.js';

interface Asked extends Period {
  readonly agency?: string | undefined;
  readonly siteId?: number | undefined;
  readonly asOf?: string | undefined;
}

/** Figures of a scope, with what they were asked for. */
export interface FiguresAsked {
  readonly scope: Scope;
  readonly period: Period & { readonly asOf: string };
  readonly sites: readonly SiteFigures[];
}

@Injectable()
export class IndicatorsService {
  readonly leastCoverage: number;

  constructor(
    private readonly db: DataSource,
    private readonly holidays: HolidaysService,
    { settings }: Installation,
  ) {
    this.leastCoverage = settings.EMC_LEAST_COVERAGE;
  }

  async show(caller: Caller, asked: Asked, language: Language): Promise<Indicators> {
    const { scope, period, sites } = await this.figures(caller, asked);
    const { leastCoverage } = this;
    return {
      ...period,
      agency: scope.agency,
      site: scope.site,
      leastCoverage,
      items: indicators.map((one) => showIndicator(one, sites, { leastCoverage, language })),
    };
  }

  /** The figures of each site that the caller asks for. */
  async figures(caller: Caller, asked: Asked): Promise<FiguresAsked> {
    const period = this.periodOf(asked);
    const scope = await this.scopeOf(caller, asked);
    const facts = await readFacts(this.db.manager, { sites: scope.sites, periods: [period], asOf: period.asOf });
    return { scope, period, sites: siteFigures(facts, period) };
  }

  async rows(caller: Caller, id: IndicatorId, query: IndicatorRowsQuery): Promise<IndicatorRows> {
    if (query.codeTthc !== undefined && id !== 'EMC-1' && id !== 'EMC-2') throw new Refused('REQUEST_INVALID', noDays);
    const skip = Number(query.cursor ?? 0);
    const { period, rows } = await this.readRows(caller, id, { ...query, skip });
    const next = skip + rows.items.length;
    return { id, ...period, ...rows, items: [...rows.items], ...(next < rows.total && { nextCursor: String(next) }) };
  }

  private async readRows(caller: Caller, id: IndicatorId, query: IndicatorRowsQuery & { skip: number }) {
    if (id === 'EMC-5') {
      const { period, sites } = await this.figures(caller, query);
      return { period, rows: accountRows(sites, query) };
    }
    const period = this.periodOf(query);
    const { sites } = await this.scopeOf(caller, query);
    const { skip, limit, codeTthc = null } = query;
    const siteIds = sites.map((site) => site.id);
    return { period, rows: await readRows(this.db.manager, id, { ...period, siteIds, codeTthc, skip, limit }) };
  }

  async rank(caller: Caller, id: IndicatorId, asked: { query: Asked; language: Language }): Promise<Ranking> {
    const { period, sites } = await this.figures(caller, asked.query);
    const definition = definitionOf(id);
    const { language } = asked;
    const own = new Map(byAgency(sites).map((of) => [of[0].site.agencyCode, of]));
    const results = [...own].map(([agencyCode, of]) => ({
      agencyCode,
      result: resultOver(definition, of, this.leastCoverage),
    }));
    const items = rankAgencies(results).map(({ rank, agencyCode, result }) => ({
      ...result,
      reason: result.reason?.[language] ?? null,
      remark: remarkOn(definition, own.get(agencyCode) ?? [])?.[language] ?? null,
      ...{ rank, agencyCode, agencyName: own.get(agencyCode)?.[0].site.agencyName ?? agencyCode },
    }));
    const { revision, title, formula } = definition;
    return {
      ...{ id, revision, title: title[language], formula: formula[language] },
      ...{ ...period, items, total: items.length },
    };
  }

  /** An indicator by days, weeks or months of the period. */
  async trend(caller: Caller, id: IndicatorId, asked: Asked): Promise<Trend> {
    const period = this.periodOf(asked);
    const scope = await this.scopeOf(caller, asked);
    const { unit, buckets } = bucketsOf(period);
    const facts = await readFacts(this.db.manager, { sites: scope.sites, periods: buckets, asOf: period.asOf });
    const definition = definitionOf(id);
    // Services that were used in a month are not the sum of those that were used on its days.
    const isCumulative = definition.numerator === 'usedServices';
    const begun = buckets.filter(({ from }) => from <= period.asOf).length;
    const seen = isCumulative ? { ...facts, received: cumulated(facts.received, begun) } : facts;
    const today = dayInVietnam(new Date());
    const points = buckets.map((bucket, place) => {
      const span = isCumulative ? { from: period.from, to: bucket.to } : bucket;
      const { percent } = resultOver(definition, siteFigures(seen, span, place), this.leastCoverage);
      return { ...bucket, percent, isWhole: isWhole(bucket, unit, today) };
    });
    const shown = unit === 'day' ? withoutDaysOff(points, await this.holidays.calendar(this.db.manager)) : points;
    return { definition, scope, period, unit, isCumulative, points: shown };
  }

  private periodOf({ from, to, asOf }: Asked): Period & { asOf: string } {
    const today = dayInVietnam(new Date());
    if (asOf !== undefined && asOf > today) throw invalid([{ path: ['asOf'], message: notYet }]);
    return { from, to, asOf: asOf ?? today };
  }

  /** An agency or a site out of reach does not exist. */
  private async scopeOf(caller: Caller, asked: Asked): Promise<Scope> {
    const bound = caller.agencyCode;
    if (bound !== null && asked.agency !== undefined && asked.agency !== bound) throw new Refused('AGENCY_NOT_FOUND');
    const { siteId = null, agency = bound } = asked;
    const sites = await readSites(this.db.manager, { agency, siteId });
    if (siteId !== null) {
      const [site] = sites;
      if (!site) throw new Refused('SITE_NOT_FOUND');
      return {
        agency: { code: site.agencyCode, name: site.agencyName },
        site: { id: site.id, name: site.name },
        sites,
      };
    }
    return { agency: agency === null ? null : await this.agencyOf(agency), site: null, sites };
  }

  private async agencyOf(code: string) {
    const [agency] = await this.db.query<{ code: string; name: string }[]>(
      `SELECT code, name FROM agency WHERE code = $1`,
      [code],
    );
    if (!agency) throw new Refused('AGENCY_NOT_FOUND');
    return agency;
  }
}

const notYet = inBoth(
  'Ngày này chưa tới. Chọn hôm nay hoặc sớm hơn.',
  'That day has not come. Choose today or earlier.',
);
const noDays = [
  {
    path: 'codeTthc',
    message: inBoth('Chỉ EMC-1 và EMC-2 có số liệu theo ngày.', 'Only EMC-1 and EMC-2 have figures by day.'),
  },
];

function definitionOf(id: IndicatorId): Indicator {
  const definition = indicators.find((one) => one.id === id);
  if (!definition) throw new Error(`There is no indicator ${id}`);
  return definition;
}
