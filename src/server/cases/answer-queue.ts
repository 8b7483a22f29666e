import type { z } from 'zod';
import { addWorkingDays, type WorkingCalendar } from '../../policy/calendar/working-calendar.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import type { LegalDay } from '../../policy/legal-day.ts';
import { calendarOf } from '../calendar/calendar.ts';
import type { Reader } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import { viewOfCase } from './case-view.ts';
import { readQueue } from './queue.ts';
import type { caseView, queueFilters, queuePage } from './schema.ts';

type Asked = z.infer<typeof queueFilters> & z.infer<typeof queuePage>;

/** A page of the actor's queue, each case with what its clock says today. */
export async function answerQueue(
  db: Reader,
  { actor, today }: Occasion,
  { ownerId, dueWithin, ...asked }: Asked,
): Promise<{ items: z.infer<typeof caseView>[]; next: string | null }> {
  const calendar = await calendarOf(db);
  const { items, next } = await readQueue(db, actor, {
    ...asked,
    ownerId: ownerId as OrganisationId | undefined,
    dueBy: dueWithin === undefined ? undefined : lastDay(calendar, today, dueWithin),
  });
  return { items: items.map((item) => viewOfCase(item, { today, calendar })), next };
}

function lastDay(calendar: WorkingCalendar, today: LegalDay, workingDays: number): LegalDay | null {
  const due = addWorkingDays(calendar, today, workingDays);
  return 'due' in due ? due.due : null;
}
