import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ListKind } from '@emc/domain';
import { hostileFiles } from '@emc/xlsx-templates/fixtures';
import { FilePage } from './file-page.js';
import { judgedOnTheServer } from './judged-on-the-server.js';
import { describePane } from './pane.js';

const fixtures = join(import.meta.dirname, '../../../libs/xlsx-templates/fixtures');
const saved = readdirSync(fixtures).filter((name) => /\.xlsx?$/.test(name));
const bytesOf = (name: string) => readFileSync(join(fixtures, name));
const kindOf = (name: string): ListKind => (name.startsWith('account-') ? 'accounts' : 'services');

describePane('a file in the browser', () => {
  let page: FilePage;
  beforeAll(async () => {
    page = await FilePage.open();
  });
  afterEach(() => expect(page.faults).toEqual([]));
  afterAll(() => page.close());

  /** What the page says of a file, which must be word for word what the server does. */
  async function expectSame(bytes: Buffer, name: string, kind: ListKind): Promise<void> {
    const onServer = await judgedOnTheServer(bytes, kind);
    const { checked } = await page.check(bytes, { name, kind });
    expect(checked).toEqual({ fileName: name, ...('verdict' in onServer && { kind }), ...onServer });
  }

  describe('says what the server says', () => {
    test.each(saved.filter((name) => name.endsWith('.xlsx')))('of %s', async (name) => {
      await expectSame(bytesOf(name), name, kindOf(name));
    });

    test.each(hostileFiles.filter(({ name }) => !['encrypted.xlsx', 'truncated.xls'].includes(name)))(
      'of $name: $code',
      async ({ name, make }) => expectSame(await make(), name, 'services'),
    );
  });
});
