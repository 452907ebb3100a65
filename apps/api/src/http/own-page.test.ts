import { comesFromOwnPage } from './own-page.js';

const emc = 'https://emc.example.gov.vn';

test.each([
  ['a page of EMC', { 'sec-fetch-site': 'same-origin', origin: emc }, true],
  ['the pane within Excel on the web', { 'sec-fetch-site': 'same-origin', origin: emc }, true],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://la.example' }, false],
  ['another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, false],
  ['a neighbour', { 'sec-fetch-site': 'same-site', origin: 'https://khac.example.gov.vn' }, false],
  ['an old browser on a page of EMC', { origin: emc, host: '10.0.0.5:3000' }, true],
  ['an old browser on another site', { origin: 'https://la.example', host: 'emc.example.gov.vn' }, false],
  ['a frame without an origin', { origin: 'null' }, false],
  ['a program', {}, true],
])('%s: %j', (_who, headers, own) => {
  expect(comesFromOwnPage(headers, emc)).toBe(own);
});

test.each([
  ['http://10.0.0.5:3000', true],
  ['http://10.0.0.5', false],
  ['https://la.example', false],
])('without an address of its own EMC goes by what was typed: %s', (origin, own) => {
  expect(comesFromOwnPage({ origin, host: '10.0.0.5:3000' }, undefined)).toBe(own);
});
