import type { App } from '../app.js';
import { button, el } from '../element.js';

interface Question {
  readonly key: string;
  readonly label: string;
  readonly really: string;
  readonly leave: string;
  readonly act: () => void;
}

/** Asks once more before something is ended that cannot be taken back; one question at a time. */
export class Asking {
  private key: string | null = null;

  constructor(private readonly app: App) {}

  button({ key, label, really, leave, act }: Question): Node {
    if (this.key !== key) return button(key, label, { onclick: () => this.ask(key) });
    const go = () => {
      this.key = null;
      act();
    };
    return el(
      'span',
      { class: 'tools' },
      button(key, really, { onclick: go }),
      button(`leave ${key}`, leave, { onclick: () => this.ask(null) }),
    );
  }

  private ask(key: string | null): void {
    this.key = key;
    this.app.draw();
  }
}
