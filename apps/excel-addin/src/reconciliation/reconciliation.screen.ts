import type { SignedIn, Screen } from '../app.js';

export function openReconciliation(app: SignedIn): Screen {
  return new ReconciliationScreen(app);
}

class ReconciliationScreen implements Screen {
  constructor(private readonly app: SignedIn) {}

  view(): Node[] {
    return [document.createTextNode(this.app.language)];
  }

  async enter(): Promise<void> {
    this.app.draw();
  }
}
