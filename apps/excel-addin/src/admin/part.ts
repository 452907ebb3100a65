/** One side of the administration, at its own address; a new one is opened whenever the address changes. */
export interface Part {
  view(): Node[];
  load(params: URLSearchParams, signal: AbortSignal): Promise<void>;
}
