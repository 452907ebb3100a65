import { isIP } from 'node:net';
import type { Sentence } from '@emc/domain';
import { z } from 'zod';

/** What the operator is told about a setting; what a `secret` one holds is never printed. */
interface Advice {
  readonly must: Sentence;
  readonly example: string;
  readonly secret?: true;
}

const advice = z.registry<Advice>();
const roles = ['all', 'api', 'worker'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
const oneOf = (choices: readonly string[]): Sentence => ({
  vi: `phải là một trong: ${choices.join(', ')}`,
  en: `must be one of: ${choices.join(', ')}`,
});

const hostName = /^(?![\d.]+$)[a-z\d]([a-z\d.-]*[a-z\d])?$/i;
const parsed = (text: string) => (URL.canParse(text) ? new URL(text) : null);
const webRoot = z
  .string()
  .refine((text) => /^https?:\/\/[^?#]+$/.test(text) && parsed(text) !== null)
  .transform((text) => text.replace(/\/+$/, ''));
const isDatabase = (url: URL | null) =>
  url !== null && /^postgres(ql)?:$/.test(url.protocol) && url.hostname !== '' && url.pathname.length > 1;

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const most = isIP(address) === 6 ? 128 : 32;
  return (
    isIP(address) > 0 && more.length === 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most))
  );
}

/** IP addresses or networks, with commas. */
const networks = z
  .string()
  .transform((text) => text.split(',').map((each) => each.trim()))
  .refine((all) => all.every(isNetwork));

const secretKey = z.string().trim().min(32);
const secretKeyAdvice = (example: string): Advice => ({
  must: { vi: 'phải có ít nhất 32 ký tự ngẫu nhiên', en: 'must have at least 32 random characters' },
  example,
  secret: true,
});

const contact = z.string().trim().max(300);
const contactAdvice: Advice = {
  must: { vi: 'dài nhất 300 ký tự', en: 'may have 300 characters at most' },
  example: '"Hỗ trợ EMC, 024 0000 0000, hotro@example.gov.vn"',
};

