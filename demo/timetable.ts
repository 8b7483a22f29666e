import { addDays, type LegalDay, legalDay } from '../src/policy/legal-day.ts';
import { PUBLISHED_AS_OF } from './published.ts';
import type { Seeded } from './seeded.ts';
import { type IsWorkingDay, WorkDays } from './work-days.ts';

/** When use filing began, and the last day of which the demonstration tells. */
export const FIRST_DAY = legalDay('2020-01-06');
export const LAST_DAY = legalDay('2026-10-30');

export type FilingDays = {
  readonly submittedOn: LegalDay;
  readonly returnedOn: LegalDay | null;
  readonly resubmittedOn: LegalDay | null;
  readonly confirmedOn: LegalDay | null;
};

/** From each of these days until the next: how much of the work of the published period was done. */
const BEFORE_THE_CUT = [
  ['2020-01-06', 6],
  ['2020-02-03', 4],
  ['2020-03-02', 10],
  ['2020-04-01', 14],
  ['2020-05-06', 18],
  ['2020-06-01', 20],
  ['2020-07-01', 18],
  ['2020-08-03', 10],
] as const;

/** After the notice: much in the autumn, before the next one announced for November. */
const AFTER_THE_CUT = [
  ['2020-08-18', 20],
  ['2020-09-01', 36],
  ['2020-11-01', 30],
  ['2021-03-01', 14],
] as const;
const END_OF_AFTER = '2021-06-30';

interface Bounds {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
}

function dayIn(periods: readonly Bounds[], random: Seeded): number {
  const { from, to } = periods[random.weighted(periods.map(({ weight }) => weight))] ?? { from: 0, to: 0 };
  return random.integer(from, to);
}

const MONDAY = 1;
/** Of a month in which little happens, the first two Mondays. */
const EARLY = 14;
const SCHOOL_YEAR_MONTH = 10;

/**
 * Filing goes on once a week until the tables were published, later at the beginning of months and then once a year,
 * so that few days tell much and the demonstration loads quickly.
 */
function isFilingDay(day: LegalDay): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  if (date.getUTCDay() !== MONDAY) return false;
  if (day < '2020-09-01' || day >= '2026-10-01') return true;
  return date.getUTCDate() <= EARLY && (day <= END_OF_AFTER || date.getUTCMonth() + 1 === SCHOOL_YEAR_MONTH);
}

/** Nobody lets a filing lie for longer. */
const LONGEST_WAIT_DAYS = 14;

/** The filing days of the demonstration and what happens on them. */
export class Timetable {
  readonly days: WorkDays;
  /** Number of the last filing day that the published tables show. */
  readonly cut: number;
  /** In later years, the days on which filings are confirmed. */
  readonly #late: readonly number[];
  readonly #before: readonly Bounds[];
  readonly #after: readonly Bounds[];

  constructor(isWorkingDay: IsWorkingDay) {
    this.days = new WorkDays(FIRST_DAY, LAST_DAY, (day) => isFilingDay(day) && isWorkingDay(day));
    this.cut = this.days.lastUntil(PUBLISHED_AS_OF);
    const end = this.days.lastUntil(END_OF_AFTER);
    this.#before = this.#bounds(BEFORE_THE_CUT, this.cut);
    this.#after = this.#bounds(AFTER_THE_CUT, end);
    this.#late = this.days.days.flatMap((_, index) =>
      index > end && this.#waited(index, 1) === 1 ? [index] : [],
    );
  }

  beforeTheCut(random: Seeded): number {
    return dayIn(this.#before, random);
  }

  afterTheCut(random: Seeded): number {
    return dayIn(this.#after, random);
  }

  /** In later years, earlier ones more often. */
  late(random: Seeded): FilingDays {
    const confirmed = this.#late[Math.floor(random.next() ** 1.5 * this.#late.length)] ?? this.cut + 4;
    return {
      submittedOn: this.days.at(confirmed - (random.chance(0.3) ? 0 : 1)),
      returnedOn: null,
      resubmittedOn: null,
      confirmedOn: this.days.at(confirmed),
    };
  }

  /** So many filing days, or as many as do not let a filing lie for too long. */
  #waited(confirmed: number, wanted: number): number {
    const earliest = addDays(this.days.at(confirmed), -LONGEST_WAIT_DAYS);
    let waited = Math.min(wanted, confirmed);
    while (this.days.at(confirmed - waited) < earliest) waited -= 1;
    return waited;
  }

  #bounds(periods: readonly (readonly [string, number])[], last: number): Bounds[] {
    return periods.map(([start, weight], index) => {
      const next = periods[index + 1];
      return { from: this.days.firstFrom(start), to: next ? this.days.firstFrom(next[0]) - 1 : last, weight };
    });
  }

  /** A filing that is confirmed on that day; one in twenty was returned before. */
  confirmedOn(random: Seeded, confirmed: number): FilingDays {
    const waited = this.#waited(confirmed, random.weighted([45, 40, 15]));
    if (waited >= 2 && random.chance(0.3)) return this.#returnedThenConfirmed(random, confirmed, waited);
    return {
      submittedOn: this.days.at(confirmed - waited),
      returnedOn: null,
      resubmittedOn: null,
      confirmedOn: this.days.at(confirmed),
    };
  }

  #returnedThenConfirmed(random: Seeded, confirmed: number, waited: number): FilingDays {
    const submitted = confirmed - waited;
    const returned = submitted + random.integer(1, waited - 1);
    return {
      submittedOn: this.days.at(submitted),
      returnedOn: this.days.at(returned),
      resubmittedOn: this.days.at(random.integer(returned, confirmed)),
      confirmedOn: this.days.at(confirmed),
    };
  }

  /** Submitted in the last days before the cut and not confirmed by then, but a few days after. */
  pendingAtTheCut(random: Seeded): FilingDays {
    return {
      submittedOn: this.days.at(this.cut - random.integer(0, 1)),
      returnedOn: null,
      resubmittedOn: null,
      confirmedOn: this.days.at(this.cut + random.integer(1, 2)),
    };
  }

  /** Returned before the cut; most come back in the autumn. */
  returnedAtTheCut(random: Seeded, comesBack: boolean): FilingDays {
    const returned = this.cut - random.integer(0, 2);
    const back = comesBack ? this.cut + random.integer(1, 8) : null;
    return {
      submittedOn: this.days.at(returned - 1),
      returnedOn: this.days.at(returned),
      resubmittedOn: back === null ? null : this.days.at(back),
      confirmedOn: back === null ? null : this.days.at(back + random.integer(0, 1)),
    };
  }

  /** Submitted in the last days of which the demonstration tells, and waiting. */
  waitingNow(random: Seeded): FilingDays {
    const last = this.days.days.length - 1;
    return {
      submittedOn: this.days.at(last - random.integer(0, 1)),
      returnedOn: null,
      resubmittedOn: null,
      confirmedOn: null,
    };
  }
}
