import { accounts, figurePresses, indicators } from './command.figures.js';
import { contact, helpSentence } from './command.help.js';
import { linkPresses, unlink } from './command.link.js';
import { discrepancyPresses, reconcile } from './command.reconcile.js';
import { services } from './command.services.js';
import { history, status, submissionPresses } from './command.status.js';
import { language, quiet, subscribe, wishPresses } from './command.wishes.js';
import { workbookPresses } from './command.workbook.js';
import { tell, type Command, type Presses } from './talk.js';

const help: Command = {
  names: ['trogiup', 'help'],
  title: { vi: 'Tôi làm được gì', en: 'What I can do' },
  open: true,
  answer: (talk) => tell(talk, helpSentence(commands)),
};

/** Every command, in the order in which people read of them. */
export const commands: readonly Command[] = [
  status,
  history,
  services,
  accounts,
  reconcile,
  indicators,
  subscribe,
  quiet,
  language,
  contact,
  unlink,
  help,
];

/** What every button does. */
export const presses: Presses = {
  ...submissionPresses,
  ...discrepancyPresses,
  ...figurePresses,
  ...wishPresses,
  ...workbookPresses,
  ...linkPresses,
};

export interface Asked {
  /** Null = none of ours, or `/start`. */
  readonly command: Command | null;
  readonly isStart: boolean;
  readonly words: string;
}

/** The bot that a command names, as in `/help@OtherBot`; null = none. */
export function botNamedIn(text: string): string | null {
  return /^\/\w{1,32}@(\w+)/.exec(text.trim())?.[1] ?? null;
}

/** The command that somebody typed, by its name or alias, and what stands after it; null = none of ours. */
export function commandOf(text: string): Asked | null {
  const [, name = '', words = ''] = /^\/(\w{1,32})(?:@\w+)?(?:\s+([\s\S]*))?$/.exec(text.trim()) ?? [];
  if (name === '') return null;
  const asked = name.toLowerCase();
  const command = commands.find(({ names }) => names.includes(asked)) ?? null;
  return { command, isStart: asked === 'start', words: words.trim() };
}
