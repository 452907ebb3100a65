import { ProblemError } from '@emc/contract';
import { alreadyLinked, linkedMessage, linkQuestion, notLinked, unlinked, unlinkQuestion } from './link.sentence.js';
import { tell, type Answer, type Command, type Presses, type Talk } from './talk.js';

const tokenForm = /^[\w-]{43}$/;

/** `/start <token>` links the chat with whoever was given the token, once they say that it is them. */
export async function start(talk: Talk, token: string): Promise<Answer> {
  const { language, place } = talk;
  if (!tokenForm.test(token)) {
    const { user } = await talk.api.call('findChat', {
      body: { chat: { id: place.chatId, threadId: place.thread ?? null } },
    });
    return tell(talk, user ? alreadyLinked(user) : notLinked);
  }
  return refusable(talk, async () => {
    const { user } = await link(talk, token, { confirmed: false });
    return user ? { say: [linkQuestion(user, { token, group: place.group }, language)] } : tell(talk, notLinked);
  });
}

/** The person has said that it is them. */
export async function confirmLink(talk: Talk, token: string): Promise<Answer> {
  return refusable(talk, async () => {
    const { user } = await link(talk, token, { confirmed: true });
    return user ? { replace: linkedMessage(user, { group: talk.place.group }, talk.language) } : tell(talk, notLinked);
  });
}

/** `/huylienket`: nothing more is told here. */
export const unlink: Command = {
  names: ['huylienket', 'unlink'],
  title: { vi: 'Huỷ liên kết cuộc trò chuyện này', en: 'End the link of this chat' },
  answer: ({ user, language }) => ({ say: [unlinkQuestion(user, language)] }),
};

export const linkPresses: Presses = {
  async unlink(talk) {
    await talk.api.call('changeChat', {
      params: { id: talk.link.id },
      body: { state: 'unlinked', reason: 'asked in the chat' },
    });
    return { replace: { text: unlinked[talk.language] } };
  },
};

function link({ api, place, title, language }: Talk, token: string, { confirmed }: { confirmed: boolean }) {
  const chat = {
    id: place.chatId,
    kind: place.group ? ('group' as const) : ('private' as const),
    threadId: place.thread ?? null,
    title,
    language,
  };
  return api.call('linkChat', { headers: { 'accept-language': language }, body: { token, chat, confirmed } });
}

/** A token that is unknown, used or too old says so itself. */
async function refusable(talk: Talk, work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError) || !error.problem.code.startsWith('LINK_TOKEN_')) throw error;
    return tell(talk, { vi: `⛔ ${error.problem.title}`, en: `⛔ ${error.problem.title}` });
  }
}
