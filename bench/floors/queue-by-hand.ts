import { createHash } from 'node:crypto';
import Fastify from 'fastify';
import { Pool } from 'pg';

/**
 * The floor of W7: one page of a queue in a Fastify route over `pg`. The session is looked up and the page read by the
 * same indexes; `column` and `value` name what is listed, as the platform works out from the roles held.
 */
const [, , url = ''] = process.argv;
const pool = new Pool({ connectionString: url, max: 20 });
pool.on('error', () => undefined);
const app = Fastify();

const SESSION = `SELECT sessions.account_id, memberships.organisation_id, memberships.role, place.province_id, place.level
  FROM sessions JOIN accounts ON accounts.id = sessions.account_id AND disabled_at IS NULL
  JOIN memberships ON memberships.account_id = accounts.id AND valid_from <= now() AND valid_to > now()
  JOIN organisation_periods AS place ON place.organisation_id = memberships.organisation_id
    AND place.effective_to = 'infinity' AND place.recorded_to = 'infinity'
  WHERE token_hash = $1 AND expires_at > now() AND last_seen_at > now() - interval '30 minutes'`;

interface Query {
  readonly column: 'authority_id' | 'province_id' | 'everywhere';
  readonly value: string;
  readonly due?: string;
  readonly id?: string;
  readonly title?: string;
}

app.get<{ Querystring: Query }>('/cases', async ({ headers, query }, reply) => {
  const token = createHash('sha256')
    .update((headers.authorization ?? '').slice(7))
    .digest();
  const session = await pool.query({ name: 'session', text: SESSION, values: [token] });
  if (session.rows.length === 0) return reply.code(401).send({});
  const values: unknown[] = [];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const within = query.column === 'everywhere' ? 'true' : `${query.column} = ${parameter(query.value)}`;
  const behind =
    query.due === undefined
      ? 'true'
      : `(COALESCE(due_on, 'infinity'::date), cases.id) > (${parameter(query.due)}, ${parameter(query.id)})`;
  const titled = query.title === undefined ? 'true' : `strpos(title, ${parameter(query.title)}) > 0`;
  const page = await pool.query(
    `SELECT cases.*, owner.name AS owner_name, authority.name AS authority_name
      FROM (SELECT * FROM cases WHERE ${within} AND awaits = 'authority' AND ${behind} AND ${titled}
        ORDER BY COALESCE(due_on, 'infinity'::date), id LIMIT 51) AS cases
      JOIN organisation_periods AS owner ON owner.organisation_id = cases.owner_id
        AND owner.effective_to = 'infinity' AND owner.recorded_to = 'infinity'
      JOIN organisation_periods AS authority ON authority.organisation_id = cases.authority_id
        AND authority.effective_to = 'infinity' AND authority.recorded_to = 'infinity'
      ORDER BY COALESCE(due_on, 'infinity'::date), cases.id`,
    values,
  );
  return page.rows;
});

console.log(`ready ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
