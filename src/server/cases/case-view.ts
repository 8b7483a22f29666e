import type { z } from 'zod';
import { type ClockReading, clockColour, clockLabel } from '../../policy/calendar/clock.ts';
import { type TimeLimitKey, timeLimits } from '../../policy/calendar/time-limits.ts';
import { type WorkingCalendar, workingDaysLeft } from '../../policy/calendar/working-calendar.ts';
import type { LegalDay } from '../../policy/legal-day.ts';
import type { CaseRow } from './case-row.ts';
import type { QueueItem } from './queue.ts';
import type { caseView, clockView } from './schema.ts';
import { caseStateTables } from './state-tables.ts';

export interface Today {
  readonly today: LegalDay;
  readonly calendar: WorkingCalendar;
}

export function viewOfCase(item: QueueItem, day: Today): z.infer<typeof caseView> {
  return {
    id: item.id,
    kind: item.kind,
    state: item.state,
    stateTitle: caseStateTables.get(item.kind)?.states[item.state]?.title ?? item.state,
    awaits: item.awaits as 'owner' | 'authority' | 'nobody',
    title: item.title,
    owner: { id: item.owner_id, name: item.owner_name },
    authority: { id: item.authority_id, name: item.authority_name },
    assigneeId: item.assignee_id,
    clock: viewOfClock(item, day),
    version: item.version,
    openedAt: item.opened_at.toISOString(),
    changedAt: item.changed_at.toISOString(),
  };
}

export function viewOfClock(
  {
    clock_limit: limit,
    clock_started_on: startedOn,
    due_on: dueOn,
  }: Pick<CaseRow, 'clock_limit' | 'clock_started_on' | 'due_on'>,
  { today, calendar }: Today,
): z.infer<typeof clockView> | null {
  if (limit === null || startedOn === null) return null;
  const left = dueOn === null ? 'unknown' : workingDaysLeft(calendar, today, dueOn);
  const reading: ClockReading = left === 'unknown' ? 'pending' : left;
  return {
    limit,
    title: timeLimits[limit as TimeLimitKey].title,
    startedOn,
    dueOn,
    workingDaysLeft: left === 'unknown' ? null : left,
    label: clockLabel(reading),
    colour: clockColour(reading),
  };
}
