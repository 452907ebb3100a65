import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Emc, type Session } from './emc.js';

const files = readdirSync(join(import.meta.dirname, 'written-before')).map((file) => file.replace('.sql', ''));
const params = { siteId: 278 };
const period = { from: '2026-12-01', to: '2026-12-31' };

/**
 * Each holds the same: a list of four services, the same again with faults and once more in the queue, 60 accounts, and
 * 19 dossiers of one day: 13 of KS-1, two of them direct, three of KH-1, one of HL-1, two of no list, all online.
 */
describe.each(files)('what an earlier EMC wrote before %s', (name) => {
  let emc: Emc;
  let officer: Session;

  beforeAll(async () => {
    emc = await Emc.startOnWhatWasWrittenBefore(name);
    officer = await emc.as('h34');
  });
  afterAll(() => emc.close());

  test('has the figures that it had', async () => {
    const { items } = await officer.call('indicators', { query: { ...period, siteId: 278 } });
    const counts = items.map(({ id, numerator, denominator }) => [id, numerator, denominator]);
    expect(counts).toEqual([
      ['EMC-1', 11, 19],
      ['EMC-2', 14, 19],
      ['EMC-3', 2, 4],
      ['EMC-4', 2, 3],
      ['EMC-5', 48, 60],
    ]);
    const ofType = { numerator: 16, denominator: 20 };
    expect(items.at(-1)?.byType).toMatchObject({ 1: ofType, 2: ofType, 3: ofType });
    expect(items[0]?.unmatched).toBe(2);
  });

  test('has the days and dossiers that it had', async () => {
    const { days } = await officer.call('dailyFigures', { params, query: period });
    expect(days.reduce((sum, { received }) => sum + received, 0)).toBe(19);
    expect((await officer.call('accountSummary', { params })).active90).toBe(48);
  });

  test('judges the list that was queued, and marks the one that was refused', async () => {
    for (;;) {
      const { items } = await officer.call('listSubmissions', { params, query: { kind: 'services' } });
      const [last, refused] = items;
      if (last?.state === 'queued' || last?.state === 'reading' || last?.state === 'saving') {
        await new Promise((resolve) => setTimeout(resolve, 100));
        continue;
      }
      expect([last?.state, last?.versionNumber, refused?.state]).toEqual(['accepted', 2, 'refused']);
      const marked = await fetch(`${emc.url}/api/submissions/${refused?.id}/marked.xlsx`, {
        headers: { authorization: `Bearer ${officer.token}` },
      });
      expect([marked.status, Buffer.from(await marked.arrayBuffer()).toString('latin1', 0, 2)]).toEqual([200, 'PK']);
      return;
    }
  });

  test('is the same when made afresh', async () => {
    const days = () =>
      emc.sql(`SELECT day::text, known_on::text, dossiers, online, full_online, unmatched, used FROM indicator_day`);
    const before = await days();
    await emc.sql('SELECT make_indicator_days(278)');
    expect(await days()).toEqual(before);
    expect(before).toHaveLength(1);
  });
});
