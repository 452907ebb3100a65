import { readBody, type FeedFormat } from './feed.body.js';
import { readFields, type FeedDoubt, type FeedEvent } from './feed.event.js';

/** What one POST of a case-handling system says. */
export interface FeedReading {
  readonly format: FeedFormat;
  readonly event: FeedEvent;
  /** Each at most once; empty for an event nobody has to look at. */
  readonly doubts: readonly FeedDoubt[];
}

/**
 * Reads the body of a POST to `/TrackingMCDT`, whatever it holds: JSON, a form, or a form its sender forgot to encode.
 * Never throws. Whether the site exists and knows the codes is for the caller to say, and an unreadable body for the caller
 * to keep.
 */
export function readFeedBody(contentType: string, text: string): FeedReading {
  const { format, fields } = readBody(contentType, text);
  const { event, doubts } = readFields(fields);
  const all = new Set<FeedDoubt>();
  if (format === 'unreadable') all.add('BODY_UNREADABLE');
  if (fields.some(([, value]) => value.includes('\ufffd'))) all.add('TEXT_DAMAGED');
  for (const doubt of doubts) all.add(doubt);
  return { format, event, doubts: [...all] };
}
