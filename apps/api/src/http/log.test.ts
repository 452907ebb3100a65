import { loggedError } from './log.js';

test('an error is logged by what it is, not by what it carries', () => {
  const error = Object.assign(new Error('duplicate key'), {
    code: '23505',
    parameters: ['nguyen.van.a'],
    client: { secretKey: 42 },
  });
  expect(loggedError(error)).toEqual({ type: 'Error', message: 'duplicate key', code: '23505', stack: error.stack });
});

test('whatever else is thrown is logged as text', () => {
  expect(loggedError('broken')).toEqual({ type: 'string', message: 'broken', stack: '' });
});
