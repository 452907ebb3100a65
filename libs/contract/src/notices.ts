import { noticeKinds, type NoticeKind as Kind } from '@emc/domain';
import { z } from 'zod';
import { AgencyCode } from './agencies.js';
import { Discrepancy } from './reconciliation.js';
import { inBoth } from './sentences.js';
import { IdKey, maxInteger, pagedBy, SiteId, Text, Time } from './shapes.js';
import { Submission } from './submissions.js';
import { User } from './users.js';

/** What people are told of. Kinds keep their meaning for ever. */
export const NoticeKind = z.enum(Object.keys(noticeKinds) as [Kind, ...Kind[]]);
export type NoticeKind = Kind;

const Language = z.enum(['vi', 'en']);
const Severity = z.enum(['error', 'warning', 'notice']);
const Count = z.int().min(0);
const most = { wishes: 200, results: 100, updates: 100, items: 50 };

const Clock = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, inBoth('Nhập giờ dạng 22:00.', 'Give a time as 22:00.'))
  .meta({ examples: ['22:00'] });

/** Hours of the day, in Vietnam, in which nothing is pushed; they may span midnight. */
const QuietHours = z
  .strictObject({ from: Clock, to: Clock })
  .refine(
    ({ from, to }) => from !== to,
    inBoth('Giờ bắt đầu và giờ kết thúc phải khác nhau.', 'The two times must differ.'),
  );
export type QuietHours = z.infer<typeof QuietHours>;

/** What somebody wants to be told: of one site or of all they may see, and from which severity on. */
export const Wish = z.strictObject({
  siteId: SiteId.nullable().describe('null = every site within my reach'),
  leastSeverity: z.enum(['error', 'warning', 'notice', 'none']).describe('none = nothing'),
});
export type Wish = z.infer<typeof Wish>;

const Wishes = z
  .array(Wish)
  .max(most.wishes)
  .refine(
    (wishes) => new Set(wishes.map(({ siteId }) => siteId)).size === wishes.length,
    inBoth('Mỗi trang chỉ ghi một lần.', 'Name each site once.'),
  );

export const Channel = z.enum(['telegram', 'webhook']);
export const ChatKind = z.enum(['private', 'group']);
const LinkState = z.enum(['live', 'blocked', 'unlinked']);

/** Where somebody is told of what happens: a chat, or the address of a system. */
export const Link = z
  .object({
    id: z.uuid(),
    channel: Channel,
    chatKind: ChatKind.nullable().describe('null = a webhook; groups are told counts only'),
    title: z.string().describe('name of the chat, host of the webhook'),
    language: Language,
    state: LinkState.describe('blocked = the chat turned the bot away; linking again helps'),
    stateReason: z.string().nullable(),
    quiet: z.object({ from: z.string(), to: z.string() }).nullable().describe('hours in Vietnam'),
    digest: z.boolean().describe('a summary each day at 07:30'),
    wishes: z.array(Wish).describe('a site of its own goes before null; with neither, nothing is told'),
    muted: z.array(z.uuid()).describe('discrepancies of which nothing is told for now'),
    createdAt: Time,
  })
  .meta({ id: 'Link' });
export type Link = z.infer<typeof Link>;

export const LinkParams = z.object({ id: z.uuid() });

export const LinkChange = z
  .strictObject({
    language: Language,
    quiet: QuietHours.nullable(),
    digest: z.boolean(),
    wishes: Wishes.describe('replaces all wishes of the link'),
  })
  .partial()
  .meta({ id: 'LinkChange' });
export type LinkChange = z.infer<typeof LinkChange>;

/** Until then this link hears nothing of that discrepancy; null = hears of it again. */
export const Mute = z.strictObject({ discrepancyId: z.uuid(), until: Time.nullable() }).meta({ id: 'Mute' });
export type Mute = z.infer<typeof Mute>;

/** How to link a chat: open the address, or point a phone at the code. */
export const LinkOffer = z
  .object({
    url: z.string().describe('opens a chat with the bot'),
    groupUrl: z.string().describe('adds the bot to a group'),
    qr: z.string().describe('url as an SVG'),
    expiresAt: Time,
  })
  .meta({ id: 'LinkOffer' });
