import type { Logger } from 'pino';
import type { ScheduledTask } from '../jobs/schedule.ts';
import { warnOfPendingYear } from './pending-years.ts';
import { recomputeClocks } from './recompute-clocks.ts';

/**
 * What the calendar needs each day: operators hear of a year that must be entered, and a clock that started by the
 * calendar of the very moment in which it was edited gets its due day.
 */
export function calendarTask(log: Pick<Logger, 'warn'>): ScheduledTask {
  return {
    name: 'calendar',
    every: 'day',
    run: async (tx, occasion) => {
      await recomputeClocks(tx, occasion);
      const year = await warnOfPendingYear(tx, occasion);
      if (year !== undefined)
        log.warn({ year }, 'the holidays of this year must be entered: PUT /api/v1/calendar');
    },
  };
}
