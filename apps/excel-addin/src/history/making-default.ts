import type { DefaultVersion, Version } from '@emc/contract';
import { button, el } from '../element.js';
import { isRefusal } from '../session.js';
import { mustBeTyped, shareLost } from '../submit/changes.js';
import { typeSentence } from '../submit/hand-in.words.js';
import { compare, comparisonView, type Compared } from './comparison.js';
import { field } from './field.js';
import { makeDefaultSentence, words } from './history.words.js';
import type { Place } from './part.js';
import { Unfolded } from './unfolded.js';

/** What the officer is asked before another version becomes the default. */
interface Question {
  readonly version: Version;
  /** The revision of the default that the question is about. */
  readonly tag: string;
  /** Null where there is no default yet. */
  readonly compared: Compared | null;
}

interface Told {
  onMade(made: DefaultVersion, signal: AbortSignal): Promise<void>;
  /** Somebody else was faster. */
  onRefused(signal: AbortSignal): Promise<void>;
}

/** Makes a version the default, once it was shown what changes; where much goes, a slip of the hand is not enough. */
export class MakingDefault {
  private question: Question | null = null;
  private typed = '';
  private readonly unfolded: Unfolded;

  constructor(
    private readonly place: Place,
    private readonly told: Told,
  ) {
    this.unfolded = new Unfolded(() => place.app.draw());
  }

  ask(version: Version): void {
    const { app, site, kind } = this.place;
    this.typed = '';
    app.say(null);
    app.run(async (signal) => {
      let tag = '';
      const onTag = (said: string) => (tag = said);
      const { number } = await app.api('getDefaultVersion', {
        params: { siteId: site.id },
        query: { kind },
        signal,
        onTag,
      });
      const pair = number === null ? null : { version: version.number, against: number };
      this.question = { version, tag, compared: pair && (await compare(this.place, pair, signal)) };
    });
  }

  view(): Node[] {
    const { question } = this;
    const { language } = this.place.app;
    if (!question) return [];
    const { version, compared } = question;
    return [
      el(
        'section',
        { class: 'preview', 'aria-label': makeDefaultSentence(version.number)[language] },
        el('h2', {}, makeDefaultSentence(version.number)[language]),
        el('p', {}, (compared ? words.sinceThen : words.firstDefault)[language]),
        ...(compared ? comparisonView(compared, this.unfolded, language) : []),
        ...this.typing(question),
        el(
          'div',
          { class: 'tools' },
          button('make default', words.makeDefault[language], {
            class: 'primary',
            disabled: !this.isSure(question),
            onclick: () => this.make(question),
          }),
          button('leave', words.leave[language], { onclick: () => this.close() }),
        ),
      ),
    ];
  }

  private typing({ compared }: Question): Node[] {
    const { app, site } = this.place;
    const diff = compared && diffOf(compared);
    if (!diff || !mustBeTyped(diff)) return [];
    const input = el('input', {
      id: 'typed',
      'data-key': 'typed',
      inputmode: 'numeric',
      autocomplete: 'off',
      value: this.typed,
    });
    input.addEventListener('input', () => {
      this.typed = input.value;
      app.draw();
    });
    const sentence = typeSentence(shareLost(diff), site.id)[app.language];
    return [field(sentence, input)];
  }

  private isSure({ compared }: Question): boolean {
    const diff = compared && diffOf(compared);
    return !diff || !mustBeTyped(diff) || this.typed.trim() === String(this.place.site.id);
  }

  private make({ version, tag }: Question): void {
    const { app, site, kind } = this.place;
    app.run(async (signal) => {
      try {
        const made = await app.api('makeDefault', {
          params: { siteId: site.id },
          headers: { 'if-match': tag },
          body: { number: version.number, kind },
          signal,
        });
        this.question = null;
        await this.told.onMade(made, signal);
      } catch (error) {
        if (!isRefusal(error, 'CHANGED_MEANWHILE')) throw error;
        this.question = null;
        await this.told.onRefused(signal);
      }
    });
  }

  private close(): void {
    this.question = null;
    this.place.app.draw();
  }
}

function diffOf(compared: Compared) {
  return compared.kind === 'services' ? compared.diff.summary : compared.diff;
}
