import { sql } from 'kysely';
import type { PoolClient } from 'pg';
import { encodeList } from './encode-list.ts';
import { errorCode } from './error-code.ts';

const MARK = '/* prepared */';
/** Put before the text of a frequent short read, it has it prepared outside transactions too. */
export const PREPARED = sql.raw(MARK);

const MOST_STATEMENTS = 500;
const LONGEST_LIST = 50;
/** "cached plan must not change result type": a migration has changed a table meanwhile. */
const OUTDATED = '0A000';

/** By cost alone PostgreSQL would plan anew for each list of one id, taking any other list to have ten. */
const ONE_PLAN = 'SET LOCAL plan_cache_mode = force_generic_plan';
const OWN_PLAN = 'SET LOCAL plan_cache_mode = auto';

/**
 * Has the short statements of transactions parsed and planned once per connection instead of each time, which would
 * cost more than to execute them. Those with long lists are planned for their length, and reads outside transactions,
 * statistics among them, for their values.
 */
export function prepareStatements(client: PoolClient): void {
  const query = client.query.bind(client) as (
    config: string | object,
    values?: unknown[],
  ) => Promise<unknown>;
  const inTransaction = (): boolean => client.getTransactionStatus() === 'T';
  /** Of the transaction that runs. */
  let mode = OWN_PLAN;
  const planBy = async (wanted: string): Promise<void> => {
    const isOther = mode !== wanted;
    mode = wanted;
    if (isOther && inTransaction()) await query(wanted);
  };
  const planned = async (text: string, values?: unknown[]): Promise<unknown> => {
    if (text === 'begin') {
      mode = ONE_PLAN;
      return query(`begin; ${ONE_PLAN}`);
    }
    if (values === undefined || values.length === 0) return query(text);
    if (values.some(isLong)) {
      await planBy(OWN_PLAN);
      return query(text, values.map(encodeList));
    }
    const name = inTransaction() || text.startsWith(MARK) ? nameOf(text) : undefined;
    if (name === undefined) return query(text, values);
    await planBy(ONE_PLAN);
    return query({ name, text, values }).catch(forgetOutdated(text));
  };
  client.query = planned as typeof client.query;
}

function isLong(value: unknown): boolean {
  return Array.isArray(value) && value.length > LONGEST_LIST;
}

/** The same name on every connection. */
const names = new Map<string, string>();
let named = 0;

/** Undefined once there are too many: texts with lists written into them could go on for ever. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= MOST_STATEMENTS) return known;
  named += 1;
  names.set(text, `s${named}`);
  return `s${named}`;
}

function forgetOutdated(text: string) {
  return (error: unknown): never => {
    if (errorCode(error) === OUTDATED) names.delete(text);
    throw error;
  };
}
