import type { SignedIn, Screen } from '../app.js';

export function openAdmin(app: SignedIn): Screen {
  return new AdminScreen(app);
}

class AdminScreen implements Screen {
  constructor(private readonly app: SignedIn) {}

  view(): Node[] {
    return [document.createTextNode(this.app.language)];
  }

  async enter(): Promise<void> {
    this.app.draw();
  }
}
