import { createCipheriv } from 'node:crypto';
import { Transform } from 'node:stream';
import type { NamedKey } from '../installation-keys.js';
import { algorithm, blockBytes, keyOfFile, newHeader, nonceOf } from './seal.js';

/** Seals what flows through it; of a file only its last block is known to be the last. */
export function sealing(key: NamedKey): Transform {
  const header = newHeader(key.id);
  const fileKey = keyOfFile(key.secret, header);
  const block = Buffer.alloc(blockBytes);
  let filled = 0;
  let index = 0;
  const sealed = (last: boolean): Buffer => {
    const cipher = createCipheriv(algorithm, fileKey, nonceOf(header, index, last)).setAAD(header);
    const body: Buffer[] = [cipher.update(block.subarray(0, filled)), cipher.final(), cipher.getAuthTag()];
    if (index === 0) body.unshift(header);
    index++;
    filled = 0;
    return Buffer.concat(body);
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      for (let taken = 0; taken < chunk.length;) {
        if (filled === blockBytes) this.push(sealed(false));
        const copied = chunk.copy(block, filled, taken);
        filled += copied;
        taken += copied;
      }
      done();
    },
    flush(done) {
      done(null, sealed(true));
    },
  });
}
