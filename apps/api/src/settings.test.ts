import { readFileSync } from 'node:fs';
import { readSettings, refusalText, settingsSchema } from './settings.js';

const settings = (env: NodeJS.ProcessEnv) => {
  const reading = readSettings(env);
  if ('faults' in reading) throw new Error(refusalText(reading.faults));
  return reading.settings;
};
const faults = (env: NodeJS.ProcessEnv) => {
  const reading = readSettings(env);
  return 'faults' in reading ? reading.faults : [];
};

describe('settings', () => {
  test('nothing set: one process on this machine only, with its own database', () => {
    expect(settings({})).toEqual({
      PORT: 3000,
      HOST: '127.0.0.1',
      EMC_DATA_DIR: '.emc',
      EMC_ACCOUNT_FILE_DAYS: 30,
      EMC_UNREAD_DAYS: 30,
      EMC_QUARANTINE_DAYS: 90,
      EMC_LEAST_FREE_MB: 1024,
      EMC_LEAST_COVERAGE: 50,
      EMC_ROLE: 'all',
      TELEGRAM_API_ROOT: 'https://api.telegram.org',
      TELEGRAM_WEBHOOK_HOST: '127.0.0.1',
      TELEGRAM_WEBHOOK_PORT: 8443,
      LOG_LEVEL: 'info',
    });
  });

  test.each([
    ['PORT', '8080', 8080],
    ['PORT', '0', 0],
    ['PORT', '', 3000],
    ['PORT', '   ', 3000],
    ['HOST', '0.0.0.0', '0.0.0.0'],
    ['HOST', '::', '::'],
    ['HOST', 'emc-01.noi-bo', 'emc-01.noi-bo'],
    ['EMC_DATA_DIR', '/srv/dữ liệu/emc', '/srv/dữ liệu/emc'],
    ['DATABASE_URL', 'postgresql://emc:p%40ss@db.noi-bo/emc', 'postgresql://emc:p%40ss@db.noi-bo/emc'],
    ['PUBLIC_BASE_URL', 'https://emc.example.gov.vn/', 'https://emc.example.gov.vn'],
    ['PUBLIC_BASE_URL', 'https://emc.example.gov.vn:8443', 'https://emc.example.gov.vn:8443'],
    ['EMC_ACCOUNT_FILE_DAYS', '1', 1],
    ['EMC_ACCOUNT_FILE_DAYS', '3650', 3650],
    ['EMC_UNREAD_DAYS', '1', 1],
    ['EMC_QUARANTINE_DAYS', '3650', 3650],
    ['EMC_LEAST_FREE_MB', '0', 0],
    ['EMC_LEAST_COVERAGE', '0', 0],
    ['EMC_LEAST_COVERAGE', '100', 100],
    ['EMC_ROLE', 'worker', 'worker'],
    ['TELEGRAM_BOT_TOKEN', '123:abc_DEF-1', '123:abc_DEF-1'],
    ['TELEGRAM_PROXY', 'http://ten:mat-khau@proxy.noi-bo:3128/', 'http://ten:mat-khau@proxy.noi-bo:3128'],
    ['TELEGRAM_WEBHOOK_URL', 'https://emc.example.gov.vn/telegram', 'https://emc.example.gov.vn/telegram'],
    ['EMC_CONTACT_GENERAL', ' Hỗ trợ, 024 0000 0000 ', 'Hỗ trợ, 024 0000 0000'],
    ['LOG_LEVEL', 'debug', 'debug'],
  ] as const)('%s=%j is read as %j', (name, value, expected) => {
    expect(settings({ [name]: value })).toMatchObject({ [name]: expected });
  });

  test.each([
    ['PORT', 'ba nghìn'],
    ['PORT', '3000;'],
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['HOST', 'http://0.0.0.0'],
    ['HOST', '0.0.0.0:3000'],
    ['HOST', '300.1.1.1'],
    ['PUBLIC_BASE_URL', 'emc.example.gov.vn'],
    ['PUBLIC_BASE_URL', 'https://emc.example.gov.vn?x=1'],
    ['PUBLIC_BASE_URL', 'https://example.gov.vn/emc'],
    ['EMC_ACCOUNT_FILE_DAYS', '0'],
    ['EMC_UNREAD_DAYS', '0'],
    ['EMC_QUARANTINE_DAYS', '3651'],
    ['EMC_LEAST_FREE_MB', '1 GB'],
    ['EMC_ACCOUNT_FILE_DAYS', '3651'],
    ['EMC_ACCOUNT_FILE_DAYS', '30 ngày'],
    ['EMC_LEAST_COVERAGE', '101'],
    ['EMC_LEAST_COVERAGE', '50%'],
    ['EMC_ROLE', 'API'],
    ['TELEGRAM_API_ROOT', 'api.telegram.org'],
    ['TELEGRAM_WEBHOOK_URL', 'http://emc.example.gov.vn/telegram'],
    ['TELEGRAM_WEBHOOK_PORT', '70000'],
    ['LOG_LEVEL', 'verbose'],
  ])('refuses %s=%j, naming it, what it holds and an example', (name, value) => {
    const [fault, ...others] = faults({ [name]: value });
    expect(others).toEqual([]);
    expect(fault?.vi).toMatch(new RegExp(`^${name} phải .*ví dụ ${name}=`));
    expect(fault?.en).toMatch(new RegExp(`^${name} must .*for example ${name}=`));
    expect(fault?.vi).toContain(`"${value}"`);
  });

  test.each([
    ['DATABASE_URL', 'mysql://emc:bi-mat@db/emc'],
    ['DATABASE_URL', 'postgres://emc:bi-mat@db'],
    ['DATABASE_URL', 'host=db user=emc password=bi-mat'],
    ['EMC_ADMIN_PASSWORD', 'bi-mat'],
    ['EMC_SECRET_KEY', 'bi-mat-qua-ngan'],
    ['EMC_SECRET_KEY_PREVIOUS', 'bi-mat-qua-ngan'],
    ['TELEGRAM_BOT_TOKEN', 'bi-mat'],
    ['TELEGRAM_PROXY', 'socks5://ten:bi-mat@proxy'],
    ['TELEGRAM_WEBHOOK_SECRET', 'bi-mat'],
  ])('refuses %s=%j without repeating the secret', (name, value) => {
    expect(faults({ [name]: value })).toHaveLength(1);
    expect(refusalText(faults({ [name]: value }))).toContain(name);
    expect(refusalText(faults({ [name]: value }))).not.toContain('bi-mat');
  });

  test('says everything wrong at once, Vietnamese first', () => {
    const text = refusalText(faults({ PORT: 'x', EMC_ROLE: 'web', EMC_ADMIN_PASSWORD: 'ngắn' }));
    expect(text.split('\n')).toEqual([
      'EMC chưa khởi động được. Sửa các biến môi trường sau rồi chạy lại:',
      '  - PORT phải là số nguyên từ 0 đến 65535, ví dụ PORT=3000. Hiện là "x".',
      '  - EMC_ADMIN_PASSWORD phải có ít nhất 12 ký tự, ví dụ EMC_ADMIN_PASSWORD=bon-tu-ngau-nhien-de-nho.',
      '  - EMC_ROLE phải là một trong: all, api, worker, ví dụ EMC_ROLE=all. Hiện là "web".',
      '',
      'EMC cannot start. Correct these environment variables and start again:',
      '  - PORT must be a whole number from 0 to 65535, for example PORT=3000. It is "x".',
      '  - EMC_ADMIN_PASSWORD must have at least 12 characters, for example EMC_ADMIN_PASSWORD=bon-tu-ngau-nhien-de-nho.',
      '  - EMC_ROLE must be one of: all, api, worker, for example EMC_ROLE=all. It is "web".',
    ]);
  });

  test.each([
    [{ EMC_DATADIR: '/srv/emc' }, 'EMC_DATADIR'],
    [{ EMC_ADMIN_PASWORD: 'bon-tu-ngau-nhien' }, 'EMC_ADMIN_PASWORD'],
    [{ EMC_ROLE: 'worker' }, 'DATABASE_URL'],
    [{ TELEGRAM_WEBHOOK_URL: 'https://emc.example.gov.vn/telegram' }, 'TELEGRAM_WEBHOOK_SECRET'],
  ])('%j is read, with a warning about %s', (env, named) => {
    const { warnings } = readSettings(env);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]?.vi).toContain(named);
    expect(JSON.stringify(warnings)).not.toContain('bon-tu');
  });

  test('other programs’ variables are none of our business', () => {
    expect(readSettings({ PATH: '/bin', EDITOR: 'vi', EMC_ROLE: 'all' }).warnings).toEqual([]);
  });
});

describe('.env.example', () => {
  const lines = readFileSync(new URL('../../../.env.example', import.meta.url), 'utf8').split('\n');
  const examples = lines.flatMap((line, at) => {
    const [, name = '', value = ''] = /^#? ?([A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name ? [{ name, value, explained: lines[at - 1] ?? '' }] : [];
  });

  test('lists every setting once, in order, and no other', () => {
    expect(examples.map(({ name }) => name)).toEqual(Object.keys(settingsSchema.shape));
  });

  test.each(examples)('$name is explained and its example is accepted', ({ name, value, explained }) => {
    expect(explained).toMatch(/^# .{20,}/);
    expect(faults({ [name]: value })).toEqual([]);
  });

  test.each([
    'EMC_ADMIN_PASSWORD',
    'EMC_SECRET_KEY',
    'EMC_SECRET_KEY_PREVIOUS',
    'TELEGRAM_BOT_TOKEN',
    'TELEGRAM_WEBHOOK_SECRET',
  ])('offers no %s that all could know', (name) => {
    expect(examples).toContainEqual(expect.objectContaining({ name, value: '' }));
  });
});
