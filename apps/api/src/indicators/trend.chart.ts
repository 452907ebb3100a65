import type { Language, Sentence } from '@emc/domain';
import { LineChart } from 'echarts/charts';
import { GraphicComponent, GridComponent, TitleComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import type { Trend, TrendPoint } from './trend.js';

use([LineChart, GraphicComponent, GridComponent, TitleComponent, SVGRenderer]);

const size = { width: 720, height: 360 };
/** One of these is on every system, with all Vietnamese letters. Unquoted: it ends up within an attribute. */
const font = 'Arial, Noto Sans, DejaVu Sans, sans-serif';
const ink = { title: '#1f2937', text: '#4b5563', line: '#1d4ed8', grid: '#e5e7eb' };

/** A trend as SVG, drawn without a browser; nothing in it refers to anything outside. */
export function trendChart(trend: Trend, language: Language): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    chart.setOption(optionsOf(trend, language));
    return chart.renderToSVGString();
  } finally {
    chart.dispose();
  }
}

function optionsOf({ definition, scope, period, unit, isCumulative, points }: Trend, language: Language) {
  const values = points.map(({ percent }) => (percent === null ? null : Number(percent)));
  const last = values.findLastIndex((value) => value !== null);
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: { fontFamily: font },
    title: {
      ...{ left: 24, top: 14, itemGap: 8 },
      text: `${definition.id} · ${definition.title[language]}`,
      textStyle: { ...{ fontFamily: font, fontSize: 17, color: ink.title }, ...cutOff },
      subtext: `${nameOf(scope, language)}\n${spanOf(period, { unit, isCumulative }, language)}`,
      subtextStyle: { ...{ fontFamily: font, fontSize: 12, lineHeight: 17, color: ink.text }, ...cutOff },
    },
    grid: { left: 66, right: 84, top: 104, bottom: 40 },
    xAxis: {
      type: 'category',
      data: points.map(({ from }) => labels[unit](from)),
      axisLabel: { color: ink.text, fontSize: 11, hideOverlap: true },
      axisLine: { lineStyle: { color: ink.text } },
      axisTick: { alignWithLabel: true },
    },
    yAxis: {
      ...{ type: 'value', min: 0, max: 100, interval: 20 },
      axisLabel: { color: ink.text, fontSize: 11, formatter: '{value}\u00a0%' },
      splitLine: { lineStyle: { color: ink.grid } },
    },
    series: [
      {
        type: 'line',
        data: values.map((value, n) => ({
          ...{ value, symbol: points[n]?.isWhole ? 'circle' : 'emptyCircle' },
          ...(n === last && { label: { show: true } }),
        })),
        ...{ symbolSize: 6, connectNulls: false, clip: false },
        ...{ lineStyle: { width: 2.5, color: ink.line }, itemStyle: { color: ink.line } },
        label: {
          ...{ show: false, position: 'right', distance: 8, fontSize: 12, fontWeight: 'bold', color: ink.line },
          formatter: `${inWords(points[last]?.percent ?? '', language)}\u00a0%`,
        },
      },
    ],
    graphic: last < 0 ? [nothingThere(language)] : [notes({ unit, points }, language)],
  };
}

const inWords = (percent: string, language: Language) => (language === 'vi' ? percent.replace('.', ',') : percent);

const cutOff = { width: size.width - 48, overflow: 'truncate' };

/** In the middle, where there is no line. resvg reads no `font` in one: size and family stand apart. */
function nothingThere(language: Language) {
  return {
    ...{ type: 'text', left: 'center', top: 200 },
    style: { text: nothing[language], fontSize: 15, fontFamily: font, fill: ink.text },
  };
}

/** What a gap in the line and a hollow point mean, where there are any. */
function notes({ unit, points }: Pick<Trend, 'unit' | 'points'>, language: Language) {
  const has = (is: (point: TrendPoint) => boolean) => points.some(is);
  const said = [
    has(({ percent }) => percent === null) && gaps[language],
    has(({ percent, isWhole }) => percent !== null && !isWhole) && unfinished[unit][language],
  ].filter((text) => text !== false);
  return {
    ...{ type: 'text', right: 24, top: 82 },
    style: { text: said.join(' · '), fontSize: 11, fontFamily: font, fill: ink.text },
  };
}

const nothing: Sentence = { vi: 'Không đủ dữ liệu trong kỳ này', en: 'Not enough data in this period' };
const gaps: Sentence = { vi: 'Chỗ trống: không đủ dữ liệu', en: 'Gap: not enough data' };
const unfinished: Readonly<Record<Trend['unit'], Sentence>> = {
  day: { vi: '○ ngày chưa hết', en: '○ day not over' },
  week: { vi: '○ tuần chưa trọn', en: '○ part of a week' },
  month: { vi: '○ tháng chưa trọn', en: '○ part of a month' },
};

/** On one line; XML carries no control characters. */
function nameOf({ agency, site }: Trend['scope'], language: Language): string {
  const agencyName = agency && `${agency.name} (${agency.code})`;
  const name = site ? `${site.name} (Id ${site.id}) – ${agencyName}` : agencyName;
  return name?.replaceAll(/\p{Cc}/gu, ' ') ?? { vi: 'Cả nước', en: 'The whole country' }[language];
}

function spanOf(
  { from, to, asOf }: Trend['period'],
  { unit, isCumulative }: Pick<Trend, 'unit' | 'isCumulative'>,
  language: Language,
): string {
  const [first, last, known] = [from, to, asOf].map(dayOf);
  const by = isCumulative ? cumulative[unit] : units[unit];
  return language === 'vi'
    ? `${first} – ${last}, ${by.vi}; số liệu EMC biết đến hết ngày ${known}`
    : `${first} – ${last}, ${by.en}; as known to EMC at the end of ${known}`;
}

const units: Readonly<Record<Trend['unit'], Sentence>> = {
  day: { vi: 'theo ngày', en: 'by day' },
  week: { vi: 'theo tuần', en: 'by week' },
  month: { vi: 'theo tháng', en: 'by month' },
};

const cumulative: Readonly<Record<Trend['unit'], Sentence>> = {
  day: { vi: 'cộng dồn từ đầu kỳ theo ngày', en: 'from the first day on, by day' },
  week: { vi: 'cộng dồn từ đầu kỳ theo tuần', en: 'from the first day on, by week' },
  month: { vi: 'cộng dồn từ đầu kỳ theo tháng', en: 'from the first day on, by month' },
};

const labels: Readonly<Record<Trend['unit'], (day: string) => string>> = {
  day: (day) => dayOf(day).slice(0, 5),
  week: (day) => dayOf(day).slice(0, 5),
  month: (day) => dayOf(day).slice(3),
};

/** `2026-03-02 → 02/03/2026`. */
function dayOf(day: string): string {
  return day.split('-').reverse().join('/');
}
