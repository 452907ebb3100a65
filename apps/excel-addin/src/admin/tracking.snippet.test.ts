import { trackingSnippet } from './tracking.snippet.js';

/** What a page that holds the snippet asks for, and what it leaves in the queue. */
function run(code: string) {
  const window: { _govaq?: unknown[][] } = {};
  const loaded: { src?: string }[] = [];
  const document = {
    createElement: () => ({}),
    head: { appendChild: (script: { src?: string }) => loaded.push(script) },
  };
  const body = code.replace(/<\/?script>/g, '');
  const queue = new Function('window', 'document', `${body}; return _govaq;`)(window, document) as unknown[][];
  return { queue, loaded: loaded.map(({ src }) => src) };
}

test('the snippet queues what the tracker needs and loads it from EMC', () => {
  expect(run(trackingSnippet({ id: 205 }, 'https://emc.example.gov.vn'))).toEqual({
    queue: [
      ['trackPageView'],
      ['enableLinkTracking'],
      ['setTrackerUrl', 'https://emc.example.gov.vn/tracking'],
      ['setSiteId', '205'],
    ],
    loaded: ['https://emc.example.gov.vn/embed/gov-tracking.min.js'],
  });
});
