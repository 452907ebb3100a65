import type { Submission } from '@emc/contract';
import type { Issue, ListKind, Sentence } from '@emc/domain';
import type { App } from '../app.js';
import { button, el, fileButton } from '../element.js';
import { groupsOf } from '../groups.js';
import { progressBox, type Progress } from '../progress.js';
import { groupBox } from '../view.groups.js';
import { progressSentence, verdictSentence } from '../words.js';
import { mustBeTyped, shareLost } from './changes.js';
import { changesView, unmatchedView } from './changes.view.js';
import type { Around, Step } from './hand-in.js';
import * as say from './hand-in.words.js';
import type { Choices, Kept } from './kept.js';
import type { ListToHandIn } from './list.js';
import { receiptView } from './receipt.view.js';

const { words } = say;

/** What a hand-in shows, and what the officer may do about it. */
export interface Form {
  readonly app: App;
  readonly list: ListToHandIn;
  readonly kind: ListKind;
  readonly siteId: number | null;
  readonly step: Step;
  readonly choices: Choices;
  readonly typed: string;
  readonly unfolded: ReadonlyMap<string, number>;
  readonly around: Around;
  start(): void;
  submit(): void;
  attempt(): void;
  cancel(): void;
  close(): void;
  choose(change: Partial<Choices>): void;
  /** Keeps what is being typed, and leaves the screen alone meanwhile. */
  note(change: Partial<Choices>): void;
  type(typed: string): void;
  fold(code: string): void;
  showMore(code: string): void;
}

/** A hand-in as it is at its step. */
export function handInView(form: Form): Node[] {
  const { step } = form;
  switch (step.at) {
    case 'asking':
      return asking(form);
    case 'resting':
      return resting(form, step.kept);
    case 'trying':
      return underWay(form, step, words.trying);
    case 'sending':
      return underWay(form, step, step.isStopping ? words.stopping : words.sending);
    case 'review':
      return review(form, step.trial);
    case 'waiting':
      return waiting(form, step.isSignedOut);
    case 'refused':
      return refused(form, step);
    case 'over':
      return ended(form, step.submission.state === 'cancelled' ? words.cancelled : words.failed);
    case 'accepted':
      return receiptView(form, step.submission);
  }
}

/** The heading of a step, which takes the focus when the step begins. */
export function heading(text: string): Node {
  return el('h2', { tabindex: -1, 'data-key': 'step', class: 'step' }, text);
}

function asking(form: Form): Node[] {
  const { user, site, language } = form.app;
  const back = button('back', words.back[language], { onclick: () => form.close() });
  if (!user) {
    const signIn = button('sign-in-first', words.signIn[language], {
      class: 'primary',
      onclick: () => form.app.askToSignIn(),
    });
    return [heading(words.submit[language]), tools(signIn, back)];
  }
  if (user.role === 'viewer')
    return [heading(words.submit[language]), el('p', {}, words.readOnly[language]), tools(back)];
  const go = button('go-on', words.submit[language], { class: 'primary', onclick: () => form.start() });
  return [
    heading(words.submit[language]),
    site ? tools(go, back) : el('p', {}, words.chooseSite[language]),
    ...(site ? [] : [tools(back)]),
  ];
}

function resting(form: Form, { name, siteId, at }: Kept): Node[] {
  const { language } = form.app;
  return [
    el(
      'div',
      { class: 'summary' },
      el('p', {}, say.keptSentence(name, siteId, at)[language]),
      tools(
        button('attempt', words.continue[language], { class: 'primary', onclick: () => form.attempt() }),
        button('cancel', words.drop[language], { onclick: () => form.cancel() }),
      ),
    ),
  ];
}

export type UnderWay = Step & { readonly at: 'trying' | 'sending' };

function underWay(form: Form, step: UnderWay, title: Sentence): Node[] {
  const { language } = form.app;
  const isStopping = step.at === 'sending' && step.isStopping;
  const stop = !isStopping && button('cancel', words.cancel[language], { onclick: () => form.cancel() });
  return [heading(title[language]), progressBox(progressOf(form, step), stop)];
}

export function progressOf({ app, list }: Form, { submission }: UnderWay): Progress {
  const { rowsRead = 0, rowsExpected = null } = submission?.progress ?? {};
  const told = rowsExpected === null ? list.name : progressSentence(rowsRead, rowsExpected)[app.language];
  return { id: 'hand-in-progress', told, done: rowsRead, of: rowsExpected };
}

