import type { SignedIn, Screen } from '../app.js';

export function openIndicators(app: SignedIn): Screen {
  return new IndicatorsScreen(app);
}

class IndicatorsScreen implements Screen {
  constructor(private readonly app: SignedIn) {}

  view(): Node[] {
    return [document.createTextNode(this.app.language)];
  }

  async enter(): Promise<void> {
    this.app.draw();
  }
}
