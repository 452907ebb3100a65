/**
 * What became of a call to a channel; trouble is a value. `retryAfter` seconds; `gone` = this chat takes nothing any
 * more; `unknown` = it may have been done or not.
 */
export type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'wait'; readonly retryAfter: number; readonly reason: string }
  | { readonly kind: 'moved'; readonly chatId: string; readonly reason: string }
  | { readonly kind: 'gone' | 'refused' | 'conflict' | 'unauthorised' | 'broken' | 'unknown'; readonly reason: string };

export type Trouble = Exclude<Outcome<never>, { kind: 'done' }>;
