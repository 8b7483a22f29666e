import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import rateLimit from '@fastify/rate-limit';
import Fastify from 'fastify';
import { Pool } from 'pg';

/**
 * The floors of W2: one record by number in a Fastify route over `pg`, with the platform's plugins and the statement
 * prepared; and an answer 304 with the same plugins and no work at all.
 */
const [, , url = ''] = process.argv;
const pool = new Pool({ connectionString: url, max: 20 });
const app = Fastify();
await app.register(cookie);
await app.register(multipart);
await app.register(helmet, {
  contentSecurityPolicy: { useDefaults: false, directives: { defaultSrc: ["'self'"], baseUri: ["'none'"] } },
});
await app.register(rateLimit, { global: true, max: 100_000_000, timeWindow: '1 minute' });

const RECORD = `SELECT id, number, name, kind, origin, provider_name, provider_id, complaint_channel, platforms,
    function_types, audience, advertisements, games, charges, status, status_since::text, filed_on::text, source,
    checked_on::text, version,
    (SELECT coalesce(json_agg(json_build_object('status', to_state, 'since', effective_at, 'body', body) ORDER BY seq DESC), '[]')
      FROM entries WHERE stream_kind = 'register-app' AND stream_id = register_apps.id AND to_state IS NOT NULL) AS history,
    (SELECT coalesce(json_agg(json_build_object('platform', platform, 'packageId', package_id, 'version', version)), '[]')
      FROM register_packages WHERE app_id = register_apps.id) AS packages
  FROM register_apps WHERE number = $1`;

app.get<{ Params: { number: string } }>('/apps/:number', async ({ params }, reply) => {
  const { rows } = await pool.query({ name: 'record', text: RECORD, values: [params.number] });
  const [record] = rows;
  if (record === undefined) return reply.code(404).send({});
  return reply.header('etag', `"${record.id}.${record.version}"`).send(record);
});

app.get('/unchanged/:number', (_request, reply) =>
  reply.header('etag', '"1.1"').header('cache-control', 'public, no-cache').code(304).send(),
);

console.log(`ready ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
