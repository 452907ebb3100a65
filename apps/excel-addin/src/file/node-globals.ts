/** What code written for Node takes for granted; the build puts these where a browser has none. */
export { Buffer } from 'buffer';

export const process = {
  env: {},
  version: '',
  nextTick(step: (...all: unknown[]) => void, ...all: unknown[]): void {
    queueMicrotask(() => step(...all));
  },
};

const { port1, port2 } = new MessageChannel();
const steps: (() => void)[] = [];
port1.onmessage = () => steps.shift()?.();

/** Timers would wait: from the fifth in a row on, four milliseconds each. */
export function setImmediate(step: () => void): void {
  steps.push(step);
  port2.postMessage(null);
}