function review(form: Form, trial: Submission): Node[] {
  const { app, choices, siteId } = form;
  const { language } = app;
  const typing = choices.makeDefault && mustBeTyped(trial.diff);
  const isTyped = !typing || form.typed.trim() === String(siteId);
  return [
    heading(words.review[language]),
    el(
      'p',
      {},
      el('b', {}, form.list.name),
      ` → ${app.sites.find(({ id }) => id === siteId)?.name ?? ''} (${siteId}). `,
      verdictSentence(trial.counts)[language],
    ),
    ...changesView(trial.diff, language),
    ...unmatchedView(trial.unmatched, language),
    makeDefault(form),
    decision(form),
    ...(typing && trial.diff ? [confirmation(form, shareLost(trial.diff))] : []),
    tools(
      button('submit', words.submit[language], {
        class: 'primary',
        disabled: !isTyped,
        onclick: () => form.submit(),
      }),
      button('back', words.back[language], { onclick: () => form.close() }),
    ),
  ];
}

function makeDefault(form: Form): Node {
  const box = el('input', { type: 'checkbox', 'data-key': 'make-default', checked: form.choices.makeDefault });
  box.addEventListener('change', () => form.choose({ makeDefault: box.checked }));
  return el('label', { class: 'mark' }, box, ` ${words.makeDefault[form.app.language]}`);
}

function decision(form: Form): Node {
  const { choices, app } = form;
  const { language } = app;
  const number = el('input', { id: 'decision-number', 'data-key': 'decision-number', maxlength: 100 });
  number.value = choices.decisionNumber;
  number.addEventListener('input', () => form.note({ decisionNumber: number.value }));
  const date = el('input', { id: 'decision-date', 'data-key': 'decision-date', type: 'date' });
  date.value = choices.decisionDate;
  date.addEventListener('input', () => form.note({ decisionDate: date.value }));
  const isOpen = Boolean(choices.decisionNumber || choices.decisionDate || choices.scan);
  return el(
    'details',
    { class: 'decision', open: isOpen },
    el('summary', { 'data-key': 'decision' }, words.decision[language]),
    el('label', { for: 'decision-number' }, words.decisionNumber[language]),
    number,
    el('label', { for: 'decision-date' }, words.decisionDate[language]),
    date,
    ...scan(form),
  );
}

function scan(form: Form): Node[] {
  const { language } = form.app;
  const file = el('input', {
    id: 'decision-scan',
    'data-key': 'decision-scan',
    type: 'file',
    accept: '.pdf,.png,.jpg,.jpeg,.tif,.tiff',
  });
  file.addEventListener('change', () => form.choose({ scan: file.files?.[0] ?? null }));
  return [
    fileButton(file, words.decisionScan[language]),
    el('small', {}, form.choices.scan?.name ?? words.noScan[language]),
  ];
}

function confirmation(form: Form, share: number): Node {
  const typed = el('input', {
    id: 'confirmation',
    'data-key': 'confirmation',
    inputmode: 'numeric',
    autocomplete: 'off',
  });
  typed.value = form.typed;
  typed.addEventListener('input', () => form.type(typed.value));
  return el(
    'div',
    { class: 'summary error' },
    el('label', { for: 'confirmation' }, say.typeSentence(share, form.siteId ?? 0)[form.app.language]),
    typed,
  );
}

function waiting(form: Form, isSignedOut: boolean): Node[] {
  const { app } = form;
  const { language } = app;
  const now = isSignedOut
    ? button('sign-in-first', words.signIn[language], { class: 'primary', onclick: () => app.askToSignIn() })
    : button('attempt', words.tryNow[language], { class: 'primary', onclick: () => form.attempt() });
  return [
    heading(form.list.name),
    el(
      'div',
      { class: 'summary' },
      el('p', {}, (isSignedOut ? words.signInAgain : words.waiting)[language]),
      tools(now, button('cancel', words.drop[language], { onclick: () => form.cancel() })),
    ),
  ];
}

function refused(form: Form, { verdict, submission }: Step & { at: 'refused' }): Node[] {
  const { app, kind, around, unfolded } = form;
  const { language } = app;
  const { jump } = around;
  const checked = { kind, verdict, rows: new Map() };
  const actions = {
    fold: (code: string) => form.fold(code),
    showMore: (code: string) => form.showMore(code),
    ...(jump && { jump: (issue: Issue) => jump(issue) }),
  };
  return [
    heading(words.refused[language]),
    el('p', { class: 'summary error' }, verdictSentence(submission.counts)[language]),
    ...groupsOf(checked).map((group) =>
      groupBox(group, checked, { state: { language, unfolded, preview: null }, actions }),
    ),
    tools(button('back', words.back[language], { onclick: () => form.close() })),
  ];
}

function ended(form: Form, told: Sentence): Node[] {
  const { language } = form.app;
  return [
    heading(words.submit[language]),
    el('p', { class: 'summary error' }, told[language]),
    tools(button('back', words.back[language], { onclick: () => form.close() })),
  ];
}

function tools(...buttons: Node[]): Node {
  return el('div', { class: 'tools' }, ...buttons);
}