export type LinkOffer = z.infer<typeof LinkOffer>;

const Who = User.pick({ id: true, username: true, displayName: true, role: true, agencyCode: true });

/** A link as administrators see it. */
export const LinkOfUser = Link.extend({
  user: Who.extend({ disabled: z.boolean() }),
  undelivered: Count.describe('messages that did not arrive'),
}).meta({ id: 'LinkOfUser' });
export type LinkOfUser = z.infer<typeof LinkOfUser>;

export const LinksQuery = z.object({ state: LinkState.optional(), ...pagedBy(IdKey) });
export type LinksQuery = z.infer<typeof LinksQuery>;

/** A message that did not arrive, or does not yet. */
export const Undelivered = z
  .object({
    id: z.uuid(),
    linkId: z.uuid(),
    username: z.string(),
    channel: Channel,
    title: z.string(),
    kind: NoticeKind.nullable().describe('null = a summary of several'),
    subject: z.string(),
    state: z.enum(['late', 'dead']).describe('late = still tried'),
    attempts: Count,
    reason: z.string().nullable(),
    since: Time,
  })
  .meta({ id: 'Undelivered' });
export type Undelivered = z.infer<typeof Undelivered>;
export const UndeliveredQuery = z.object(pagedBy(IdKey));

const httpsOnly = inBoth(
  'Dùng địa chỉ https:// (http:// chỉ được phép tới chính máy này).',
  'Use an https:// address (http:// only to this machine itself).',
);
const noCredentials = inBoth(
  'Bỏ tên đăng nhập và mật khẩu khỏi địa chỉ; nơi nhận nhận ra EMC bằng chữ ký của từng tin.',
  'Leave user name and password out of the address; the receiver knows EMC by the signature of each post.',
);
const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

function hasCredentials(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { username, password } = new URL(text);
  return username !== '' || password !== '';
}

function isSafe(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text);
    return protocol === 'https:' || loopback.test(hostname);
  } catch {
    return true; // said already
  }
}

export const NewWebhook = z
  .strictObject({
    url: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .refine((text) => isSafe(text), httpsOnly)
      .refine((text) => !hasCredentials(text), noCredentials),
    title: Text.trim().min(1).max(200),
    language: Language.default('vi'),
    wishes: Wishes.min(1),
  })
  .meta({ id: 'NewWebhook' });
export type NewWebhook = z.infer<typeof NewWebhook>;

/** `X-EMC-Signature: t=<unix seconds>,v1=<hex>`, HMAC-SHA-256 with the secret over `<t>.<body>`. */
export const IssuedWebhook = Link.extend({ secret: z.string().describe('shown this once') }).meta({
  id: 'IssuedWebhook',
});
export type IssuedWebhook = z.infer<typeof IssuedWebhook>;

// What follows is between the API and the bot alone.

const Holder = Text.min(1).max(100).describe('names a process of the bot; a new one each time it starts');
const Term = z.coerce.number().int().min(0).max(maxInteger);
const TelegramId = z.string().regex(/^-?\d{1,19}$/);
const MessageId = z.int().min(0);
const LinkToken = z.string().regex(/^[\w-]{43}$/);

/** A chat as Telegram names it. */
export const Chat = z
  .strictObject({
    id: TelegramId,
    kind: ChatKind,
    threadId: z.int().min(0).max(maxInteger).nullable().default(null).describe('topic of a group'),
    title: Text.max(300),
    language: Language.default('vi'),
  })
  .meta({ id: 'Chat' });
export type Chat = z.infer<typeof Chat>;

/** How the bot tells that it runs; the API knows its name by this. */
export const BotReport = z.strictObject({
  username: Text.regex(/^\w{1,64}$/)
    .nullable()
    .describe('null = it speaks to webhooks only'),
});
export type BotReport = z.infer<typeof BotReport>;

/** The first chat that shows a token keeps it: to any other it is used, whether confirmed or not. */
export const ChatToLink = z.strictObject({
  token: LinkToken,
  chat: Chat,
  confirmed: z.boolean().describe('false = only ask whom it would link with'),
});
export type ChatToLink = z.infer<typeof ChatToLink>;
export const ChatToFind = z.strictObject({ chat: Chat.pick({ id: true, threadId: true }) });
export type ChatToFind = z.infer<typeof ChatToFind>;

