import type { ByteSource } from './byte-source.js';
import { preflight, type Container } from './preflight.js';
import type { ReadLimits } from './read.limits.js';

/** What opens a container of each kind. */
type Openers<Opened> = Readonly<Record<Container, (source: ByteSource, limits: ReadLimits) => Promise<Opened>>>;

/** Opens a file by what it holds; closes its source where that fails. */
export async function openBy<Opened>(
  openers: Openers<Opened>,
  source: ByteSource,
  limits: ReadLimits,
): Promise<Opened> {
  try {
    return await openers[await preflight(source, limits)](source, limits);
  } catch (error) {
    await source.close();
    throw error;
  }
}
