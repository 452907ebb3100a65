import type { Language } from '@emc/domain';
import { openExcel } from './excel.js';
import { Pane } from './pane.js';
import { words } from './words.js';

async function open(): Promise<void> {
  const [main, title, language] = [byId('pane'), byId('title'), byId('language')];
  const book = await openExcel();
  main.setAttribute('aria-busy', 'false');
  if (!book) {
    main.textContent = words.outside.vi;
    return;
  }
  const pane = new Pane(book, { main, news: byId('news'), verdict: byId('verdict') });
  const speak = (spoken: Language) => {
    document.documentElement.lang = spoken;
    title.textContent = words.title[spoken];
    language.textContent = words.otherLanguage[spoken];
    language.lang = spoken === 'vi' ? 'en' : 'vi';
    language.hidden = false;
    pane.speak(spoken);
  };
  language.addEventListener('click', () => speak(document.documentElement.lang === 'vi' ? 'en' : 'vi'));
  speak('vi');
}

void open();

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no ${id}.`);
  return element;
}
