import { WorkingCalendar } from '../../src/policy/calendar/working-calendar.ts';
import { publishedDays, publishedYears } from '../../src/server/calendar/published-years.ts';

export { publishedDays };

/** The statutory calendar of the years given; all published ones by default. */
export function aWorkingCalendar(years: readonly number[] = publishedYears()): WorkingCalendar {
  return new WorkingCalendar(years.flatMap(publishedDays));
}
