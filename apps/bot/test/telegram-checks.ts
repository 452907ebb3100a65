/** What Telegram refuses about a message, as it says it; null = nothing. */
export function faultOf(method: string, payload: Readonly<Record<string, unknown>>): string | null {
  const text = payload['text'] ?? (payload['caption'] || undefined);
  if (typeof text === 'string') {
    const fault = textFault(text, { limit: limits[method] ?? 1024, entities: payload['entities'] });
    if (fault) return fault;
  } else if (method === 'sendMessage' || method === 'editMessageText') return 'Bad Request: message text is empty';
  return markupFault(payload['reply_markup']);
}

const limits: Readonly<Record<string, number>> = { sendMessage: 4096, editMessageText: 4096, answerCallbackQuery: 200 };

/** What is left of a text once Telegram has taken away what cannot be seen at its ends. */
const invisible = /[\s\p{Cc}\p{Cf}\u2800\u3164\u115f\u1160]/gu;

function textFault(text: string, { limit, entities }: { limit: number; entities: unknown }): string | null {
  if (!text.isWellFormed()) return 'Bad Request: strings must be encoded in UTF-8';
  if (limit > 1024 && text.replace(invisible, '') === '') return 'Bad Request: message text is empty';
  if (text.trim().length > limit) return 'Bad Request: message is too long';
  if (!Array.isArray(entities)) return null;
  const inside = (entities as { offset: number; length: number }[]).every(
    ({ offset, length }) => offset >= 0 && length > 0 && text.slice(offset, offset + length).length === length,
  );
  const split = (entities as { offset: number; length: number }[]).some(
    ({ offset, length }) => !text.slice(0, offset).isWellFormed() || !text.slice(0, offset + length).isWellFormed(),
  );
  return inside && !split ? null : "Bad Request: can't parse entities";
}

interface Button {
  readonly text?: unknown;
  readonly callback_data?: unknown;
  readonly url?: unknown;
}

function markupFault(markup: unknown): string | null {
  if (typeof markup !== 'object' || markup === null || !('inline_keyboard' in markup)) return null;
  const buttons = (markup.inline_keyboard as Button[][]).flat();
  if (buttons.length > 100) return 'Bad Request: reply markup is too long';
  return buttons.map(buttonFault).find((fault) => fault !== null) ?? null;
}

function buttonFault({ text, callback_data: data, url }: Button): string | null {
  if (typeof text !== 'string' || text.trim() === '')
    return 'Bad Request: text buttons are unallowed in the inline keyboard';
  if (typeof url === 'string') return URL.canParse(url) ? null : 'Bad Request: BUTTON_URL_INVALID';
  const bytes = typeof data === 'string' ? Buffer.byteLength(data) : 0;
  return bytes >= 1 && bytes <= 64 ? null : 'Bad Request: BUTTON_DATA_INVALID';
}
