import type { App, Screen } from '../app.js';

export function openTemplates(app: App): Screen {
  return new TemplatesScreen(app);
}

class TemplatesScreen implements Screen {
  constructor(private readonly app: App) {}

  view(): Node[] {
    return [document.createTextNode(this.app.language)];
  }

  async enter(): Promise<void> {
    this.app.draw();
  }
}
