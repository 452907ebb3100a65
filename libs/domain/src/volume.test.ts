import { Calendar, dayAfter, weekday } from './calendar.js';
import { holidayTable } from './calendar.holidays.js';
import { judgeVolume, volumeHistoryDays, type DailyVolume } from './volume.js';

const calendar = new Calendar(holidayTable);

/** Fractions 0–1, the same at every run. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function normal(roll: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - roll())) * Math.cos(2 * Math.PI * roll());
}

function poisson(mean: number, roll: () => number): number {
  if (mean > 60) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(roll)));
  let count = -1;
  for (let product = 1, end = Math.exp(-mean); product > end; count++) product *= roll();
  return count;
}

const week = [0.03, 1.2, 1.1, 1, 1, 0.85, 0.1];

/** Two and a half years of a site with so many dossiers on an ordinary working day: seasons, Tết, holidays, restless days. */
function syntheticSite(mean: number, seed: number): DailyVolume {
  const roll = dice(seed);
  const received = new Map<string, number>();
  let n = 0;
  for (let day = '2023-07-01'; day <= '2025-12-31'; day = dayAfter(day), n++) {
    const season = 1 + 0.15 * Math.sin((2 * Math.PI * n) / 365);
    const closed = calendar.isHoliday(day) ? 0.02 : calendar.isTetWindow(day) ? 0.4 : 1;
    const restless = Math.exp(0.1 * normal(roll));
    received.set(day, poisson(mean * (week[weekday(day)] ?? 1) * season * closed * restless, roll));
  }
  return { from: '2023-07-01', to: '2025-12-31', received };
}

const means = [25, 32, 40, 60, 90, 120, 180, 250, 400, 700];
const sites = [...means, ...means].map((mean, n) => syntheticSite(mean, n + 1));
const judgedYears = 2;

test('at most 0.8 false alarms per site and year', () => {
  const alarms = sites.flatMap((site) =>
    judgeVolume(site, calendar).filter(({ day, dropped }) => dropped && day >= '2024-01-01'),
  );
  expect(alarms.length / (sites.length * judgedYears)).toBeLessThanOrEqual(0.8);
});

test('every lost working day of a site with 25 a day or more is found', () => {
  const missed: string[] = [];
  let lost = 0;
  sites.forEach(({ received }, n) => {
    const days = [...received.keys()];
    // Not a whole number of weeks apart, so that each weekday has its turn.
    for (let at = 250 + n; at < days.length; at += 37) {
      const [from = '', to = ''] = [days[at - 200], days[at]];
      if (!calendar.isWorkingDay(to) || calendar.isTetWindow(to)) continue;
      lost++;
      const outage = { from, to, received: new Map([...received, [to, 0]]) };
      if (judgeVolume(outage, calendar).at(-1)?.dropped !== true) missed.push(to);
    }
  });
  expect(lost).toBeGreaterThan(100);
  expect(missed).toEqual([]);
});

test('as many days as are asked for judge a day as all that came before would', () => {
  const site = syntheticSite(100, 7);
  const days = judgeVolume(site, calendar).slice(volumeHistoryDays);
  const alone = days
    .filter((_, n) => n % 7 === 0 || n % 11 === 0)
    .map(({ day }) => {
      const from = new Date(Date.parse(day) - volumeHistoryDays * 86_400_000).toISOString().slice(0, 10);
      return judgeVolume({ ...site, from, to: day }, calendar).at(-1);
    });
  expect(alone).toEqual(days.filter((_, n) => n % 7 === 0 || n % 11 === 0));
});

test('Tết and holidays raise no alarm, nor does what follows', () => {
  const site = syntheticSite(100, 99);
  const dropped = judgeVolume(site, calendar).filter((day) => day.dropped && day.day < '2024-04-01');
  expect(dropped).toEqual([]);
});

/** A site with the same count every day but the last, a Wednesday. */
const steady = (usual: number, last: number, weeks = 12): DailyVolume => {
  const days = Array.from({ length: weeks * 7 + 1 }, (_, n) =>
    new Date(Date.parse('2026-08-26') - n * 86_400_000).toISOString().slice(0, 10),
  );
  return {
    from: days.at(-1) ?? '',
    to: '2026-08-26',
    received: new Map(days.map((day, n) => [day, n === 0 ? last : usual])),
  };
};

test.each<[string, DailyVolume, object]>([
  ['an outage', steady(30, 0), { expected: 30, dropped: true }],
  ['10 a day, then none', steady(10, 0), { expected: 10, dropped: true }],
  ['9 a day, then none', steady(9, 0), { expected: 9, dropped: false }],
  ['a drop by 3.6 deviations', steady(100, 64), { deviation: -3.6, dropped: true }],
  ['a drop by 3.5 deviations', steady(100, 65), { deviation: -3.5, dropped: false }],
  ['too few to judge a drop', steady(11, 1), { expected: 11, dropped: false }],
  ['twice as many', steady(100, 200), { deviation: 10, dropped: false }],
  ['seven weeks known', steady(100, 0, 7), { expected: null, dropped: false }],
  ['eight weeks known', steady(100, 0, 8), { expected: 100, dropped: true }],
])('%s', (_, volume, expected) => {
  expect(judgeVolume(volume, calendar).at(-1)).toMatchObject(expected);
});

test('a holiday is not judged', () => {
  const volume = { from: '2026-05-01', to: '2026-09-02', received: new Map<string, number>() };
  expect(judgeVolume(volume, calendar).at(-1)).toEqual({
    ...{ day: '2026-09-02', received: 0 },
    ...{ expected: null, deviation: null, dropped: false },
  });
});
