import { roleNames } from '../admin/admin.words.js';
import type { Screen, SignedIn } from '../app.js';
import { el } from '../element.js';
import { timeTold } from '../told.js';
import { Keys } from './keys.js';
import { Links } from './links.js';
import { words } from './me.words.js';
import { PasswordForm } from './password.js';

export function openMe(app: SignedIn): Screen {
  return new MeScreen(app);
}

/** What everybody keeps in order for themselves. */
class MeScreen implements Screen {
  private readonly password: PasswordForm;
  private readonly keys: Keys;
  private readonly links: Links;

  constructor(private readonly app: SignedIn) {
    this.password = new PasswordForm(app);
    this.keys = new Keys(app);
    this.links = new Links(app);
  }

  view(): Node[] {
    return [this.who(), this.links.view(), this.password.view(), this.keys.view()];
  }

  async enter(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    await Promise.all([this.keys.load(signal), this.links.load(signal)]);
  }

  leave(): void {
    this.links.leave();
  }

  private who(): Node {
    const { language, user } = this.app;
    const facts = [
      [words.username, user.username],
      [words.displayName, user.displayName],
      [words.role, roleNames[user.role][language]],
      [words.agency, user.agencyCode ?? words.department[language]],
      [words.lastLogin, user.lastLoginAt === null ? words.never[language] : timeTold(user.lastLoginAt)],
    ] as const;
    return el(
      'dl',
      { class: 'facts' },
      ...facts.map(([name, value]) => el('div', {}, el('dt', {}, `${name[language]}:`), ' ', el('dd', {}, value))),
    );
  }
}
