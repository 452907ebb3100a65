import { TelegramServer, type Person, type Shown } from './telegram-server.js';

/** Somebody with a phone: writes, presses, sends files, and sees what becomes of it. */
export class Chatter {
  /** Both sides, as the phone would show them one after the other. */
  readonly transcript: string[] = [];

  constructor(
    readonly telegram: TelegramServer,
    readonly person: Person,
  ) {
    telegram.addChat(person.chatId);
  }

  /** Writes and answers what the bot said or changed in return. */
  says(text: string, answering?: Shown): Promise<readonly Shown[]> {
    this.transcript.push(`👤 ${text}`);
    const question = answering && {
      reply_to_message: { message_id: answering.id, from: { id: 1, is_bot: true }, chat: {}, text: answering.text },
    };
    return this.#after(() => this.telegram.message(this.person, { text, ...question }));
  }

  sends(file: { name: string; content: Buffer; caption?: string }): Promise<readonly Shown[]> {
    this.transcript.push(`👤 📄 ${file.name}${file.caption ? ` – ${file.caption}` : ''}`);
    const fileId = `documents-${this.telegram.files.size + 1}`;
    this.telegram.files.set(fileId, file.content);
    const document = { file_id: fileId, file_unique_id: fileId, file_name: file.name, file_size: file.content.length };
    const caption = file.caption === undefined ? {} : { caption: file.caption };
    return this.#after(() => this.telegram.message(this.person, { document, ...caption }));
  }

  /** Presses the button of the newest message that has it, by the beginning of its verb. */
  presses(verb: string): Promise<readonly Shown[]> {
    const shown = this.telegram.said(this.person.chatId).toReversed();
    const message = shown.find(({ buttons }) => buttons.some(({ data }) => data?.startsWith(verb)));
    const button = message?.buttons.find(({ data }) => data?.startsWith(verb));
    if (!message || !button?.data) throw new Error(`No button ${verb}: ${JSON.stringify(shown[0])}`);
    this.transcript.push(`👆 [${button.text}]`);
    return this.pressesData(message, button.data);
  }

  pressesData(message: Shown, data: string): Promise<readonly Shown[]> {
    return this.#after(() => this.telegram.press(this.person, message, data));
  }

  /** The next message of the bot that nobody asked for, or changes of one. */
  hears(words: RegExp): Promise<Shown> {
    return this.telegram.until(() => this.telegram.said(this.person.chatId).find(({ text }) => words.test(text)));
  }

  async #after(act: () => number): Promise<readonly Shown[]> {
    const before = new Map(this.telegram.said(this.person.chatId).map((shown) => [shown.id, shown]));
    const toasts = this.telegram.toasts.length;
    const update = act();
    await this.telegram.until(() => this.telegram.acknowledged.has(update));
    const now = this.telegram.said(this.person.chatId);
    const changed = now.filter((shown) => before.get(shown.id) !== shown);
    for (const toast of this.telegram.toasts.slice(toasts)) this.transcript.push(`💬 ${toast}`);
    for (const shown of changed) this.transcript.push(asRead(shown));
    return changed;
  }
}

function asRead({ text, file, buttons, edits }: Shown): string {
  const said = file ? `📎 ${file.name} (${file.content.length} B)` : text;
  const keys = buttons.map((button) => `[${button.text}]`).join(' ');
  return `🤖${edits > 0 ? ' ✏️' : ''} ${said.split('\n').join('\n   ')}${keys ? `\n   ${keys}` : ''}`;
}
