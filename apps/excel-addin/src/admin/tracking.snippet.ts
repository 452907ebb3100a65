import type { Site } from '@emc/contract';

/** What a portal puts into its pages, before `</body>`, so that EMC learns of page views. */
export function trackingSnippet({ id }: Pick<Site, 'id'>, origin: string): string {
  return `<script>
  var _govaq = window._govaq || [];
  _govaq.push(['trackPageView']);
  _govaq.push(['enableLinkTracking']);
  (function () {
    _govaq.push(['setTrackerUrl', '${origin}/tracking']);
    _govaq.push(['setSiteId', '${id}']);
    var script = document.createElement('script');
    script.async = true;
    script.defer = true;
    script.src = '${origin}/embed/gov-tracking.min.js';
    document.head.appendChild(script);
  })();
</script>`;
}
