import type { Link, LinkOfUser } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import type { Api, Caller } from './api.js';
import type { Message, Place } from './message.js';
import type { Contacts } from './settings.js';

export type Who = Omit<LinkOfUser['user'], 'disabled'>;

/** What an answer is made from: who speaks, in which chat, and by whom EMC may be asked. */
export interface Talk {
  readonly place: Place;
  readonly title: string;
  readonly language: Language;
  readonly api: Api;
  readonly contacts: Contacts;
  readonly now: Date;
  /** Stands for this update or press, the same when Telegram sends it again. */
  readonly key: string;
  readonly files: (fileId: string) => Promise<Buffer | null>;
}

/** A chat that is linked with somebody. */
export interface LinkedTalk extends Talk {
  readonly link: Link;
  readonly user: Who;
  readonly emc: Caller;
}

/** What the bot does in return. */
export interface Answer {
  readonly say?: readonly Message[];
  /** Takes the place of the message whose button was pressed. */
  readonly replace?: Message;
  /** A few words over the chat, for a press only. */
  readonly toast?: string;
}

/** A workbook that somebody sent, with what they wrote beside it. */
export interface SentFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: number;
  readonly caption: string;
  readonly messageId: number;
}

/** A pressed button: what stands after the verb in its data, and the message it hangs on. */
export interface Press {
  readonly words: readonly string[];
  readonly message: Message;
  /** The workbook that the message answers, if it does. */
  readonly file: SentFile | null;
}

interface Named {
  /** Without accents and slash; the first is the one that is shown, the second its English alias. */
  readonly names: readonly [vi: string, en: string];
  readonly title: Sentence;
}

/** A command of the bot. One file each; all of them are listed in commands.ts. */
export type Command = Named &
  (
    | {
        readonly open: true;
        readonly answer: (talk: Talk & { readonly link: Link | null }, words: string) => Promise<Answer> | Answer;
      }
    | { readonly open?: never; readonly answer: (talk: LinkedTalk, words: string) => Promise<Answer> | Answer }
  );

/** What buttons do, by the verb in their data. */
export type Presses = Readonly<Record<string, (talk: LinkedTalk, press: Press) => Promise<Answer> | Answer>>;

/** A message in the language of the chat. */
export function tell(talk: Talk, sentence: Sentence, more: Omit<Message, 'text'> = {}): Answer {
  return { say: [{ text: sentence[talk.language], ...more }] };
}
