import { createHash, randomBytes } from 'node:crypto';
import Fastify from 'fastify';
import { Pool, type PoolClient } from 'pg';

/**
 * The floor of W4: what someone would write who files uses by hand, in a Fastify route over `pg`, with the reads, locks
 * and writes of the platform, each statement for one filing and prepared. No rules are judged.
 */
const [, , url = ''] = process.argv;
const pool = new Pool({ connectionString: url, max: 20 });
pool.on('error', () => undefined);
const app = Fastify();
const sha256 = (text: string | Buffer): Buffer => createHash('sha256').update(text).digest();

interface Member {
  readonly account_id: string;
  readonly organisation_id: string;
}

app.post<{ Params: { id: string }; Body: { version: number } }>(
  '/api/v1/use-filings/:id/submission',
  {
    schema: {
      body: { type: 'object', required: ['version'], properties: { version: { type: 'integer' } } },
      response: { 201: { type: 'object', additionalProperties: true } },
    },
  },
  async ({ params, body, headers }, reply) => {
    const [member] = await rows<Member>(pool, 'session', [sha256((headers.authorization ?? '').slice(7))]);
    if (member === undefined) return reply.code(401).send({});
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      const key = String(headers['idempotency-key']);
      const answer = await submit(client, member, { id: params.id, version: body.version, key });
      await client.query('COMMIT');
      return await reply.code(201).send(answer);
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    } finally {
      client.release();
    }
  },
);

const statements = {
  session: `SELECT sessions.account_id, memberships.organisation_id, memberships.role, place.province_id, place.level
    FROM sessions JOIN accounts ON accounts.id = sessions.account_id AND disabled_at IS NULL
    JOIN memberships ON memberships.account_id = accounts.id AND valid_from <= now() AND valid_to > now()
    JOIN organisation_periods AS place ON place.organisation_id = memberships.organisation_id
      AND place.effective_to = 'infinity' AND place.recorded_to = 'infinity'
    WHERE token_hash = $1 AND expires_at > now() AND last_seen_at > now() - interval '30 minutes'`,
  once: `INSERT INTO idempotency_keys (account_id, key, request_hash, created_at) VALUES ($1, $2, $3, now())
    ON CONFLICT DO NOTHING RETURNING key`,
  case: `SELECT * FROM cases WHERE id = $1 AND owner_id = $2`,
  filing: `SELECT * FROM use_filings WHERE case_id = $1`,
  lock: `SELECT FROM organisations WHERE id = $1 FOR NO KEY UPDATE`,
  app: `SELECT id, number, name, kind, origin, provider_name, owner_id, platforms, function_types, audience, advertisements,
    games, charges, status, status_since, filed_on, source, version FROM register_apps WHERE id = $1`,
  standing: `SELECT period.*, organisations.credit_code, ARRAY(SELECT above.region_code FROM organisation_closure AS line
      JOIN organisations AS above ON above.id = line.ancestor_id
      WHERE line.descendant_id = period.organisation_id AND line.valid_to = 'infinity' AND above.region_code IS NOT NULL)
    FROM organisation_periods AS period JOIN organisations ON organisations.id = period.organisation_id
    WHERE period.organisation_id = $1 AND effective_to = 'infinity' AND recorded_to = 'infinity'`,
  settings: `SELECT line.depth, settings.* FROM organisation_closure AS line
    JOIN settings ON settings.organisation_id = line.ancestor_id AND effective_from <= $2::date
    WHERE line.descendant_id = $1 AND line.valid_from < now() AND line.valid_to > now() ORDER BY settings.id`,
  situation: `SELECT
    EXISTS (SELECT FROM register_uses WHERE organisation_id = $1 AND app_id = $2 AND status <> 'stopped') AS in_use,
    EXISTS (SELECT FROM declarations WHERE organisation_id = $1 AND in_force_to = 'infinity') AS declared,
    ARRAY(SELECT filing.app_id FROM use_filings AS filing JOIN cases ON cases.id = filing.case_id
      WHERE filing.organisation_id = $1 AND cases.state IN ('submitted', 'returned')) AS open`,
  calendar: `SELECT hash FROM streams WHERE kind = 'calendar' AND id = 0`,
  people: `INSERT INTO personal_data (digest, salt, organisation_id, data, stored_at) VALUES ($1, $2, $3, $4, now())`,
  revision: `INSERT INTO case_revisions (case_id, revision, form, personal_digest, submitted_at)
    VALUES ($1, $2, $3, $4, now()) RETURNING encode(sha256(convert_to(form::text, 'UTF8')), 'hex') AS digest`,
  close: `UPDATE use_filings SET revision = revision + 1, draft = NULL, draft_version = draft_version + 1, app_id = $2
    WHERE case_id = $1`,
  advance: `UPDATE cases SET state = 'submitted', awaits = 'authority', title = $3, version = version + 1,
      changed_at = now(), clock_limit = 'use-confirmation', clock_started_on = $4, due_on = $5
    WHERE id = $1 AND version = $2 RETURNING *`,
  head: `SELECT seq, hash FROM streams WHERE kind = 'case' AND id = $1 FOR UPDATE`,
  entry: `INSERT INTO entries (stream_kind, stream_id, seq, effective_at, recorded_at, actor, action, from_state, to_state,
      body, previous_hash, hash) VALUES ('case', $1, $2, now(), now(), $3, 'submit', 'draft', 'submitted', $4, $5, $6)`,
  stream: `INSERT INTO streams (kind, id, seq, hash) VALUES ('case', $1, $2, $3)
    ON CONFLICT (kind, id) DO UPDATE SET seq = excluded.seq, hash = excluded.hash`,
  completion: `INSERT INTO completion_periods (organisation_id, metric, app_id, case_id, effective_from, recorded_from)
    SELECT $1::bigint, item.metric, item.app, item.opened, now(), now()
    FROM (VALUES ('started', NULL, $3::bigint), ('filed', $2::bigint, $3), ('submitted', NULL, NULL)) AS item(metric, app, opened)
    WHERE NOT EXISTS (SELECT FROM completion_periods AS period WHERE period.organisation_id = $1
      AND period.metric = item.metric AND period.app_id IS NOT DISTINCT FROM item.app
      AND period.effective_to = 'infinity' AND period.recorded_to = 'infinity')`,
  answer: `UPDATE idempotency_keys SET status = 201, response = $3 WHERE account_id = $1 AND key = $2`,
} as const;

