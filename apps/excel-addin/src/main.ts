import { openExcel } from './excel.js';
import { Shell } from './shell.js';
import { frameOfPage } from './shell.view.js';

async function open(): Promise<void> {
  const page = frameOfPage();
  const shell = new Shell(await openExcel(), page);
  page.language.addEventListener('click', () => shell.speak(shell.language === 'vi' ? 'en' : 'vi'));
  await shell.start();
}

void open();
