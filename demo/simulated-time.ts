import type { Actor, Membership } from '../src/policy/access/grants.ts';
import type { AccountId } from '../src/policy/ids.ts';
import { type LegalDay, startOf } from '../src/policy/legal-day.ts';
import { type Listeners, type Occasion, occasionOfProgram } from '../src/server/occasion.ts';
import { Seeded } from './seeded.ts';

/** How timelines name whatever the loading of the demonstration did, on behalf of whomever. */
export const PROGRAM = 'demonstration';

/** When in the course of a working day things are done, in hours. */
const HOURS = {
  register: 8.5,
  draft: 9,
  submit: 10,
  return: 11,
  resubmit: 14,
  verify: 15,
  approve: 16,
  confirm: 16,
} as const;
export type TimeOfDay = keyof typeof HOURS;

const HOUR_MS = 3_600_000;
const MINUTE_MS = 60_000;

/** An occasion on that day: the same minute every time it is asked for. */
export function occasionOn(
  day: LegalDay,
  time: TimeOfDay,
  listeners: Listeners,
  memberships: readonly Membership[] = [],
): Occasion {
  const minute = new Seeded('minute', day, time).integer(0, 55);
  const now = new Date(startOf(day).getTime() + HOURS[time] * HOUR_MS + minute * MINUTE_MS);
  const actor: Actor = { accountId: 0 as AccountId, memberships };
  return { ...occasionOfProgram(PROGRAM, now, listeners), actor };
}