/** Every setting of the API by the name of its environment variable; the names are part of the contract. */
export const settingsSchema = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .default('3000')
    .transform(Number)
    .refine((port) => port <= 65_535)
    .register(advice, {
      must: { vi: 'phải là số nguyên từ 0 đến 65535', en: 'must be a whole number from 0 to 65535' },
      example: '3000',
    }),
  HOST: z
    .union([z.ipv4(), z.ipv6(), z.string().regex(hostName)])
    .default('127.0.0.1')
    .register(advice, {
      must: {
        vi: 'phải là địa chỉ IP hoặc tên máy, không kèm http:// hay số cổng (0.0.0.0 để máy khác truy cập được)',
        en: 'must be an IP address or a host name, without http:// or a port (0.0.0.0 lets other machines in)',
      },
      example: '127.0.0.1',
    }),
  EMC_DATA_DIR: z.string().default('.emc'),
  DATABASE_URL: z
    .string()
    .refine((text) => isDatabase(parsed(text)))
    .optional()
    .register(advice, {
      must: {
        vi: 'phải là địa chỉ PostgreSQL đầy đủ: người dùng, mật khẩu, máy chủ và tên cơ sở dữ liệu',
        en: 'must be a complete PostgreSQL address: user, password, host and database name',
      },
      example: 'postgres://emc:mat-khau@127.0.0.1:5432/emc',
      secret: true,
    }),
  PUBLIC_BASE_URL: webRoot
    .refine((text) => parsed(text)?.pathname === '/')
    .optional()
    .register(advice, {
      must: {
        vi: 'phải là địa chỉ web dành riêng cho EMC, bắt đầu bằng https:// hoặc http://, không có đường dẫn hay phần ?, # theo sau',
        en: 'must be a web address of EMC alone that starts with https:// or http://, without a path, ? or # after it',
      },
      example: 'https://emc.example.gov.vn',
    }),
  EMC_TRUSTED_PROXIES: networks.optional().register(advice, {
    must: {
      vi: 'phải là địa chỉ IP hoặc dải mạng của máy chủ proxy đứng trước EMC, cách nhau bằng dấu phẩy',
      en: 'must be the IP addresses or networks of the proxies in front of EMC, with commas between them',
    },
    example: '127.0.0.1,10.0.0.0/24',
  }),
  EMC_ADMIN_PASSWORD: z
    .string()
    .min(12)
    .optional()
    .register(advice, {
      must: { vi: 'phải có ít nhất 12 ký tự', en: 'must have at least 12 characters' },
      example: 'bon-tu-ngau-nhien-de-nho',
      secret: true,
    }),
  EMC_SECRET_KEY: secretKey.optional().register(advice, secretKeyAdvice('"$(openssl rand -base64 32)"')),
  EMC_SECRET_KEY_PREVIOUS: secretKey.optional().register(advice, secretKeyAdvice('"$(cat .emc/secret.key)"')),
  EMC_ACCOUNT_FILE_DAYS: z
    .string()
    .regex(/^\d{1,4}$/)
    .default('30')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 3650)
    .register(advice, {
      must: { vi: 'phải là số ngày từ 1 đến 3650', en: 'must be a number of days from 1 to 3650' },
      example: '30',
    }),
  EMC_UNREAD_DAYS: z
    .string()
    .regex(/^\d{1,4}$/)
    .default('30')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 3650)
    .register(advice, {
      must: { vi: 'phải là số ngày từ 1 đến 3650', en: 'must be a number of days from 1 to 3650' },
      example: '30',
    }),
  EMC_QUARANTINE_DAYS: z
    .string()
    .regex(/^\d{1,4}$/)
    .default('90')
    .transform(Number)
    .refine((days) => days >= 1 && days <= 3650)
    .register(advice, {
      must: { vi: 'phải là số ngày từ 1 đến 3650', en: 'must be a number of days from 1 to 3650' },
      example: '90',
    }),
  EMC_LEAST_FREE_MB: z
    .string()
    .regex(/^\d{1,7}$/)
    .default('1024')
    .transform(Number)
    .register(advice, {
      must: { vi: 'phải là số MB (0 = không xét)', en: 'must be a number of MB (0 = not looked at)' },
      example: '1024',
    }),
  EMC_LEAST_COVERAGE: z
    .string()
    .regex(/^\d{1,3}$/)
    .default('50')
    .transform(Number)
    .refine((percent) => percent <= 100)
    .register(advice, {
      must: { vi: 'phải là số phần trăm từ 0 đến 100', en: 'must be a percentage from 0 to 100' },
      example: '50',
    }),
  EMC_ROLE: z
    .enum(roles)
    .default('all')
    .register(advice, { must: oneOf(roles), example: 'all' }),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]+$/)
    .optional()
    .register(advice, {
      must: {
        vi: 'phải là mã do @BotFather cấp: một số, dấu hai chấm, rồi chuỗi ký tự',
        en: 'must be the token given by @BotFather: a number, a colon, then letters',
      },
      example: '123456789:ma-do-botfather-cap',
      secret: true,
    }),
  TELEGRAM_API_ROOT: webRoot.default('https://api.telegram.org').register(advice, {
    must: {
      vi: 'phải là địa chỉ web bắt đầu bằng https:// hoặc http://',
      en: 'must be a web address that starts with https:// or http://',
    },
    example: 'https://api.telegram.org',
  }),
  TELEGRAM_PROXY: webRoot.optional().register(advice, {
    must: {
      vi: 'phải là địa chỉ máy chủ proxy, bắt đầu bằng http:// hoặc https://',
      en: 'must be the address of a proxy that starts with http:// or https://',
    },
    example: 'http://proxy.example.gov.vn:3128',
    secret: true,
  }),
  TELEGRAM_WEBHOOK_URL: z
    .url({ protocol: /^https$/ })
    .optional()
    .register(advice, {
      must: {
        vi: 'phải là địa chỉ https:// mà Telegram gọi tới được',
        en: 'must be an https:// address that Telegram can reach',
      },
      example: 'https://emc.example.gov.vn/telegram',
    }),
  TELEGRAM_WEBHOOK_SECRET: z
    .string()
    .regex(/^[\w-]{16,256}$/)
    .optional()
    .register(advice, {
      must: {
        vi: 'phải gồm 16–256 chữ không dấu, số, gạch ngang',
        en: 'must be 16–256 letters, digits and dashes',
      },
      example: 'mot-chuoi-ngau-nhien-dai',
      secret: true,
    }),
  TELEGRAM_WEBHOOK_HOST: z
    .string()
    .min(1)
    .default('127.0.0.1')
    .register(advice, {
      must: { vi: 'phải là địa chỉ mạng của máy này', en: 'must be a network address of this machine' },
      example: '127.0.0.1',
    }),
  TELEGRAM_WEBHOOK_PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .default('8443')
    .transform(Number)
    .refine((port) => port <= 65_535)
    .register(advice, {
      must: { vi: 'phải là số nguyên từ 0 đến 65535', en: 'must be a whole number from 0 to 65535' },
      example: '8443',
    }),
  EMC_WEBHOOK_NETWORKS: networks.optional().register(advice, {
    must: {
      vi: 'phải là địa chỉ IP hoặc dải mạng nội bộ mà webhook được phép gửi tới, cách nhau bằng dấu phẩy',
      en: 'must be the IP addresses or inner networks that webhooks may reach, with commas between them',
    },
    example: '10.20.0.0/16',
  }),
  EMC_CONTACT_GENERAL: contact.optional().register(advice, contactAdvice),
  EMC_CONTACT_TECHNICAL: contact.optional().register(advice, contactAdvice),
  LOG_LEVEL: z
    .enum(logLevels)
    .default('info')
    .register(advice, { must: oneOf(logLevels), example: 'info' }),
});

