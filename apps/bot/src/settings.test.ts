import { readBotSettings } from './settings.js';

const env = { EMC_API_URL: 'http://127.0.0.1:3000/', EMC_BOT_KEY: 'emcbot_00', TELEGRAM_BOT_TOKEN: '123:abc' };

test('Telegram is reached directly and asked for updates unless told otherwise', () => {
  expect(readBotSettings(env)).toEqual({
    settings: {
      apiUrl: 'http://127.0.0.1:3000',
      key: 'emcbot_00',
      telegram: { token: '123:abc', apiRoot: 'https://api.telegram.org', proxy: null, webhook: null },
      webhookNetworks: [],
      contacts: { general: null, technical: null },
    },
  });
});

test('without a token only webhooks are spoken to', () => {
  expect(readBotSettings({ ...env, TELEGRAM_BOT_TOKEN: ' ' })).toMatchObject({ settings: { telegram: null } });
});

test.each([
  ['EMC_API_URL', { EMC_API_URL: 'emc' }],
  ['EMC_BOT_KEY', { EMC_BOT_KEY: '' }],
  ['TELEGRAM_BOT_TOKEN', { TELEGRAM_BOT_TOKEN: 'token of mine' }],
  ['TELEGRAM_API_ROOT', { TELEGRAM_API_ROOT: 'api.telegram.org' }],
  ['TELEGRAM_PROXY', { TELEGRAM_PROXY: '10.0.0.1:3128' }],
  ['TELEGRAM_WEBHOOK_SECRET', { TELEGRAM_WEBHOOK_URL: 'https://emc.example.vn/bot', TELEGRAM_WEBHOOK_SECRET: 'short' }],
  ['TELEGRAM_WEBHOOK_PORT', { TELEGRAM_WEBHOOK_PORT: 'https' }],
])('%s is refused by its name, without what it holds', (name, wrong) => {
  const reading = readBotSettings({ ...env, ...wrong });
  const faults = 'faults' in reading ? reading.faults : [];
  expect(faults.map(({ en }) => en.split(' ')[0])).toEqual([name]);
  expect(JSON.stringify(faults)).not.toContain('token of mine');
});
