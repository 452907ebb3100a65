import type { SignedIn, Screen } from '../app.js';

export function openHistory(app: SignedIn): Screen {
  return new HistoryScreen(app);
}

class HistoryScreen implements Screen {
  constructor(private readonly app: SignedIn) {}

  view(): Node[] {
    return [document.createTextNode(this.app.language)];
  }

  async enter(): Promise<void> {
    this.app.draw();
  }
}
