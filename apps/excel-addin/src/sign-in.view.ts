import { el } from './element.js';
import type { Shell } from './shell.js';
import { words } from './words.js';

/** Asks who is there, in the place of a screen that is not for everybody. */
export function signInForm(shell: Shell): Node[] {
  const { language } = shell;
  if (shell.user) return [el('p', { class: 'intro' }, words.notAllowed[language])];
  const name = el('input', {
    id: 'username',
    'data-key': 'username',
    'data-own': true,
    autocomplete: 'username',
    required: true,
  });
  name.value = shell.triedName;
  const password = el('input', {
    id: 'password',
    'data-key': 'password',
    'data-own': true,
    type: 'password',
    autocomplete: 'current-password',
    required: true,
  });
  const form = el(
    'form',
    { class: 'sign-in' },
    el('p', { class: 'intro' }, words.signInFirst[language]),
    el('label', { for: 'username' }, words.username[language]),
    name,
    el('label', { for: 'password' }, words.password[language]),
    password,
    el('button', { type: 'submit', class: 'primary', 'data-key': 'sign-in' }, words.signIn[language]),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    shell.signIn(name.value, password.value);
  });
  return [form];
}
