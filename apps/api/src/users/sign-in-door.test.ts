import { networkOf, SignInDoor } from './sign-in-door.js';

const passed = (door: SignInDoor, address: string, times: number) => {
  let count = 0;
  for (let n = 0; n < times; n++) {
    try {
      door.pass(address);
      count++;
    } catch {
      // Counted by what is missing.
    }
  }
  return count;
};

test('lets a bounded number of wrong passwords through, of one network and of all', () => {
  let now = 0;
  const door = new SignInDoor(() => now);
  expect(passed(door, '10.0.0.1', 200)).toBe(120);
  expect(passed(door, '10.0.0.2', 1)).toBe(1);
  const others = Array.from({ length: 30 }, (_, n) => passed(door, `10.1.0.${n}`, 120));
  expect(others.reduce((sum, count) => sum + count, 0)).toBe(1200 - 121);
  now = 60_000;
  expect(passed(door, '10.0.0.1', 200)).toBe(120);
});

test('right passwords count for nothing', () => {
  const door = new SignInDoor(() => 0);
  for (let n = 0; n < 500; n++) {
    door.pass('10.0.0.1');
    door.giveBack('10.0.0.1');
  }
  expect(passed(door, '10.0.0.1', 200)).toBe(120);
});

test.each([
  ['10.0.0.1', '10.0.0.1'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::6', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s is of the network %s', (address, network) => expect(networkOf(address)).toBe(network));
