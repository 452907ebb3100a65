import { finalStates, Submission, type Client } from '@emc/contract';

const lookAgainMs = 1_000;

/** Each state of a submission until it has ended: as EMC tells them, or asked for where the stream does not get through. */
export async function* follow(api: Client, id: string, signal: AbortSignal): AsyncGenerator<Submission> {
  let ended = false;
  try {
    for await (const submission of told(await api('followSubmission', { params: { id }, signal }))) {
      yield submission;
      ended = finalStates.includes(submission.state);
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof TypeError)) throw error;
  }
  while (!ended) {
    const submission = await api('getSubmission', { params: { id }, signal });
    yield submission;
    ended = finalStates.includes(submission.state);
    if (!ended) await pause(signal);
  }
}

/** The submissions in a stream of events. */
async function* told({ body }: Response): AsyncGenerator<Submission> {
  if (!body) return;
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const { events, unfinished } = eventsIn(rest + value);
    rest = unfinished;
    for (const event of events) yield Submission.parse(JSON.parse(event));
  }
}

/** The data of whole events, and what has come of the next one. */
export function eventsIn(text: string): { readonly events: string[]; readonly unfinished: string } {
  const blocks = text.replaceAll('\r\n', '\n').split('\n\n');
  const unfinished = blocks.pop() ?? '';
  const events = blocks.map((block) =>
    block
      .split('\n')
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).trim())
      .join('\n'),
  );
  return { events: events.filter((data) => data !== ''), unfinished };
}

function pause(signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    setTimeout(resolve, lookAgainMs);
  });
}
