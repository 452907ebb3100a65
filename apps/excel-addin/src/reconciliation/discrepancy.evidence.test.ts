import { evidenceOf } from './discrepancy.evidence.js';

test('what was declared stands beside what was received, in the order in which it is read', () => {
  const counts = {
    'declared.online': 22,
    'received.online': 20,
    'declared.received': 35,
    'declared.returned': 8,
    'received.received': 28,
    missing: 7,
    'received.returned': 9,
  };
  expect(evidenceOf(counts)).toEqual({
    beside: [
      { measure: 'received', declared: 35, received: 28 },
      { measure: 'online', declared: 22, received: 20 },
      { measure: 'returned', declared: 8, received: 9 },
    ],
    alone: [['missing', 7]],
  });
});

test('what stands alone keeps its order, and nothing is left out', () => {
  expect(evidenceOf({ khac: 1, allowedHours: 8, 'declared.online': 3, hours: 20 })).toEqual({
    beside: [],
    alone: [
      ['declared.online', 3],
      ['hours', 20],
      ['allowedHours', 8],
      ['khac', 1],
    ],
  });
});
