import type { z } from 'zod';
import type { ClockColour } from '../../policy/calendar/clock.ts';
import { calendarOf } from '../calendar/calendar.ts';
import type { Reader } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import { viewOfClock } from './case-view.ts';
import { countByDueDay, type QueueView } from './queue.ts';
import type { dueCounts } from './schema.ts';

/** Beyond it a queue is only said to be longer: the earliest due are counted first. */
const MOST = 10_000;

/** How many cases of a queue are due how soon, by the colour of their clocks. */
export async function countDue(
  db: Reader,
  { actor, today }: Occasion,
  query: { readonly view: QueueView; readonly awaits: 'owner' | 'authority' },
): Promise<z.infer<typeof dueCounts>> {
  const calendar = await calendarOf(db);
  const counts: Record<ClockColour | 'none', number> = {
    overdue: 0,
    red: 0,
    amber: 0,
    ink: 0,
    pending: 0,
    none: 0,
  };
  const days = await countByDueDay(db, actor, { ...query, limit: MOST + 1 });
  for (const { count, ...clock } of days)
    counts[viewOfClock(clock, { today, calendar })?.colour ?? 'none'] += count;
  const total = days.reduce((sum, { count }) => sum + count, 0);
  return { ...counts, total: Math.min(total, MOST), more: total > MOST };
}
