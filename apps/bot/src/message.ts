/** What is said in a chat, whatever carries it there. Plain text; the first of several lines is its title. */
export interface Message {
  readonly text: string;
  readonly buttons?: readonly (readonly Button[])[];
  readonly file?: Attachment;
  readonly picture?: Attachment;
  /** Asks for an answer in words, as a reply to this message. */
  readonly asksReply?: boolean;
  /** Id of the message that this one answers. */
  readonly replyTo?: number;
}

/** `press` comes back when the button is pressed, 64 bytes at most; `url` opens instead. */
export type Button =
  { readonly text: string; readonly press: string } | { readonly text: string; readonly url: string };

export interface Attachment {
  readonly name: string;
  readonly content: Buffer;
}

/** Where a message goes; `thread` = a topic of a group. */
export interface Place {
  readonly chatId: string;
  readonly group: boolean;
  readonly thread?: number;
}

/** Longest text of a message, in UTF-16 units, and of the caption of a file. */
export const longestText = 4096;
export const longestCaption = 1024;
