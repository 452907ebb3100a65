/** One side of a screen, at its own address; a new one is opened whenever the address or the site changes. */
export interface Part {
  view(): Node[];
  load(params: URLSearchParams, signal: AbortSignal): Promise<void>;
}
