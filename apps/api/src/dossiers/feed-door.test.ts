import { asFeedAddress, senderOf } from './feed-door.js';

test.each([
  ['/TrackingMCDT', '/TrackingMCDT'],
  ['/trackingmcdt', '/TrackingMCDT'],
  ['/TRACKINGMCDT?key=aB', '/TrackingMCDT?key=aB'],
  ['//TrackingMCDT', '/TrackingMCDT'],
  ['//trackingMcdt//aBc-_', '/TrackingMCDT/aBc-_'],
  ['/TrackingMCDT//aBc?x=//trackingmcdt', '/TrackingMCDT/aBc?x=//trackingmcdt'],
  ['/trackingmcdt/', '/TrackingMCDT'],
  ['/trackingmcdts', '/trackingmcdts'],
  ['/api/trackingmcdt', '/api/trackingmcdt'],
  ['//api/sites', '//api/sites'],
  ['', ''],
])('%s is the address %s', (sent, meant) => {
  expect(asFeedAddress(sent)).toBe(meant);
});

const proxies = new Set(['127.0.0.1', '::1', '10.0.0.5']);
const of = (remoteAddress: string, forwarded?: string) => {
  const socket = { remoteAddress } as Parameters<typeof senderOf>[0]['socket'];
  return senderOf({ headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, socket }, (address) =>
    proxies.has(address),
  );
};

test.each<[string, string | null, string, string | undefined]>([
  ['a sender itself', '203.0.113.7', '203.0.113.7', undefined],
  ['… whatever it claims', '203.0.113.7', '203.0.113.7', '198.51.100.1'],
  ['a proxy on this machine', '203.0.113.7', '127.0.0.1', '203.0.113.7'],
  ['… to which something was claimed', '203.0.113.7', '::ffff:127.0.0.1', '198.51.100.1, 203.0.113.7'],
  ['two proxies', '203.0.113.7', '127.0.0.1', '203.0.113.7, 10.0.0.5'],
  ['a proxy that tells nothing', null, '127.0.0.1', undefined],
  ['a proxy that tells nonsense', null, '127.0.0.1', 'unknown'],
  ['addresses with ports', '203.0.113.7', '127.0.0.1', '203.0.113.7:4711'],
  ['IPv6 by its network', '2001:db8:0:7', '2001:db8:0:7:1:2:3:4', undefined],
  ['… written short', '2001:db8:0:0', '127.0.0.1', '[2001:db8::9]:443'],
])('%s is known as %s', (_, address, remote, forwarded) => {
  expect(of(remote, forwarded)).toBe(address);
});
