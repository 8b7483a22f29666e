import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '../../policy/access/grants.ts';
import { CASES, ORGANISATIONS, withinReach } from '../access.ts';
import type { Reader } from '../db/database.ts';
import { notFound } from '../errors.ts';
import type { App } from '../http/fastify.ts';
import { signedIn } from '../http/schemas.ts';
import { read } from '../http/transactions.ts';
import { publicCheckpoint } from './public-checkpoint.ts';

const tags = ['审计'];
const PAGE = 100;

/** Checkpoints are public; timelines are for the audit administrator, of what stands within reach. */
export function auditRoutes(app: App): void {
  checkpointRoute(app);
  streamRoute(app);
}

function checkpointRoute(app: App): void {
  app.get(
    '/api/v1/audit/checkpoints',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: '已签名的检查点，供任何人留存比对；最新在前',
        querystring: z.object({ before: z.coerce.number().int().positive().optional() }),
        response: { 200: z.object({ items: z.array(z.record(z.string(), z.unknown())) }) },
      },
    },
    (request) =>
      read(request, async (db) => {
        const rows = await db
          .selectFrom('checkpoints')
          .selectAll()
          .where('number', '<', request.query.before ?? 2 ** 31 - 1)
          .orderBy('number', 'desc')
          .limit(PAGE)
          .execute();
        return { items: rows.map((row) => ({ ...publicCheckpoint(row) })) };
      }),
  );
}

const streamKinds = z.enum([
  'case',
  'organisation',
  'account',
  'setting',
  'register-app',
  'register-use',
  'return-template',
  'calendar',
]);

const auditEntry = z.object({
  seq: z.number(),
  effectiveAt: z.string(),
  recordedAt: z.string(),
  actor: z.string(),
  action: z.string(),
  fromState: z.string().nullable(),
  toState: z.string().nullable(),
  body: z.string(),
  previousHash: z.string(),
  hash: z.string(),
});

function streamRoute(app: App): void {
  app.get(
    '/api/v1/audit/streams/:kind/:id',
    {
      config: { access: 'audit.read' },
      schema: {
        tags,
        summary: '一条时间线的全部记录，含哈希',
        params: z.object({
          kind: streamKinds,
          id: z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER),
        }),
        querystring: z.object({
          after: z.coerce
            .number()
            .int()
            .nonnegative()
            .max(2 ** 31 - 1)
            .default(0),
        }),
        response: { 200: z.object({ entries: z.array(auditEntry) }) },
      },
    },
    (request) =>
      read(request, async (db) => {
        const { kind, id } = request.params;
        if (!(await isWithinReach(db, signedIn(request), kind, id))) throw notFound();
        const { rows } = await sql<z.infer<typeof auditEntry>>`
          SELECT seq, effective_at AS "effectiveAt", recorded_at AS "recordedAt", actor, action,
            from_state AS "fromState", to_state AS "toState", body, encode(previous_hash, 'hex') AS "previousHash", encode(hash, 'hex') AS hash
          FROM (SELECT seq, to_char(effective_at, ${ISO}) AS effective_at, to_char(recorded_at, ${ISO}) AS recorded_at,
            actor, action, from_state, to_state, body, previous_hash, hash FROM entries
            WHERE stream_kind = ${kind} AND stream_id = ${id} AND seq > ${request.query.after}
            ORDER BY seq LIMIT ${PAGE}) AS page`.execute(db);
        return { entries: rows };
      }),
  );
}

const ISO = 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"';

/** Streams that belong to nobody in the tree, such as the calendar, are there for every audit administrator. */
async function isWithinReach(
  db: Reader,
  actor: Actor,
  kind: z.infer<typeof streamKinds>,
  id: number,
): Promise<boolean> {
  const cases = sql`SELECT FROM cases WHERE id = ${id} AND ${withinReach(actor, 'audit.read', CASES)}`;
  const organisations = (of: ReturnType<typeof sql>) => sql`
    SELECT FROM organisation_periods WHERE organisation_id IN (${of})
      AND effective_to = 'infinity' AND recorded_to = 'infinity' AND ${withinReach(actor, 'audit.read', ORGANISATIONS)}`;
  const queries = {
    case: cases,
    organisation: organisations(sql`SELECT ${id}::bigint`),
    setting: organisations(sql`SELECT ${id}::bigint`),
    account: organisations(sql`SELECT organisation_id FROM memberships WHERE account_id = ${id}`),
    'register-use': organisations(sql`SELECT organisation_id FROM register_uses WHERE id = ${id}`),
    'return-template': organisations(sql`SELECT organisation_id FROM return_templates WHERE id = ${id}`),
    'register-app': sql`SELECT FROM register_apps WHERE id = ${id}`,
    calendar: sql`SELECT`,
  };
  const { rows } = await sql<{ found: boolean }>`SELECT EXISTS (${queries[kind]}) AS found`.execute(db);
  return rows[0]?.found === true;
}
