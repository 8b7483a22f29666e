import { addDays, type LegalDay, legalDay } from '../src/policy/legal-day.ts';

export type IsWorkingDay = (day: LegalDay) => boolean;

/** The working days of a period by number, so that "three working days later" is an addition. */
export class WorkDays {
  readonly days: readonly LegalDay[];

  constructor(from: LegalDay, to: LegalDay, isWorkingDay: IsWorkingDay) {
    const days: LegalDay[] = [];
    for (let day = from; day <= to; day = addDays(day, 1)) if (isWorkingDay(day)) days.push(day);
    this.days = days;
  }

  at(index: number): LegalDay {
    const day = this.days[index];
    if (day === undefined) throw new RangeError(`no working day number ${index}`);
    return day;
  }

  /** The number of the last one on or before that day, -1 if there is none. */
  lastUntil(day: LegalDay | string): number {
    const limit = legalDay(day);
    let low = 0;
    let high = this.days.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.at(middle) <= limit) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  /** The number of the first one on or after that day. */
  firstFrom(day: string): number {
    return this.lastUntil(addDays(legalDay(day), -1)) + 1;
  }
}
