import { randomBytes } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { CaseId, OrganisationId, RegisterAppId } from '../src/policy/ids.ts';
import { listeners } from '../src/server/cases/listeners.ts';
import { transaction } from '../src/server/db/database.ts';
import type { DB } from '../src/server/db/types.generated.ts';
import { openDrafts } from '../src/server/features/use-filing/drafts.ts';
import { tokenHash } from '../src/server/http/authentication.ts';
import { occasionOfProgram } from '../src/server/occasion.ts';
import { aUseFilingForm } from '../test/builders/use-filing.ts';

/** A draft that may be submitted, and the session of its school's clerk. */
export interface ReadyDraft {
  readonly id: CaseId;
  readonly token: string;
}

interface Choice {
  readonly organisation: OrganisationId;
  readonly app: RegisterAppId;
}

/** Drafts of schools all over the country, each school with a clerk signed in. */
export async function readyDrafts(db: Kysely<DB>, count: number, now = new Date()): Promise<ReadyDraft[]> {
  const chosen = await chooseSchools(db, count);
  const organisations = chosen.map(({ organisation }) => organisation);
  const tokens = await signIn(db, organisations, { role: 'clerk', now });
  const drafts = chosen.map(({ organisation, app }) => ({
    organisationId: organisation,
    form: aUseFilingForm({ app: { registerId: app } }),
  }));
  const occasion = occasionOfProgram('bench', now, listeners([]));
  const ids = await transaction(db, (tx) => openDrafts(tx, occasion, 'first', drafts));
  return ids.map((id, index) => ({ id, token: tokens[index] ?? '' }));
}

/** Each with an app that it has not filed. */
async function chooseSchools(db: Kysely<DB>, count: number): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    SELECT school.organisation_id AS organisation, app.id AS app
    FROM (SELECT organisation_id FROM organisation_periods WHERE kind = 'school' AND open
      AND effective_to = 'infinity' AND recorded_to = 'infinity' ORDER BY random() LIMIT ${count}) AS school
    CROSS JOIN LATERAL (
      SELECT id FROM register_apps WHERE id NOT IN (
        SELECT app_id FROM use_filings WHERE organisation_id = school.organisation_id AND app_id IS NOT NULL)
      ORDER BY id OFFSET school.organisation_id % 500 LIMIT 1) AS app`.execute(db);
  return rows;
}

/** An account with that role at each organisation, and the token of its session. */
export async function signIn(
  db: Kysely<DB>,
  organisations: readonly OrganisationId[],
  { role, now }: { role: string; now: Date },
): Promise<string[]> {
  const tokens = organisations.map(() => randomBytes(24).toString('base64url'));
  const until = new Date(now.getTime() + 86_400_000);
  await sql`
    WITH item AS (
      SELECT * FROM unnest(${organisations}::bigint[], ${tokens}::text[], ${tokens.map(tokenHash)}::bytea[])
        AS item(organisation, name, hash)),
    account AS (INSERT INTO accounts (login_name, created_at) SELECT name, ${now} FROM item RETURNING id, login_name),
    member AS (
      INSERT INTO memberships (account_id, organisation_id, role, valid_from)
      SELECT account.id, item.organisation, ${role}, ${now} FROM account JOIN item ON item.name = login_name)
    INSERT INTO sessions (token_hash, account_id, created_at, last_seen_at, expires_at)
    SELECT item.hash, account.id, ${now}::timestamptz, ${until}::timestamptz, ${until}::timestamptz
    FROM account JOIN item ON item.name = login_name`.execute(db);
  return tokens;
}
