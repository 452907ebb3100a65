import { Controller, Get, Header, Param, Query, StreamableFile } from '@nestjs/common';
import { IndicatorParams, IndicatorRowsQuery, IndicatorsQuery, RankingQuery } from '@emc/contract';
import type { IndicatorId, Language } from '@emc/domain';
import { exportIndicators, indicatorsCsv } from '@emc/xlsx-templates';
import { attachment, xlsx } from '../http/attachment.js';
import { By, Spoken, type Caller } from '../http/caller.js';
import { InTurn } from '../http/turn.js';
import type { Turn } from '../semaphore.js';
import { exportedIndicators } from './indicators.export.js';
import { picture } from './picture-thread.js';
import { IndicatorsService } from './indicators.service.js';

interface OneIndicator {
  readonly indicator: IndicatorId;
}

@Controller('api')
export class IndicatorsController {
  constructor(private readonly indicators: IndicatorsService) {}

  @Get('indicators')
  show(@By() caller: Caller, @Spoken() language: Language, @Query({ schema: IndicatorsQuery }) query: IndicatorsQuery) {
    return this.indicators.show(caller, query, language);
  }

  @Get('indicators.xlsx')
  async workbook(@By() caller: Caller, @Query({ schema: IndicatorsQuery }) query: IndicatorsQuery) {
    const { rows, about } = await this.exported(caller, query);
    return attachment({ fileName: `${nameOf(about)}.xlsx`, type: xlsx, content: await exportIndicators(rows, about) });
  }

  @Get('indicators.csv')
  async csv(@By() caller: Caller, @Query({ schema: IndicatorsQuery }) query: IndicatorsQuery) {
    const { rows, about } = await this.exported(caller, query);
    const content = Buffer.from(indicatorsCsv(rows));
    return attachment({ fileName: `${nameOf(about)}.csv`, type: 'text/csv; charset=utf-8', content });
  }

  @Get('indicators/:indicator/rows')
  rows(
    @By() caller: Caller,
    @Param({ schema: IndicatorParams }) { indicator }: OneIndicator,
    @Query({ schema: IndicatorRowsQuery }) query: IndicatorRowsQuery,
  ) {
    return this.indicators.rows(caller, indicator, query);
  }

  @Get('indicators/:indicator/ranking')
  rank(
    @By() caller: Caller,
    @Spoken() language: Language,
    @Param({ schema: IndicatorParams }) { indicator }: OneIndicator,
    @Query({ schema: RankingQuery }) query: RankingQuery,
  ) {
    return this.indicators.rank(caller, indicator, { query, language });
  }

  /** Opened by itself, the picture may look as it was drawn. */
  @Get('indicators/:indicator/chart.svg')
  @Header('content-type', 'image/svg+xml; charset=utf-8')
  @Header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'")
  async chart(
    @By() caller: Caller,
    @Spoken() language: Language,
    @Param({ schema: IndicatorParams }) { indicator }: OneIndicator,
    @Query({ schema: IndicatorsQuery }) query: IndicatorsQuery,
  ) {
    // Charts are asked for now and then, and what draws them takes 40 MB.
    const { trendChart } = await import('./trend.chart.js');
    return trendChart(await this.indicators.trend(caller, indicator, query), language);
  }

  @Get('indicators/:indicator/chart.png')
  async picture(
    @By() caller: Caller,
    @Spoken() language: Language,
    @Param({ schema: IndicatorParams }) { indicator }: OneIndicator,
    @Query({ schema: IndicatorsQuery }) query: IndicatorsQuery,
    @InTurn() turn: Turn,
  ) {
    const svg = await this.chart(caller, language, { indicator }, query);
    return new StreamableFile(await picture(svg, turn), { type: 'image/png' });
  }

  private async exported(caller: Caller, query: IndicatorsQuery) {
    return exportedIndicators(await this.indicators.figures(caller, query), this.indicators.leastCoverage);
  }
}

function nameOf({ from, to }: { from: string; to: string }): string {
  return `chi-so-${from}-${to}`;
}
