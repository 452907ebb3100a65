import { roomLeft, type RoomLeft } from './disk-room.js';

const megabyte = 1024 * 1024;

test.each<[number, RoomLeft, RoomLeft]>([
  [2000, 'enough', 'enough'],
  [999, 'enough', 'low'],
  [499, 'enough', 'none'],
  [499, 'low', 'none'],
  [510, 'none', 'none'],
  [560, 'none', 'low'],
  [1050, 'low', 'low'],
  [1050, 'none', 'low'],
  [1101, 'low', 'enough'],
  [1101, 'none', 'enough'],
])('%d MB free, after %s, of 1,000 that should be: %s', (free, before, after) => {
  expect(roomLeft(free * megabyte, 1000, before)).toBe(after);
});

test('0 asks for nothing', () => {
  expect(roomLeft(0, 0, 'enough')).toBe('enough');
});
