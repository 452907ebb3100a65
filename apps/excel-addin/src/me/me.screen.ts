import type { SignedIn, Screen } from '../app.js';

export function openMe(app: SignedIn): Screen {
  return new MeScreen(app);
}

class MeScreen implements Screen {
  constructor(private readonly app: SignedIn) {}

  view(): Node[] {
    return [document.createTextNode(this.app.language)];
  }

  async enter(): Promise<void> {
    this.app.draw();
  }
}
