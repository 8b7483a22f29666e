import { Client } from 'pg';

/** A connection of its own: COPY needs one, and reading everything takes longer than a request may. */
export async function withAuditClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: url,
    application_name: 'registry audit',
    statement_timeout: 0,
    options: '-c timezone=UTC -c datestyle=ISO',
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Whatever the work reads, it reads as of one moment, which it is told. */
export async function inSnapshot<T>(client: Client, work: (startedAt: Date) => Promise<T>): Promise<T> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  try {
    await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
    const { rows } = await client.query<{ now: Date }>('SELECT now() AS now');
    return await work(rows[0]?.now ?? new Date(Number.NaN));
  } finally {
    await client.query('COMMIT');
  }
}
