import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A file to be saved under its own name, however it is spelt (RFC 6266). */
export function attachment(file: { fileName: string; type: string; content: Buffer | Readable }): StreamableFile {
  const plain = file.fileName.replaceAll(/[^\w. -]/g, '_');
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${percentEncoded(file.fileName)}`;
  const options = { type: file.type, disposition };
  const { content } = file;
  return Buffer.isBuffer(content)
    ? new StreamableFile(new Uint8Array(content), { ...options, length: content.length })
    : new StreamableFile(content, options);
}

/** RFC 8187 wants more encoded than `encodeURIComponent` does. */
function percentEncoded(name: string): string {
  return encodeURIComponent(name).replaceAll(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
