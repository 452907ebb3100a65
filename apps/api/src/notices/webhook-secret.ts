import { createHmac } from 'node:crypto';
import type { InstallationKeys } from '../installation-keys.js';

/** What signs the posts to the webhook of a link; made anew when needed, and so kept nowhere. */
export function webhookSecret({ webhookKey }: InstallationKeys, linkId: string): string {
  return `emchook_${createHmac('sha256', webhookKey.secret).update(linkId).digest('hex')}`;
}
