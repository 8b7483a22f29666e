import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import { Pool, type PoolClient } from 'pg';
import { expectAnswersWithin } from './answer-deadline.ts';
import { isOutage, OutcomeUnknown } from './outage.ts';
import { prepareStatements } from './prepare-statements.ts';
import { typeParsers } from './type-parsers.ts';
import type { DB } from './types.generated.ts';

/** What every function that touches the database takes first. A transaction, so that nothing is half-done. */
export type Tx = Transaction<DB>;
/** For reads that need no transaction; a {@link Tx} will do as well. */
export type Reader = Kysely<DB>;

export interface Database {
  readonly db: Kysely<DB>;
  readonly close: () => Promise<void>;
}

export interface DatabaseOptions {
  /** Connections at most. */
  readonly max?: number;
  /** What pg_stat_activity shows. */
  readonly applicationName?: string;
  /** After which the database ends a statement, and a little later we the connection; 0: never. */
  readonly statementTimeoutMs?: number;
  /** To wait for a connection. */
  readonly connectTimeoutMs?: number;
  /** For large sets alone: each statement is planned for its length, at the cost of planning it each time. */
  readonly neverPrepared?: boolean;
}

const STATEMENT_TIMEOUT_MS = 60_000;
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000;
const CONNECT_TIMEOUT_MS = 10_000;
/** The database's own refusal of a statement that takes too long gets here first. */
const ANSWER_MARGIN_MS = 2_000;

export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const statementTimeoutMs = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'registry',
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
    options: '-c timezone=UTC',
    types: typeParsers,
  });
  // An idle connection was cut; the pool has dropped it, and the next query opens another or fails by itself.
  pool.on('error', () => undefined);
  pool.on('connect', outliveLoss);
  if (statementTimeoutMs > 0)
    pool.on('connect', (client) => expectAnswersWithin(client, statementTimeoutMs + ANSWER_MARGIN_MS));
  if (options.neverPrepared !== true) pool.on('connect', prepareStatements);
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) });
  return { db, close: () => db.destroy() };
}

/** Without a listener the loss of a connection that is just held would end the process; its holder's next query fails. */
function outliveLoss(client: PoolClient): void {
  client.on('error', () => undefined);
}

/** @throws OutcomeUnknown when the connection broke at the very COMMIT */
export async function transaction<T>(db: Kysely<DB>, work: (tx: Tx) => Promise<T>): Promise<T> {
  let isDone = false;
  try {
    return await db.transaction().execute(async (tx) => {
      const result = await work(tx);
      isDone = true;
      return result;
    });
  } catch (error) {
    throw isDone && isOutage(error) ? new OutcomeUnknown(error) : error;
  }
}
