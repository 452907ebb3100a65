/**
 * Measures EMC: `npm run bench`, or `npm run bench -- accounts` for one section. Prints tables and writes results.md.
 * Wrong totals end it with an error; a bound that does not hold is only told.
 */
import { machineOf, report } from './report.js';
import { RunningEmc } from './running-emc.js';
import { accounts } from './accounts.js';
import { bot } from './bot.js';
import { feed } from './feed.js';
import { hostile } from './hostile.js';
import { indicators } from './indicators.js';
import { pane } from './pane.js';
import { services } from './services.js';

const sections = { services, accounts, feed, indicators, hostile, bot, pane };

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in sections));
if (unknown.length > 0) {
  console.error(`No such section: ${unknown.join(', ')}. There are: ${Object.keys(sections).join(', ')}`);
  process.exit(1);
}

for (const name of asked.length > 0 ? asked : Object.keys(sections)) {
  console.log(`\n── ${name}`);
  const emc = await RunningEmc.start();
  try {
    await report(await sections[name](emc), await machineOf(await emc.databaseUrl()));
  } finally {
    await emc.stop();
  }
}
