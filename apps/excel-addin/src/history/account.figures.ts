import type { AccountDiff } from '@emc/contract';
import type { Language, Sentence } from '@emc/domain';
import { table } from '../table.js';
import { changeTold, countTold, dayTold } from '../told.js';
import { el } from '../element.js';
import { shareTold, words } from './history.words.js';

export type Figures = AccountDiff['after'];

const lines: readonly (readonly [what: Sentence, of: (figures: Figures) => number])[] = [
  [{ vi: 'Tài khoản', en: 'Accounts' }, ({ accounts }) => accounts],
  [{ vi: 'Doanh nghiệp (TYPE 1)', en: 'Businesses (TYPE 1)' }, ({ byType }) => byType[1]],
  [{ vi: 'Cá nhân (TYPE 2)', en: 'Citizens (TYPE 2)' }, ({ byType }) => byType[2]],
  [{ vi: 'Cán bộ một cửa (TYPE 3)', en: 'One-stop officers (TYPE 3)' }, ({ byType }) => byType[3]],
  [{ vi: 'Có ID_QG', en: 'With ID_QG' }, ({ linked }) => linked],
  [{ vi: 'Đăng nhập trong 30 ngày', en: 'Signed in within 30 days' }, ({ active30 }) => active30],
  [{ vi: 'Đăng nhập trong 90 ngày', en: 'Signed in within 90 days' }, ({ active90 }) => active90],
  [{ vi: 'Tạo mới trong tháng', en: 'Created in the month' }, ({ createdThisMonth }) => createdThisMonth],
];

/** The accounts of a version in figures, each with its share of all. */
export function accountFigures(figures: Figures, caption: string, language: Language): Node {
  const share = (count: number) => (figures.accounts === 0 ? '–' : shareTold(count / figures.accounts, language));
  const figuresTable = table({
    caption,
    columns: [
      { head: words.figure[language], isHead: true, cell: ([what]) => what[language] },
      { head: words.count[language], isNumber: true, cell: ([, of]) => countTold(of(figures), language) },
      { head: '%', isNumber: true, cell: ([, of]) => share(of(figures)) },
    ],
    rows: lines,
  });
  return el('div', { class: 'figures' }, figuresTable);
}

/** What changes from one snapshot of accounts to the next. */
export function accountChanges(diff: AccountDiff, caption: string, language: Language): Node {
  const { before, after, added, removed, kept } = diff;
  const told = (count: number | undefined) => (count === undefined ? '–' : countTold(count, language));
  const days = [before, after].map((figures) => (figures ? dayTold(figures.asOf) : '–'));
  const moved: readonly (readonly [Sentence, number | null])[] = [
    [{ vi: 'Tài khoản thêm mới', en: 'Accounts added' }, added],
    [{ vi: 'Tài khoản không còn', en: 'Accounts gone' }, removed],
    [{ vi: 'Tài khoản vẫn có', en: 'Accounts kept' }, kept],
  ];
  return el(
    'div',
    { class: 'figures' },
    table({
      caption,
      columns: [
        { head: words.figure[language], isHead: true, cell: ([what]) => what[language] },
        {
          head: `${words.before[language]} (${days[0]})`,
          isNumber: true,
          cell: ([, of]) => told(before ? of(before) : undefined),
        },
        { head: `${words.after[language]} (${days[1]})`, isNumber: true, cell: ([, of]) => told(of(after)) },
        {
          head: words.change[language],
          isNumber: true,
          cell: ([, of]) => (before ? changeTold(of(after) - of(before), language) : '–'),
        },
      ],
      rows: lines,
    }),
    before !== null &&
      el('ul', {}, ...moved.map(([what, count]) => el('li', {}, `${what[language]}: ${told(count ?? undefined)}`))),
  );
}
