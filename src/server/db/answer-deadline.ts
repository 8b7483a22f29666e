import type { PoolClient } from 'pg';

/**
 * Gives the connection up when a statement is not answered in time: the network or the whole database hangs, or it would
 * have ended the statement itself. Nobody goes on with a connection of which nobody knows how far it got.
 */
export function expectAnswersWithin(client: PoolClient, limitMs: number): void {
  const query = client.query.bind(client) as (...args: unknown[]) => Promise<unknown>;
  const { stream } = (client as unknown as Wired).connection;
  const expected = async (...args: unknown[]): Promise<unknown> => {
    const deadline = setTimeout(() => stream.destroy(new Error(UNANSWERED)), limitMs);
    try {
      return await query(...args);
    } finally {
      clearTimeout(deadline);
    }
  };
  client.query = expected as typeof client.query;
}

/** Known to {@link isOutage} by its beginning. */
const UNANSWERED = 'Connection terminated: the database has not answered in time';

/** What `pg` keeps to itself. A socket, or what TLS makes of it. */
interface Wired {
  readonly connection: { readonly stream: { destroy(error: Error): unknown } };
}
