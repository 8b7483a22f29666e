import { sql } from 'kysely';
import { type TimeLimitKey, timeLimits } from '../../policy/calendar/time-limits.ts';
import type { CaseId, OrganisationId } from '../../policy/ids.ts';
import type { LegalDay } from '../../policy/legal-day.ts';
import { record } from '../audit/timeline.ts';
import type { Tx } from '../db/database.ts';
import type { Occasion } from '../occasion.ts';
import { dueDays } from './clocks.ts';

interface OpenClock {
  readonly id: CaseId;
  readonly limit: TimeLimitKey;
  readonly startedOn: LegalDay;
  readonly authorityId: OrganisationId;
  /** The transition that started it was the last. */
  readonly startedAt: Date;
  readonly dueOn: LegalDay | null;
}

interface ChangedClock extends OpenClock {
  readonly newDueOn: LegalDay | null;
}

/** Sets the due days of all running clocks by the calendar as it is now; each that changes gets an entry. Returns how many. */
export async function recomputeClocks(tx: Tx, occasion: Occasion): Promise<number> {
  const clocks = await openClocks(tx);
  if (clocks.length === 0) return 0;
  const due = await dueDays(tx, clocks);
  const changed = clocks
    .map((clock, index): ChangedClock => ({ ...clock, newDueOn: due[index] ?? null }))
    .filter(({ dueOn, newDueOn }) => dueOn !== newDueOn);
  await storeDueDays(tx, changed);
  await record(
    tx,
    occasion,
    'case',
    changed.map(({ id, dueOn, newDueOn }) => ({
      streamId: id,
      action: 'recompute-clock',
      body: { dueOn: { from: dueOn, to: newDueOn } },
    })),
  );
  return changed.length;
}

/** Locked in the order in which transitions lock them, so that none moves on meanwhile. */
async function openClocks(tx: Tx): Promise<OpenClock[]> {
  const rows = await tx
    .selectFrom('cases')
    .select(['id', 'clock_limit', 'clock_started_on', 'authority_id', 'due_on', 'changed_at'])
    .where('clock_limit', 'in', Object.keys(timeLimits))
    .orderBy('id')
    .forUpdate()
    .execute();
  return rows.flatMap((row) =>
    row.clock_started_on === null
      ? []
      : {
          id: row.id,
          limit: row.clock_limit as TimeLimitKey,
          startedOn: row.clock_started_on,
          authorityId: row.authority_id,
          startedAt: row.changed_at,
          dueOn: row.due_on,
        },
  );
}

async function storeDueDays(tx: Tx, changed: readonly ChangedClock[]): Promise<void> {
  await sql`
    UPDATE cases SET due_on = item.due_on
    FROM unnest(${changed.map(({ id }) => id)}::bigint[], ${changed.map(({ newDueOn }) => newDueOn)}::date[])
      AS item(id, due_on)
    WHERE cases.id = item.id`.execute(tx);
}
