declare module 'pako/lib/inflate.js' {
  export class Inflate {
    constructor(options: { readonly raw: boolean; readonly chunkSize: number });
    err: number;
    readonly msg: string;
    readonly ended: boolean;
    onData: (chunk: Uint8Array<ArrayBuffer>) => void;
    onEnd: (status: number) => void;
    push(data: Uint8Array, last: boolean): boolean;
  }
}

declare module 'pako/lib/zlib/crc32.js' {
  function crc32(crc: number, bytes: Uint8Array, length: number, from: number): number;
  export = crc32;
}
