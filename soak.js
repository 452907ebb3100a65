// Asks the API for thousands of things made from its own description; the check asks for some hundreds only: `npm run soak`.
process.env.FUZZ_REQUESTS ??= '6000';
process.argv.push('apps/api/test/fuzz.test.ts');
await import('./jest.js');
