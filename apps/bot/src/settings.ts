import { isIP } from 'node:net';
import type { Sentence } from '@emc/domain';

/** Whom to ask, as the operator wrote it; null = nobody was named. */
export interface Contacts {
  readonly general: string | null;
  readonly technical: string | null;
}

export interface BotSettings {
  readonly apiUrl: string;
  readonly key: string;
  /** Null = the bot speaks to webhooks only. */
  readonly telegram: {
    readonly token: string;
    readonly apiRoot: string;
    readonly proxy: string | null;
    readonly webhook: {
      readonly url: string;
      readonly secret: string;
      readonly host: string;
      readonly port: number;
    } | null;
  } | null;
  /** Inner networks that webhooks may reach. */
  readonly webhookNetworks: readonly string[];
  readonly contacts: Contacts;
}

export type SettingsReading = { readonly settings: BotSettings } | { readonly faults: readonly Sentence[] };

const must = (name: string, vi: string, en: string): Sentence => ({ vi: `${name} ${vi}`, en: `${name} ${en}` });
const isWeb = (text: string) => /^https?:\/\//.test(text) && URL.canParse(text);

/** Reads the bot's settings from the environment; what they hold is never printed. */
export function readBotSettings(env: Readonly<Record<string, string | undefined>>): SettingsReading {
  const value = (name: string) => env[name]?.trim() || null;
  const apiUrl = value('EMC_API_URL');
  const key = value('EMC_BOT_KEY');
  const token = value('TELEGRAM_BOT_TOKEN');
  const apiRoot = (value('TELEGRAM_API_ROOT') ?? 'https://api.telegram.org').replace(/\/+$/, '');
  const proxy = value('TELEGRAM_PROXY');
  const webhookUrl = value('TELEGRAM_WEBHOOK_URL');
  const secret = value('TELEGRAM_WEBHOOK_SECRET');
  const webhookNetworks =
    value('EMC_WEBHOOK_NETWORKS')
      ?.split(',')
      .map((each) => each.trim()) ?? [];
  const port = Number(value('TELEGRAM_WEBHOOK_PORT') ?? '8443');
  const faults: readonly (Sentence | false)[] = [
    (apiUrl === null || !isWeb(apiUrl)) &&
      must('EMC_API_URL', 'phải là địa chỉ của EMC.', 'must be the address of EMC.'),
    key === null && must('EMC_BOT_KEY', 'còn thiếu.', 'is missing.'),
    token !== null &&
      !/^\d+:[\w-]+$/.test(token) &&
      must('TELEGRAM_BOT_TOKEN', 'không đúng dạng.', 'has not the right form.'),
    !isWeb(apiRoot) && must('TELEGRAM_API_ROOT', 'phải là địa chỉ web.', 'must be a web address.'),
    proxy !== null && !isWeb(proxy) && must('TELEGRAM_PROXY', 'phải bắt đầu bằng http://.', 'must start with http://.'),
    webhookUrl !== null &&
      !isWeb(webhookUrl) &&
      must('TELEGRAM_WEBHOOK_URL', 'phải là địa chỉ web.', 'must be a web address.'),
    webhookUrl !== null &&
      !/^[\w-]{16,256}$/.test(secret ?? '') &&
      must(
        'TELEGRAM_WEBHOOK_SECRET',
        'phải có từ 16 đến 256 chữ không dấu, số, gạch ngang hoặc gạch dưới.',
        'must have 16 to 256 letters, digits, dashes or underscores.',
      ),
    !webhookNetworks.every((each) => isIP(each.split('/')[0] ?? '')) &&
      must('EMC_WEBHOOK_NETWORKS', 'phải là các địa chỉ IP hoặc dải mạng.', 'must be IP addresses or networks.'),
    !(Number.isInteger(port) && port >= 0 && port <= 65_535) &&
      must('TELEGRAM_WEBHOOK_PORT', 'phải là số cổng từ 0 đến 65535.', 'must be a port from 0 to 65535.'),
  ];
  const wrong = faults.filter((fault) => fault !== false);
  if (wrong.length > 0 || apiUrl === null || key === null) return { faults: wrong };
  const host = value('TELEGRAM_WEBHOOK_HOST') ?? '127.0.0.1';
  const webhook = webhookUrl !== null && secret !== null ? { url: webhookUrl, secret, host, port } : null;
  return {
    settings: {
      apiUrl: apiUrl.replace(/\/+$/, ''),
      key,
      telegram: token === null ? null : { token, apiRoot, proxy, webhook },
      webhookNetworks,
      contacts: { general: value('EMC_CONTACT_GENERAL'), technical: value('EMC_CONTACT_TECHNICAL') },
    },
  };
}
