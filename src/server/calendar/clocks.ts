import { type TimeLimitKey, timeLimits } from '../../policy/calendar/time-limits.ts';
import { addWorkingDays } from '../../policy/calendar/working-calendar.ts';
import type { OrganisationId } from '../../policy/ids.ts';
import type { LegalDay } from '../../policy/legal-day.ts';
import type { StartedClock } from '../cases/advance.ts';
import type { Reader } from '../db/database.ts';
import { type SettingsInForce, settingsForEach } from '../settings/settings.ts';
import { calendarOf } from './calendar.ts';

/** A time limit that starts: which, on which legal day, and before which authority. */
export interface ClockStart {
  readonly limit: TimeLimitKey;
  readonly startedOn: LegalDay;
  /** Its settings, and those of the authorities above it, decide where the texts set no limit. */
  readonly authorityId: OrganisationId;
  /** When it started, where that is over: what was entered since does not change it. */
  readonly startedAt?: Date | undefined;
}

export async function startClock(db: Reader, start: ClockStart): Promise<StartedClock> {
  const [dueOn = null] = await dueDays(db, [start]);
  return { limit: start.limit, startedOn: start.startedOn, dueOn };
}

/** The last day of each, in the order given; null where the calendar is not published yet (待日历发布). */
export async function dueDays(db: Reader, starts: readonly ClockStart[]): Promise<(LegalDay | null)[]> {
  const calendar = await calendarOf(db);
  const settings = await settingsOf(db, starts);
  return starts.map(({ limit, startedOn }, index) => {
    const due = addWorkingDays(calendar, startedOn, workingDaysOf(limit, settings[index]));
    return 'due' in due ? due.due : null;
  });
}

/** Nothing where the texts set every limit. */
async function settingsOf(db: Reader, starts: readonly ClockStart[]): Promise<SettingsInForce[]> {
  if (!starts.some(({ limit }) => limit in SET_BY_AUTHORITIES)) return [];
  return settingsForEach(
    db,
    starts.map(({ startedOn, authorityId, startedAt }) => ({
      organisationId: authorityId,
      day: startedOn,
      knownAt: startedAt,
    })),
  );
}

function workingDaysOf(limit: TimeLimitKey, settings: SettingsInForce | undefined): number {
  const set = SET_BY_AUTHORITIES[limit];
  return set === undefined || settings === undefined ? timeLimits[limit].workingDays : set(settings);
}

/** Limits that the texts leave open. */
const SET_BY_AUTHORITIES: Partial<Record<TimeLimitKey, (settings: SettingsInForce) => number>> = {
  'use-confirmation': (settings) => settings('use-filing.confirmation-working-days'),
};