/** The settings under their own names, checked; what is absent and has no default is `undefined`. */
export type Settings = Readonly<z.infer<typeof settingsSchema>>;

/** All faults at once, or the settings with what looks odd about them. */
export type SettingsReading =
  | { readonly settings: Settings; readonly warnings: readonly Sentence[] }
  | { readonly faults: readonly Sentence[]; readonly warnings: readonly Sentence[] };

/** Reads every setting from `env`; an empty variable counts as absent, as in a copied `.env.example`. */
export function readSettings(env: NodeJS.ProcessEnv): SettingsReading {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value?.trim()));
  const reading = settingsSchema.safeParse(given);
  const warnings = unknownNames(given);
  if (reading.success)
    return { settings: reading.data, warnings: [...warnings, ...loneRole(reading.data), ...openWebhook(reading.data)] };

  const wrong = new Set(reading.error.issues.map((issue) => String(issue.path[0])));
  return { faults: [...wrong].map((name) => fault(name, given[name])), warnings };
}

/** What the operator reads on the console when the settings are refused: Vietnamese first, English below. */
export function refusalText(faults: readonly Sentence[]): string {
  const list = (language: keyof Sentence) => faults.map((sentence) => `  - ${sentence[language]}`);
  return [
    'EMC chưa khởi động được. Sửa các biến môi trường sau rồi chạy lại:',
    ...list('vi'),
    '',
    'EMC cannot start. Correct these environment variables and start again:',
    ...list('en'),
  ].join('\n');
}

function fault(name: string, value: string | undefined): Sentence {
  const rule = advice.get(settingsSchema.shape[settingsSchema.keyof().parse(name)]);
  if (!rule) throw new Error(`The setting ${name} has no advice.`);
  const held = rule.secret ? { vi: '', en: '' } : { vi: ` Hiện là "${value}".`, en: ` It is "${value}".` };
  return {
    vi: `${name} ${rule.must.vi}, ví dụ ${name}=${rule.example}.${held.vi}`,
    en: `${name} ${rule.must.en}, for example ${name}=${rule.example}.${held.en}`,
  };
}

function unknownNames(given: NodeJS.ProcessEnv): Sentence[] {
  const known = Object.keys(settingsSchema.shape).filter((name) => name.startsWith('EMC_'));
  return Object.keys(given)
    .filter((name) => name.startsWith('EMC_') && !known.includes(name))
    .map((name) => ({
      vi: `Không có biến ${name}, có lẽ gõ nhầm; giá trị này bị bỏ qua. Các biến EMC_ có: ${known.join(', ')}.`,
      en: `There is no setting ${name}, perhaps a typing error; it is ignored. The EMC_ settings are: ${known.join(', ')}.`,
    }));
}

/** With the embedded database one process is alone, so half of the work would wait for ever. */
function loneRole({ EMC_ROLE, DATABASE_URL }: Settings): Sentence[] {
  if (EMC_ROLE === 'all' || DATABASE_URL !== undefined) return [];
  return [
    {
      vi: `EMC_ROLE=${EMC_ROLE} cần DATABASE_URL chung với tiến trình còn lại. Đặt DATABASE_URL, hoặc bỏ EMC_ROLE.`,
      en: `EMC_ROLE=${EMC_ROLE} needs a DATABASE_URL shared with the other process. Set DATABASE_URL, or drop EMC_ROLE.`,
    },
  ];
}

/** Without the secret anybody who knows the address could speak as Telegram. */
function openWebhook({ TELEGRAM_WEBHOOK_URL, TELEGRAM_WEBHOOK_SECRET }: Settings): Sentence[] {
  if (TELEGRAM_WEBHOOK_URL === undefined || TELEGRAM_WEBHOOK_SECRET !== undefined) return [];
  return [
    {
      vi: 'TELEGRAM_WEBHOOK_URL cần TELEGRAM_WEBHOOK_SECRET; chưa có thì bot vẫn tự hỏi Telegram (polling).',
      en: 'TELEGRAM_WEBHOOK_URL needs TELEGRAM_WEBHOOK_SECRET; until it is set, the bot keeps asking Telegram (polling).',
    },
  ];
}
