import type { Feed } from '@emc/contract';
import type { Language } from '@emc/domain';
import { el } from '../element.js';
import { facts } from './discrepancies.view.js';
import type { FeedDay, FeedPart } from './feed.js';
import { feedSentences, words } from './feed.words.js';
import { formWords } from '../form.words.js';
import { table, type Column } from '../table.js';
import { countTold, dayTold, timeTold } from '../told.js';

/** The feed of the site in words, in counters, and day by day. */
export function feedView({ feed, days, at }: FeedPart): Node[] {
  const { language } = at.app;
  if (!feed) return [el('p', { class: 'intro' }, formWords.loading[language])];
  const [first, ...others] = feedSentences(feed).map((sentence) => sentence[language]);
  return [
    el('p', { class: feed.lastEventAt === null ? 'summary error' : 'summary' }, first ?? ''),
    ...others.map((sentence) => el('p', {}, sentence)),
    section(words.state[language], facts(state(feed, language))),
    section(words.settings[language], facts(settings(feed, language))),
    section(
      words.daily[language],
      days.length > 0
        ? table({ caption: words.daily[language], isTitled: true, columns: columns(language), rows: days })
        : el('p', { class: 'intro' }, words.dailyNone[language]),
      days.length > 0 && el('p', { class: 'intro' }, words.usualHint[language]),
    ),
  ];
}

function section(title: string, ...content: (Node | false)[]): Node {
  return el('section', { class: 'part' }, el('h2', {}, title), ...content);
}

function state({ lastEventAt, events, dossiers, quarantined }: Feed, language: Language) {
  return [
    [words.lastEvent[language], lastEventAt === null ? words.never[language] : timeTold(lastEventAt)],
    [words.events[language], countTold(events, language)],
    [words.dossiers[language], countTold(dossiers, language)],
    [words.quarantined[language], countTold(quarantined, language)],
  ] as const;
}

function settings({ keyRequired, hasKey, expectedFrom, allowedHours, ratePerMinute }: Feed, language: Language) {
  const key = keyRequired ? words.keyRequired : hasKey ? words.keyOptional : words.keyNone;
  return [
    [words.expectedFrom[language], expectedFrom === null ? words.notSet[language] : dayTold(expectedFrom)],
    [words.allowedHours[language], countTold(allowedHours, language)],
    [words.rate[language], countTold(ratePerMinute, language)],
    [words.key[language], key[language]],
  ] as const;
}

function columns(language: Language): Column<FeedDay>[] {
  const figure = (name: 'received' | 'online' | 'returned'): Column<FeedDay> => ({
    head: words[name][language],
    isNumber: true,
    cell: (day) => countTold(day[name], language),
  });
  return [
    { head: words.day[language], isHead: true, cell: ({ day }) => dayTold(day) },
    figure('received'),
    {
      head: words.usual[language],
      isNumber: true,
      cell: ({ expected }) => (expected === null ? '–' : countTold(Math.round(expected), language)),
    },
    figure('online'),
    figure('returned'),
  ];
}
