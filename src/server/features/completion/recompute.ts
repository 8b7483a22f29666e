import { type Kysely, sql } from 'kysely';
import {
  type Difference,
  differencesOf,
  rebuildPeriods,
  type StoredPeriod,
} from '../../../policy/completion/rebuild.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Tx } from '../../db/database.ts';
import type { DB } from '../../db/types.generated.ts';
import type { Occasion } from '../../occasion.ts';
import { bothSides } from './timeline-reader.ts';

export interface Recomputed {
  readonly organisations: number;
  readonly events: number;
  readonly periods: number;
  readonly differing: number;
  readonly differences: number;
  /** The first of them. */
  readonly examples: readonly Difference[];
}

const MAX_EXAMPLES = 20;

/** Rebuilds every period from the timelines and compares; changes nothing. */
export function compareWithTimelines(db: Kysely<DB>): Promise<Recomputed> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => compare(tx, async () => undefined));
}

/** Likewise, and replaces the periods of every organisation that differs. Filings wait until it is done. */
export function repairFromTimelines(db: Kysely<DB>, occasion: Occasion): Promise<Recomputed> {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      await sql`LOCK TABLE completion_periods IN SHARE ROW EXCLUSIVE MODE`.execute(tx);
      const result = await compare(tx, (id, rebuilt) => replace(tx, id, rebuilt));
      if (result.differing > 0) await recordRepair(tx, occasion, result);
      return result;
    });
}

type Repair = (id: OrganisationId, rebuilt: readonly StoredPeriod[]) => Promise<void>;

async function compare(tx: Tx, repair: Repair): Promise<Recomputed> {
  const counts = { organisations: 0, events: 0, periods: 0, differing: 0, differences: 0 };
  const examples: Difference[] = [];
  for await (const { organisationId, events, stored } of bothSides(tx)) {
    const rebuilt = rebuildPeriods(organisationId, events);
    const differences = differencesOf(stored, rebuilt);
    counts.organisations += 1;
    counts.events += events.length;
    counts.periods += stored.length;
    if (differences.length === 0) continue;
    counts.differing += 1;
    counts.differences += differences.length;
    examples.push(...differences.slice(0, MAX_EXAMPLES - examples.length));
    await repair(organisationId, rebuilt);
  }
  return { ...counts, examples };
}

async function replace(tx: Tx, id: OrganisationId, periods: readonly StoredPeriod[]): Promise<void> {
  await sql`DELETE FROM completion_periods WHERE organisation_id = ${id}`.execute(tx);
  const column = <T>(read: (period: StoredPeriod) => T): T[] => periods.map(read);
  await sql`
    INSERT INTO completion_periods (organisation_id, metric, app_id, case_id, effective_from, effective_to,
      recorded_from, recorded_to)
    SELECT ${id}, metric, app, case_id, starts, coalesce(ends, 'infinity'), known, coalesce(until, 'infinity')
    FROM unnest(${column(({ metric }) => metric)}::text[], ${column(({ appId }) => appId)}::bigint[],
      ${column(({ caseId }) => caseId)}::bigint[], ${column(({ from }) => from)}::timestamptz[],
      ${column(({ to }) => to)}::timestamptz[], ${column(({ recordedFrom }) => recordedFrom)}::timestamptz[],
      ${column(({ recordedTo }) => recordedTo)}::timestamptz[])
      AS item(metric, app, case_id, starts, ends, known, until)`.execute(tx);
}

/** That it was done stays on record: figures read before may differ from those read from now on. */
async function recordRepair(tx: Tx, occasion: Occasion, result: Recomputed): Promise<void> {
  const { organisations: compared, differing, differences, examples } = result;
  const among = [...new Set(examples.map(({ period }) => period.organisationId))];
  await record(tx, occasion, 'completion', [
    { streamId: 0, action: 'repair', body: { compared, differing, differences, among } },
  ]);
}
