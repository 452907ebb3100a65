import type { Agency, Client, Role, Site, User } from '@emc/contract';
import type { JudgeContext, Language, ListKind, Sentence } from '@emc/domain';
import type { Spreadsheet } from './excel.js';
import type { Route } from './route.js';
import type { Unsent } from './unsent.js';

/** Something that cannot be done, and what the officer does about it; told above the screen. */
export class ToldError extends Error {
  constructor(readonly sentence: Sentence) {
    super(sentence.en);
  }
}

/** What every screen is given: who is there, what they chose, and what the frame around the screen does for it. */
export interface App {
  /** Signed in as `user`; renews its session by itself. Throws a ProblemError, or a TypeError while EMC is out of reach. */
  readonly api: Client;
  readonly user: User | null;
  /** The workbook around the pane; null on the web page. */
  readonly book: Spreadsheet | null;
  readonly language: Language;
  /** The site and the kind of list that the officer chose last; remembered on this computer. */
  readonly site: Site | null;
  /** Those the user may see; empty before signing in. */
  readonly sites: readonly Site[];
  readonly kind: ListKind;
  /** The agency of whoever is signed in; null at the Department. */
  readonly agency: Agency | null;
  /** What was typed into forms and not sent yet. */
  readonly unsent: Unsent;
  chooseKind(kind: ListKind): void;
  /** Asks who is there in place of the open screen, which then goes on. */
  askToSignIn(): void;
  /** What is known of the agency of the chosen site; nothing before signing in, or while EMC is out of reach. */
  known(signal: AbortSignal): Promise<JudgeContext>;
  /** Opens a screen under its address, so that "back" leads here again. */
  go(route: Route): void;
  /**
   * Shows the open screen as it is now, once no button is held down. The focus stays on the element of the same
   * `data-key`, or goes to the one of this key.
   */
  draw(focus?: string): void;
  /** Tells what was done; null = nothing to tell. `heard` stands on the screen already, and is for whoever cannot see it. */
  say(news: Sentence | null, heard?: Sentence): void;
  /**
   * Does one thing at a time; what goes wrong is told above the screen and may be tried again. `app.stop()` aborts it.
   * False, and nothing is done, while something else is going on.
   */
  run(task: (signal: AbortSignal) => Promise<void>): boolean;
  /** Ends what `run` began. */
  stop(): void;
  /** Saves an answer that is a file, under the name the API gave it. */
  save(file: Response): Promise<void>;
}

export interface SignedIn extends App {
  readonly user: User;
}

/** One thing an officer does, with a state of its own. */
export interface Screen {
  /** How it looks now. */
  view(): Node[];
  /** It was opened, or its address or the chosen site changed: loads what it shows. */
  enter(params: URLSearchParams, signal: AbortSignal): Promise<void>;
  /** Somebody goes elsewhere. */
  leave?(): void;
}

interface Titled {
  readonly title: Sentence;
}

/** A screen for anybody, signed in or not. */
interface OpenScreen extends Titled {
  readonly needs: 'nobody';
  load(app: App): Promise<(app: App) => Screen>;
}

/** A screen for those of a role, or above it. `viewer` = everybody who is signed in. */
interface GuardedScreen extends Titled {
  readonly needs: Role;
  load(): Promise<(app: SignedIn) => Screen>;
}

export type ScreenEntry = OpenScreen | GuardedScreen;
