const perSecond = 20;

/**
 * Sends each request so many times a second until stopped, whether or not earlier ones have been answered, and times it
 * from when it should have been sent: a server that stands still is charged for everybody who would have waited.
 *
 * @template {string} Name
 * @param {Record<Name, () => Promise<Response>>} requests
 */
export function watchLatency(requests) {
  const watches = Object.entries(requests).map(([name, send], n) => watch(name, send, (n * 1000) / perSecond / 2));
  return {
    /** @returns {Promise<Record<Name, number[]>>} milliseconds of each answer */
    async stop() {
      return Object.fromEntries(await Promise.all(watches.map((one) => one.stop())));
    },
  };
}

function watch(/** @type {string} */ name, /** @type {() => Promise<Response>} */ send, /** @type {number} */ delayMs) {
  const first = performance.now() + delayMs;
  /** @type {Promise<number>[]} */
  const answers = [];
  let stopped = false;
  let timer;
  const next = () => {
    const due = () => first + (answers.length * 1000) / perSecond;
    while (due() <= performance.now()) answers.push(timed(send, due()));
    if (!stopped) timer = setTimeout(next, due() - performance.now());
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      return [name, await Promise.all(answers)];
    },
  };
}

async function timed(/** @type {() => Promise<Response>} */ send, /** @type {number} */ due) {
  const response = await send();
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${response.url} answered ${response.status} while a list was imported`);
  return performance.now() - due;
}

/** The value that so many percent of the numbers do not exceed. */
export function percentile(/** @type {readonly number[]} */ numbers, /** @type {number} */ percent) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((percent / 100) * sorted.length) - 1)] ?? NaN;
}
