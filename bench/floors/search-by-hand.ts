import Fastify from 'fastify';
import { Pool } from 'pg';

/**
 * The floor of W1: what someone would write who has the same columns and the index of pairs, in a Fastify route over
 * `pg`: pairs of the word, recheck, the first twenty by id. Nothing is ranked, narrowed, counted or tagged.
 */
const [, , url = ''] = process.argv;
const pool = new Pool({ connectionString: url, max: 20 });
const app = Fastify();

const FIELDS = `id, number, name, kind, origin, provider_name, provider_id, platforms, function_types, audience,
  advertisements, games, charges, status, status_since::text, filed_on::text, source, checked_on::text, version`;

app.get<{ Querystring: { q: string } }>('/apps', async ({ query: { q } }) => {
  const isInitials = /^[a-z]+$/.test(q);
  const characters = [...(isInitials ? q.toUpperCase() : q)];
  const pairs = characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  const column = isInitials ? 'search_initials' : "search_name || ' ' || search_provider";
  const { rows } = await pool.query(
    `SELECT ${FIELDS} FROM register_apps WHERE search_grams @> $1 AND ${column} LIKE $2 ORDER BY id LIMIT 20`,
    [pairs, `%${q}%`],
  );
  return { items: rows, next: null };
});

console.log(`ready ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