const MaybeLinked = { link: Link.nullable(), user: Who.nullable() };
export const ChatLink = z
  .object(MaybeLinked)
  .describe('both null = not linked; link alone null = not confirmed yet')
  .meta({ id: 'ChatLink' });
export type ChatLink = z.infer<typeof ChatLink>;

/** The same, and every link of the chat, those of its topics among them. */
export const ChatLinks = ChatLink.extend({
  chatLinks: z.array(z.object({ id: z.uuid(), threadId: z.int().nullable() })),
}).meta({ id: 'ChatLinks' });
export type ChatLinks = z.infer<typeof ChatLinks>;

/** What the bot learns of a chat: it was thrown out, let in again, asked to go, or the chat moved. */
export const ChatChange = z
  .strictObject({
    state: LinkState,
    reason: Text.max(500),
    chatId: TelegramId,
    title: Text.max(300),
  })
  .partial();
export type ChatChange = z.infer<typeof ChatChange>;

const Site = z.object({ id: z.int(), name: z.string(), agencyCode: AgencyCode });
const Facts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]));

/** One thing told of. In a chat of a person it comes as this person sees it now. */
export const MessageItem = z
  .object({
    kind: NoticeKind.describe('the newest of its subject'),
    subject: z.string().describe('submission:<id>, discrepancy:<id>, default:<site>:<kind>:<revision>'),
    severity: Severity,
    at: Time,
    site: Site.nullable().describe('null = of no site that EMC knows'),
    facts: Facts,
    submission: Submission.nullable(),
    isDefault: z.boolean().describe('whether the version that came of the submission is the default by now'),
    discrepancy: Discrepancy.nullable(),
    step: z
      .object({ actor: z.string(), step: z.string(), note: z.string().nullable(), at: Time })
      .nullable()
      .describe('the newest step of the discrepancy'),
    isMuted: z.boolean().describe('whether the link hears nothing more of it for now'),
  })
  .meta({ id: 'MessageItem' });
export type MessageItem = z.infer<typeof MessageItem>;

/** How many things of which kind a message of several tells of. */
export const MessageCount = z
  .object({ kind: NoticeKind, severity: Severity, site: Site.nullable(), count: Count })
  .meta({ id: 'MessageCount' });
export type MessageCount = z.infer<typeof MessageCount>;

/** What the summary of a day tells; null for the other messages. */
export const DigestFigures = z
  .object({
    day: z.iso.date(),
    unsettled: z.object({ error: Count, warning: Count, notice: Count }),
    overdue: Count,
    openedSince: Count.describe('within the last 24 hours, as the next two'),
    closedSince: Count,
    submissions: z.object({ accepted: Count, refused: Count, failed: Count }),
    sites: Count.describe('sites with an unsettled discrepancy'),
    undelivered: Count.nullable().describe('messages that did not arrive; for administrators only'),
  })
  .meta({ id: 'DigestFigures' });
export type DigestFigures = z.infer<typeof DigestFigures>;

/**
 * A message to be said: sent anew, or written over the one that is visible already. It is claimed for whoever fetched it
 * until `claimedUntil`, and fetched again afterwards.
 */
export const BotMessage = z
  .object({
    id: z.uuid().describe('stable through the life of the message'),
    claim: z.int().describe('goes back with the result'),
    claimedUntil: Time,
    revision: z.int().describe('of what is to be visible'),
    form: z
      .enum(['one', 'several', 'counts', 'digest'])
      .describe('one: items[0]; several: items; counts: groups are told nothing else; digest: digest'),
    link: z.object({
      id: z.uuid(),
      channel: Channel,
      address: z.string().describe('chat id, or url'),
      threadId: z.int().nullable(),
      chatKind: ChatKind.nullable(),
      language: Language,
      secret: z.string().nullable().describe('of a webhook'),
    }),
    items: z.array(MessageItem).max(most.items).describe('the gravest and newest first'),
    counts: z.array(MessageCount),
    total: Count.describe('things told of; may be more than items'),
    digest: DigestFigures.nullable(),
    messageId: MessageId.nullable().describe('visible already: edit it'),
    outcomeUnknown: z.boolean().describe('an earlier attempt may have arrived: look for it before sending'),
    lastKnownId: MessageId.nullable().describe('highest message id of the bot known before that attempt'),
    newestKnownId: MessageId.nullable().describe('highest known by now'),
    takenIds: z.array(MessageId).describe('ids after lastKnownId that other messages are known to have'),
  })
  .meta({ id: 'BotMessage' });
