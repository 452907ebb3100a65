import { Pacer, telegramPace, type Sending } from './pacer.js';

interface Job extends Sending {
  readonly n: number;
}

const to = (chat: string | number, n = 0): Job => ({ chat: String(chat), group: false, awaited: false, n });

/** Sends everything, each taking `takesMs`; answers when each arrived, somewhere on its way. */
function sendAll(jobs: readonly Job[], takesMs: (n: number) => number) {
  const pacer = new Pacer<Job>(telegramPace);
  for (const job of jobs) pacer.add(job);
  const arrived: { job: Job; at: number }[] = [];
  let running: { job: Job; until: number }[] = [];
  for (let now = 0; arrived.length < jobs.length || running.length > 0;) {
    for (const { job, until } of running) if (until <= now) pacer.ended(job, now);
    running = running.filter(({ until }) => until > now);
    const next = pacer.next(now);
    if (next && 'job' in next) {
      const takes = takesMs(next.job.n);
      arrived.push({ job: next.job, at: now + (next.job.n % 3) * (takes / 2) });
      running.push({ job: next.job, until: now + takes });
    } else {
      now = Math.min(next ? next.at : Infinity, ...running.map(({ until }) => until));
    }
  }
  return arrived.toSorted((one, other) => one.at - other.at);
}

/** The most that fall into any span. */
function most(times: readonly number[], ms: number): number {
  return Math.max(0, ...times.map((time, first) => times.filter((at, n) => n >= first && at < time + ms).length));
}

test.each([
  ['a swift network', () => 5],
  ['a slow one', () => 400],
  ['an uneven one', (n: number) => (n * 37) % 900],
])('%s sees no more than 30 a second, and one a second in a chat', (_, takesMs) => {
  const jobs = Array.from({ length: 400 }, (_, n) => to(n % 150, n));
  const arrived = sendAll(jobs, takesMs);
  expect(arrived).toHaveLength(400);
  expect(
    most(
      arrived.map(({ at }) => at),
      1000,
    ),
  ).toBeLessThanOrEqual(30);
  for (const { chat } of jobs.slice(0, 150)) {
    const own = arrived.filter(({ job }) => job.chat === chat);
    expect(
      most(
        own.map(({ at }) => at),
        1000,
      ),
    ).toBe(1);
    expect(own.map(({ job }) => job.n)).toEqual(own.map(({ job }) => job.n).toSorted((a, b) => a - b));
  }
});

test('a group gets 20 a minute', () => {
  const jobs = Array.from({ length: 50 }, (_, n) => ({ ...to(-7, n), group: true }));
  const times = sendAll(jobs, () => 10).map(({ at }) => at);
  expect(most(times, 60_000)).toBe(20);
  expect(times.at(-1)).toBeLessThan(180_000);
});

test('an answer somebody waits for goes before what nobody does', () => {
  const pacer = new Pacer<Job>(telegramPace);
  for (const job of [to(1, 1), to(2, 2), { ...to(3, 3), awaited: true }, { ...to(4, 4), awaited: true }])
    pacer.add(job);
  const order = Array.from({ length: 4 }, () => pacer.next(0)).map((next) => (next && 'job' in next ? next.job.n : 0));
  expect(order).toEqual([3, 4, 1, 2]);
});

test('a chat told to wait does; the others go on', () => {
  const pacer = new Pacer<Job>(telegramPace);
  pacer.told(to(1), 3_600_000, 0);
  pacer.add(to(1));
  expect(pacer.next(0)).toEqual({ at: 3_600_000 });
  pacer.add(to(2));
  expect(pacer.next(0)).toEqual({ job: to(2) });
});

test('a second chat told soon after means everybody', () => {
  const pacer = new Pacer<Job>(telegramPace);
  pacer.told(to(1), 5_000, 0);
  pacer.told(to(2), 7_000, 1_000);
  pacer.add(to(3));
  expect(pacer.next(1_000)).toEqual({ at: 8_000 });
  expect(pacer.next(8_000)).toEqual({ job: to(3) });
});

test('nothing is due while everything is on its way', () => {
  const pacer = new Pacer<Job>({ ...telegramPace, overall: { count: 1, ms: 1000 } });
  pacer.add(to(1));
  pacer.add(to(2));
  expect(pacer.next(0)).toEqual({ job: to(1) });
  expect(pacer.next(50_000)).toBeNull();
  pacer.ended(to(1), 50_000);
  expect(pacer.next(50_000)).toEqual({ at: 51_000 });
});