async function rows<Row>(
  client: Pool | PoolClient,
  name: keyof typeof statements,
  values: unknown[],
): Promise<Row[]> {
  const result = await client.query({ name, text: statements[name], values });
  return result.rows as Row[];
}

interface Asked {
  readonly id: string;
  readonly version: number;
  readonly key: string;
}

async function submit(
  client: PoolClient,
  { account_id: account, organisation_id: owner }: Member,
  asked: Asked,
) {
  const { id, version, key } = asked;
  const today = new Date().toISOString().slice(0, 10);
  await rows(client, 'once', [account, key, sha256(`${id} ${version}`)]);
  const [row] = await rows<{ authority_id: string }>(client, 'case', [id, owner]);
  const [filing] = await rows<{ draft: Form }>(client, 'filing', [id]);
  if (row === undefined || filing === undefined) throw new Error(`no filing ${id}`);
  await rows(client, 'lock', [owner]);
  const { unit, ...form } = filing.draft;
  const { registerId } = form.app;
  const [picked] = await rows<{ name: string }>(client, 'app', [registerId]);
  await rows(client, 'standing', [owner]);
  await rows(client, 'settings', [owner, today]);
  await rows(client, 'situation', [owner, registerId]);
  await rows(client, 'calendar', []);
  const { legalPerson, contact, ...rest } = unit;
  const salt = randomBytes(16);
  const people = JSON.stringify({ legalPerson, contact });
  const named = createHash('sha256').update(salt).update(people).digest();
  await rows(client, 'people', [named, salt, owner, people]);
  const stored = JSON.stringify({ ...form, unit: rest });
  const [revision] = await rows<{ digest: string }>(client, 'revision', [id, 1, stored, named]);
  await rows(client, 'close', [id, registerId]);
  const [moved] = await rows(client, 'advance', [id, version, picked?.name, today, today]);
  if (moved === undefined) throw new Error(`filing ${id} has moved`);
  await chain(
    client,
    id,
    JSON.stringify({ organisation: owner, app: registerId, formSha256: revision?.digest }),
  );
  await rows(client, 'completion', [owner, registerId, id]);
  const receipt = { id, state: 'submitted', dueOn: today, receipt: `SY${id.padStart(10, '0')}` };
  await rows(client, 'answer', [account, key, JSON.stringify(receipt)]);
  return receipt;
}

interface Form {
  readonly unit: { readonly legalPerson: object; readonly contact: object };
  readonly app: { readonly registerId: number };
}

async function chain(client: PoolClient, id: string, body: string): Promise<void> {
  const [head] = await rows<{ seq: number; hash: Buffer }>(client, 'head', [id]);
  const { seq, hash: previous } = head ?? { seq: 0, hash: Buffer.alloc(32) };
  const lines = ['case', id, seq + 1, new Date(), 'account', 'submit', previous.toString('hex')];
  const hash = sha256(`${lines.map((line) => JSON.stringify(line)).join('\n')}\n${body}`);
  await rows(client, 'entry', [id, seq + 1, 'account', body, previous, hash]);
  await rows(client, 'stream', [id, seq + 1, hash]);
}

console.log(`ready ${await app.listen({ port: 0, host: '127.0.0.1' })}`);
