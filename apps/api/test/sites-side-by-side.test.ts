import pg from 'pg';
import { Emc } from './emc.js';

let emc: Emc;

beforeAll(async () => {
  emc = await Emc.startFurnished();
});
afterAll(() => emc.close());

/** One event of a site, as senders post them. */
async function post(siteId: number, codeProfile: string): Promise<void> {
  const body = JSON.stringify({ siteId, codeProfile, codeTTHC: '000001', status: 1, formsReception: 1 });
  const headers = { 'content-type': 'application/json' };
  const { status } = await fetch(`${emc.url}/TrackingMCDT`, { method: 'POST', headers, body });
  expect(status).toBe(204);
}

async function isDerived(siteId: number, codeProfile: string): Promise<boolean> {
  const found = await emc.sql('SELECT FROM dossier WHERE site_id = $1 AND code_profile = $2', [siteId, codeProfile]);
  return found.length > 0;
}

async function derived(siteId: number, codeProfile: string): Promise<void> {
  while (!(await isDerived(siteId, codeProfile))) await new Promise((resolve) => setTimeout(resolve, 50));
}

/** 15 comes before 278: whoever went through the sites one after another would never reach the second. */
test.each([
  ['whose indicator days somebody else holds', `SELECT pg_advisory_xact_lock(hashtext('indicator days'), 15)`],
  ['whose list is just becoming the default', `SELECT pg_advisory_xact_lock(hashtext('emc derive'), 15)`],
])('a site %s does not keep another one waiting', async (what, lock) => {
  const holder = new pg.Client({ connectionString: emc.databaseUrl });
  await holder.connect();
  const code = `H-${what.length}`;
  try {
    await holder.query('BEGIN');
    await holder.query(lock);
    await post(15, code);
    await post(278, `${code}-1`);
    await derived(278, `${code}-1`);
    // The rounds go on meanwhile.
    await post(278, `${code}-2`);
    await derived(278, `${code}-2`);
    expect(await isDerived(15, code)).toBe(false);
  } finally {
    await holder.end();
  }
  await derived(15, code);
});

test('a site that cannot be derived stops nobody, and goes on once it can', async () => {
  await emc.sql(`
    CREATE FUNCTION break_site() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken'; END $$;
    CREATE TRIGGER break_site BEFORE INSERT ON dossier FOR EACH ROW WHEN (NEW.site_id = 15) EXECUTE FUNCTION break_site();
  `);
  await post(15, 'H-broken');
  await post(278, 'H-whole');
  await derived(278, 'H-whole');
  await post(278, 'H-whole-2');
  await derived(278, 'H-whole-2');
  expect(await isDerived(15, 'H-broken')).toBe(false);
  await emc.sql('DROP TRIGGER break_site ON dossier');
  await derived(15, 'H-broken');
});
