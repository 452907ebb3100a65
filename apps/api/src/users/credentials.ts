import type { EntityManager } from 'typeorm';

interface Ended {
  readonly userId: string;
  /** The session that goes on: of whoever changes their own password. */
  readonly except?: string;
  readonly keepApiKeys: boolean;
  /** Of somebody disabled, who hears nothing meanwhile and is told again once enabled. */
  readonly keepChats?: boolean;
}

/**
 * Ends everything that speaks for a person, after a new password, another role or agency, or being disabled. Whoever calls holds the lock
 * of the user's row, which issuing a key and signing in take as well: nothing slips in between.
 */
export async function endCredentials(tx: EntityManager, { userId, except, keepApiKeys, keepChats }: Ended) {
  const ended = async (statement: string, ...values: unknown[]): Promise<number> => {
    const [, count] = await tx.query<[unknown, number]>(statement, [userId, ...values]);
    return count;
  };
  const sessions = await ended('DELETE FROM session WHERE user_id = $1 AND id IS DISTINCT FROM $2', except ?? null);
  const apiKeys = keepApiKeys
    ? 0
    : await ended('UPDATE api_key SET revoked_at = now() WHERE user_id = $1 AND revoked_at IS NULL');
  // Whoever is using a token now is waited for, and their link found by the next statement.
  await ended('DELETE FROM notice_link_token WHERE user_id = $1 AND used_at IS NULL');
  if (keepChats) return { sessions, apiKeys };
  const links = await ended(
    `UPDATE notice_link SET state = 'unlinked', state_reason = 'credentials changed' WHERE user_id = $1
     AND channel = 'telegram' AND state <> 'unlinked'`,
  );
  return { sessions, apiKeys, links };
}
