import type { InstallationKeys } from '../installation-keys.js';
import type { Settings } from '../settings.js';

const passedOn = [
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_API_ROOT',
  'TELEGRAM_PROXY',
  'TELEGRAM_WEBHOOK_URL',
  'TELEGRAM_WEBHOOK_SECRET',
  'TELEGRAM_WEBHOOK_HOST',
  'TELEGRAM_WEBHOOK_PORT',
  'EMC_WEBHOOK_NETWORKS',
  'EMC_CONTACT_GENERAL',
  'EMC_CONTACT_TECHNICAL',
  'PUBLIC_BASE_URL',
  'LOG_LEVEL',
] as const satisfies readonly (keyof Settings)[];

/** What the bot beside the API is told; nothing else of the environment, the secret key least of all. */
export function botEnv(
  settings: Settings,
  { apiUrl, keys, path }: { apiUrl: string; keys: InstallationKeys; path: string | undefined },
): NodeJS.ProcessEnv {
  // A webhook without its secret would be open to all: then the bot asks by itself.
  const isClosed = settings.TELEGRAM_WEBHOOK_SECRET !== undefined;
  const told = passedOn
    .filter((name) => isClosed || !name.startsWith('TELEGRAM_WEBHOOK'))
    .flatMap((name) => (settings[name] === undefined ? [] : [[name, String(settings[name])]]));
  return {
    ...(path !== undefined && { PATH: path }),
    ...Object.fromEntries(told),
    EMC_API_URL: apiUrl,
    EMC_BOT_KEY: keys.botKey,
  };
}
