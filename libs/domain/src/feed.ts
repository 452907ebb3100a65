import { asForm, bodiesIn, queryFields, readBody, type FeedBody, type FeedFormat } from './feed.body.js';
import { readFields, type FeedDoubt, type FeedEvent } from './feed.event.js';

/** What one event of a case-handling system says. */
export interface FeedReading {
  readonly format: FeedFormat;
  readonly event: FeedEvent;
  /** Each at most once; empty for an event nobody has to look at. */
  readonly doubts: readonly FeedDoubt[];
}

/** A POST to `/TrackingMCDT`, its body as text; `query` = what stands behind the `?` of its address. */
export interface FeedPost {
  readonly contentType: string;
  readonly text: string;
  readonly query: string;
}

/** An event of a post, and what it can be read from again, alone. */
export interface SentEvent {
  readonly reading: FeedReading;
  readonly contentType: string;
  readonly text: string;
}

const form = 'application/x-www-form-urlencoded';
/** Whoever has more sends them through EMC's own API. */
const mostEvents = 1000;

/**
 * Reads the events of a POST to `/TrackingMCDT`, whatever it holds: one as JSON, as a form, as a form its sender forgot to
 * encode, or in the address; several as an array or as lines of JSON. At least one; null when there are too many.
 * Never throws. Whether the site exists and knows the codes is for the caller to say, and an unreadable body for the caller
 * to keep.
 */
export function readFeedPost({ contentType, text, query }: FeedPost): readonly SentEvent[] | null {
  const bodies = bodiesIn(text);
  if (bodies && bodies.length > mostEvents) return null;
  const beside = queryFields(query);
  const sent = bodies?.map((body) => ({ contentType: 'application/json', text: body })) ?? [{ contentType, text }];
  if (beside.length === 0) return sent.map((one) => ({ ...one, reading: readFeedBody(one.contentType, one.text) }));
  return sent.map((one) => {
    const { format, fields } = readBody(one.contentType, one.text);
    const isLost = format === 'unreadable' && one.text.trim() !== '';
    const whole = asForm([...fields, ...beside, ...(isLost ? [['', one.text] as const] : [])]);
    return { contentType: form, text: whole, reading: readFeedBody(form, whole) };
  });
}

/** Reads one event, as `SentEvent` has it. */
export function readFeedBody(contentType: string, text: string): FeedReading {
  return readingOf(readBody(contentType, text));
}

function readingOf({ format, fields }: FeedBody): FeedReading {
  const { event, doubts } = readFields(fields);
  const all = new Set<FeedDoubt>();
  if (format === 'unreadable') all.add('BODY_UNREADABLE');
  if (fields.some(([, value]) => value.includes('\ufffd'))) all.add('TEXT_DAMAGED');
  for (const doubt of doubts) all.add(doubt);
  return { format, event, doubts: [...all] };
}
