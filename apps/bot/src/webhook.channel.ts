import { createHmac } from 'node:crypto';
import type { BotMessage } from '@emc/contract';
import type { Channel, Delivered } from './channel.js';
import { noticeMessage } from './notice.sentence.js';
import { InnerAddress, type Outside, type Posted } from './outside.js';
import { within } from './waiting.js';

export interface WebhookOptions {
  readonly now: () => Date;
  readonly timeoutMs: number;
  readonly outside: Outside;
}

/** Seconds to wait after the first failures in a row; then as the last. */
const waits = [5, 30, 120, 600, 3600];

/**
 * Posts JSON, signed. The receiver knows a message by its `id` and `revision`: what may have arrived is posted again, and
 * one that it has seen is answered with 2xx and otherwise ignored.
 */
export class WebhookChannel implements Channel {
  readonly #options: WebhookOptions;
  readonly #failures = new Map<string, number>();

  constructor(options: WebhookOptions) {
    this.#options = options;
  }

  async deliver(message: BotMessage): Promise<Delivered> {
    const { link, id, revision } = message;
    const body = JSON.stringify(bodyOf(message));
    const seconds = Math.floor(this.#options.now().getTime() / 1000);
    const headers = {
      'content-type': 'application/json',
      'x-emc-delivery': `${id}:${revision}`,
      'x-emc-signature': `t=${seconds},v1=${signatureOf(link.secret ?? '', seconds, body)}`,
    };
    try {
      const { timeoutMs, outside } = this.#options;
      const post = (signal: AbortSignal) => outside.post(link.address, { headers, body, signal });
      return this.#answered(message, await within(timeoutMs, [], post));
    } catch (error) {
      if (error instanceof InnerAddress) return this.#again(message, { reason: inner, maybeShown: false });
      return this.#again(message, { reason: 'The address did not answer.', maybeShown: true });
    }
  }

  /** Nothing can be taken back; the receiver knows the message by its id. */
  async takeBack(): Promise<void> {}

  #answered(message: BotMessage, { status, headers }: Posted): Delivered {
    if (status >= 200 && status < 300) {
      this.#failures.delete(message.link.id);
      return { outcome: 'shown', messageId: null };
    }
    const reason = `The address answered ${status}.`;
    if (status === 410) return { outcome: 'blocked', reason };
    const asked = Number(headers['retry-after']);
    const after = Number.isFinite(asked) && asked > 0 ? Math.min(asked, 7 * 86_400) : undefined;
    return this.#again(message, { reason, maybeShown: status >= 500, after });
  }

  #again(message: BotMessage, trouble: { reason: string; maybeShown: boolean; after?: number | undefined }): Delivered {
    const failures = this.#failures.get(message.link.id) ?? 0;
    this.#failures.set(message.link.id, failures + 1);
    const after = trouble.after ?? waits[Math.min(failures, waits.length - 1)] ?? 60;
    return { outcome: 'retry', after, reason: trouble.reason, maybeShown: trouble.maybeShown, forLink: true };
  }
}

const inner = 'The address leads into an inner network; EMC_WEBHOOK_NETWORKS names those that may be reached.';

/** HMAC-SHA-256 over `<unix seconds>.<body>`, in hexadecimal. */
export function signatureOf(secret: string, seconds: number, body: string): string {
  return createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex');
}

/** Data for machines, and the words that a chat would have read. */
function bodyOf(message: BotMessage) {
  const { id, revision, form, items, counts, total, digest, link } = message;
  return { id, revision, form, items, counts, total, digest, text: noticeMessage(message, link.language).text };
}
