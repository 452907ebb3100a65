import { eventsIn } from './follow.js';

test.each<[text: string, events: string[], unfinished: string]>([
  ['', [], ''],
  ['event: submission\ndata: {"a":1}\n\n', ['{"a":1}'], ''],
  ['event: submission\r\ndata: {"a":1}\r\n\r\nid: 2\r\nda', ['{"a":1}'], 'id: 2\nda'],
  ['data: {"a":\ndata: 1}\n\ndata:2\n\n', ['{"a":\n1}', '2'], ''],
  [': still there\n\n', [], ''],
])('%j', (text, events, unfinished) => {
  expect(eventsIn(text)).toEqual({ events, unfinished });
});