export type BotMessage = z.infer<typeof BotMessage>;

export const BotMessages = z.object({ items: z.array(BotMessage) });

export const MessagesQuery = z.object({
  holder: Holder,
  term: Term,
  wait: z.coerce.number().int().min(0).max(30).default(0).describe('seconds to wait when nothing is due'),
  limit: z.coerce.number().int().min(1).max(100).default(50),
  channels: z
    .enum(['telegram', 'webhook', 'telegram,webhook'])
    .default('telegram,webhook')
    .describe('what this bot can speak to'),
  seenId: z.coerce.number().int().min(0).optional().describe('highest message id the bot has seen in any private chat'),
});
export type MessagesQuery = z.infer<typeof MessagesQuery>;

const Reason = Text.max(500);
const Seconds = z
  .number()
  .min(0)
  .max(7 * 86_400);

/** What became of a claimed message. */
export const MessageResult = z
  .discriminatedUnion('outcome', [
    z.strictObject({
      outcome: z.literal('shown'),
      id: z.uuid(),
      claim: z.int(),
      messageId: MessageId.nullable().describe('null = a webhook took it'),
    }),
    z.strictObject({
      outcome: z.literal('retry'),
      id: z.uuid(),
      claim: z.int(),
      after: Seconds,
      reason: Reason,
      maybeShown: z.boolean().describe('true after a timeout or a broken connection'),
      forLink: z.boolean().default(false).describe('nothing else to this link before then either'),
    }),
    z.strictObject({ outcome: z.literal('dead'), id: z.uuid(), claim: z.int(), reason: Reason }),
    z.strictObject({
      outcome: z.literal('blocked'),
      id: z.uuid(),
      claim: z.int(),
      reason: Reason.describe('why the chat takes nothing any more'),
    }),
    z.strictObject({ outcome: z.literal('moved'), id: z.uuid(), claim: z.int(), chatId: TelegramId }),
    z.strictObject({ outcome: z.literal('gone'), id: z.uuid(), claim: z.int() }).describe('deleted by hand: send anew'),
  ])
  .meta({ id: 'MessageResult' });
export type MessageResult = z.infer<typeof MessageResult>;
export const MessageResults = z.array(MessageResult).min(1).max(most.results);

/** `taken` false: somebody else has claimed the message meanwhile; what was just sent is to be deleted again. */
export const ResultsTaken = z.object({ items: z.array(z.object({ id: z.uuid(), taken: z.boolean() })) });

export const LeaseRequest = z.strictObject({ holder: Holder, release: z.boolean().default(false) });
export type LeaseRequest = z.infer<typeof LeaseRequest>;

/** Who alone asks Telegram for updates and sends. */
export const Lease = z
  .object({ granted: z.boolean(), term: z.int(), until: Time.describe('renew it well before') })
  .meta({ id: 'BotLease' });
export type Lease = z.infer<typeof Lease>;

const UpdateIds = z.array(z.int().min(0)).min(1).max(most.updates);
export const UpdatesSeen = z.strictObject({ holder: Holder, ids: UpdateIds });
export type UpdatesSeen = z.infer<typeof UpdatesSeen>;

/** `handle` is the caller's now; `busy` another process has in hand, ask again; `done` may be acknowledged. */
export const UpdatesShared = z.object({
  handle: z.array(z.int()),
  busy: z.array(z.int()),
  done: z.array(z.int()),
});
export type UpdatesShared = z.infer<typeof UpdatesShared>;
export const UpdatesDone = z.strictObject({ ids: UpdateIds });
export type UpdatesDone = z.infer<typeof UpdatesDone>;
