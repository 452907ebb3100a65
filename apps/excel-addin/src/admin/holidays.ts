import { ProblemError, type Holidays } from '@emc/contract';
import type { SignedIn } from '../app.js';
import { button, el } from '../element.js';
import { area, choice, Draft, form, input } from '../draft.js';
import { formWords } from '../form.words.js';
import { table } from '../table.js';
import { dayTold, timeTold } from '../told.js';
import { holidayWords as words, words as common, versionSentence } from './admin.words.js';
import { hoursTold, monthDaysTold, readHours, readMonthDays } from './month-days.js';
import type { Part } from '../part.js';
import { save } from './saving.js';

type Year = Holidays['years'][number];

/** Working days and hours by which the checks judge; changed as a whole, under the next version. */
export class HolidaysPart implements Part {
  private holidays: Holidays | null = null;
  private tag = '';
  /** Of the year that is being changed; null = none is. */
  private draft: Draft | null = null;
  private readonly hours: Draft;

  constructor(private readonly app: SignedIn) {
    this.hours = Draft.kept(app, 'hours', '');
  }

  view(): Node[] {
    const { holidays, draft } = this;
    const { language } = this.app;
    if (!holidays) return [el('p', { class: 'intro' }, formWords.loading[language])];
    const { version, changedBy, changedAt } = holidays;
    return [
      el('p', { class: 'intro' }, words.intro[language]),
      el('p', {}, versionSentence(version, changedBy, changedAt === null ? null : timeTold(changedAt))[language]),
      table({ caption: words.title[language], columns: this.columns(), rows: holidays.years }),
      ...(draft
        ? [this.yearForm(draft)]
        : [button('add-year', words.addYear[language], { onclick: () => this.open(null) })]),
      el(
        'section',
        { class: 'part' },
        el('h2', {}, words.hours[language]),
        form(
          () => this.send(this.hours),
          input(this.hours, { field: 'hours', label: words.hours[language], hint: words.hoursHint[language] }),
          el('button', { type: 'submit', 'data-key': 'save-hours' }, common.save[language]),
        ),
      ),
    ];
  }

  async load(_params: URLSearchParams, signal: AbortSignal): Promise<void> {
    const onTag = (tag: string) => (this.tag = tag);
    this.holidays = await this.app.api('getHolidays', { signal, onTag });
    this.hours.give({ hours: hoursTold(this.holidays.hours) });
    const [begun] = this.app.unsent.about('year');
    this.draft = begun === undefined ? null : this.draftOf(Number(begun));
  }

  private columns() {
    const { language } = this.app;
    const confirmed = (year: Year) => (year.confirmed ? words.official : words.expected)[language];
    return [
      {
        head: words.year[language],
        isHead: true,
        cell: (year: Year) =>
          button(`year ${year.year}`, String(year.year), {
            class: 'link',
            'aria-label': `${words.change[language]} ${year.year}`,
            onclick: () => this.open(year),
          }),
      },
      { head: words.state[language], cell: confirmed },
      { head: words.tet[language], cell: ({ tet }: Year) => dayTold(tet) },
      { head: words.hungKings[language], cell: ({ hungKings }: Year) => dayTold(hungKings) },
      { head: words.off[language], cell: ({ off }: Year) => monthDaysTold(off) || '–' },
      { head: words.worked[language], cell: ({ worked }: Year) => monthDaysTold(worked) || '–' },
    ];
  }

  private yearForm(draft: Draft): Node {
    const { language } = this.app;
    const day = { type: 'date' };
    const cancel = () => {
      draft.forget();
      this.draft = null;
      this.app.draw();
    };
    return el(
      'section',
      { class: 'part' },
      el('h2', {}, `${words.change[language]} ${draft.get('year')}`),
      form(
        () => this.send(draft),
        input(draft, { field: 'year', label: words.year[language], attributes: { inputmode: 'numeric' } }),
        input(draft, { field: 'tet', label: words.tet[language], hint: words.tetHint[language], attributes: day }),
        input(draft, { field: 'hungKings', label: words.hungKings[language], attributes: day }),
        choice(
          draft,
          { field: 'confirmed', label: words.state[language] },
          {
            no: words.expected[language],
            yes: words.official[language],
          },
        ),
        area(draft, { field: 'off', label: words.off[language], hint: words.offHint[language] }),
        area(draft, { field: 'worked', label: words.worked[language], hint: words.workedHint[language] }),
        el('button', { type: 'submit', class: 'primary', 'data-key': 'save-year' }, words.replace[language]),
        button('leave-year', formWords.leave[language], { onclick: cancel }),
      ),
    );
  }

  private open(year: Year | null): void {
    const next = Math.max(...(this.holidays?.years ?? []).map((each) => each.year)) + 1;
    this.draft = this.draftOf(year?.year ?? next);
    this.app.draw();
  }

  private draftOf(number: number): Draft {
    const year = this.holidays?.years.find((each) => each.year === number);
    const draft = Draft.kept(this.app, 'year', String(number));
    draft.give({
      year: String(number),
      tet: year?.tet ?? '',
      hungKings: year?.hungKings ?? '',
      confirmed: year?.confirmed ? 'yes' : 'no',
      off: monthDaysTold(year?.off ?? []),
      worked: monthDaysTold(year?.worked ?? []),
    });
    return draft;
  }

  private send(draft: Draft): void {
    const { app, holidays } = this;
    const needed = draft === this.hours ? ['hours'] : ['year', 'tet', 'hungKings'];
    if (!holidays || !draft.isComplete(app.language, needed)) return app.draw();
    const years = draft === this.hours ? [...holidays.years] : withYear(holidays.years, yearOf(draft));
    save(app, draft, {
      send: async (signal) => {
        const body = { hours: readHours(this.hours.get('hours')), years };
        await app
          .api('replaceHolidays', { headers: { 'if-match': this.tag }, body, signal })
          .catch((error: unknown) => {
            throw atFields(error);
          });
      },
      done: words.replaced,
      reload: (signal) => this.load(new URLSearchParams(), signal),
    });
  }
}

function yearOf(draft: Draft): Year {
  return {
    year: draft.number('year') ?? 0,
    confirmed: draft.get('confirmed') === 'yes',
    tet: draft.get('tet'),
    hungKings: draft.get('hungKings'),
    off: readMonthDays(draft.get('off')),
    worked: readMonthDays(draft.get('worked')),
  };
}

/** The years in their order, with one of them as it is now. */
function withYear(years: readonly Year[], changed: Year): Year[] {
  return [...years.filter(({ year }) => year !== changed.year), changed].sort((one, other) => one.year - other.year);
}

/** The API names a place in the whole table (`years.3.off.0`); the form holds one year (`off`). */
function atFields(error: unknown): unknown {
  if (!(error instanceof ProblemError) || !error.problem.errors) return error;
  const errors = error.problem.errors.map(({ path, message }) => {
    const [whole = ''] = path.split('.');
    const named =
      path
        .split('.')
        .filter((step) => !/^\d+$/.test(step))
        .at(-1) ?? path;
    return { path: whole === 'hours' ? 'hours' : named === 'years' ? 'year' : named, message };
  });
  return new ProblemError({ ...error.problem, errors });
}
