import { sql } from 'kysely';
import type { Reader } from '../../db/database.ts';

/**
 * Reads figures at one snapshot. Without parallel workers: merging two index scans in order costs half the work of the
 * parallel hash join that the planner prefers for the nation, and requests share the cores as it is. Planned for the
 * values at hand: one plan for a county and the nation alike would serve neither.
 */
export function reading<T>(db: Reader, work: (db: Reader) => Promise<T>): Promise<T> {
  const read = async (tx: Reader): Promise<T> => {
    await sql`SELECT set_config('max_parallel_workers_per_gather', '0', true),
      set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx);
    return work(tx);
  };
  if (db.isTransaction) return read(db);
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read);
}
