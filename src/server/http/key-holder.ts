import { type RawBuilder, sql } from 'kysely';
import type { Actor } from '../../policy/access/grants.ts';
import { actionsOf } from '../../policy/access/key-scopes.ts';
import type { ApiKeyId } from '../../policy/ids.ts';
import { type LegalDay, legalDayOf } from '../../policy/legal-day.ts';
import type { Reader } from '../db/database.ts';
import { PREPARED } from '../db/prepare-statements.ts';
import { type MembershipRow, membershipOf, tokenHash } from './authentication.ts';

/** By which leak scanners know a key that somebody has published. */
export const KEY_PREFIX = 'reg_';

export function isKey(token: string): boolean {
  return token.startsWith(KEY_PREFIX);
}

interface HolderRow extends MembershipRow {
  readonly key_id: ApiKeyId;
  readonly scopes: string[];
  readonly last_used_on: LegalDay | null;
}

/** For whom a program acts that shows this key; the day of use is noted. */
export async function findKeyHolder(db: Reader, token: string, now: Date): Promise<Actor | null> {
  const row = await findHolder(db, now, sql`api_keys.token_hash = ${tokenHash(token)}`);
  if (row === undefined) return null;
  const today = legalDayOf(now);
  if (row.last_used_on !== today) await touch(db, row.key_id, today);
  return actorOf(row);
}

/** Likewise for what a program asked for earlier; null once the key works no more. */
export async function findHolderOfKey(db: Reader, id: ApiKeyId, now: Date): Promise<Actor | null> {
  const row = await findHolder(db, now, sql`api_keys.id = ${id}`);
  return row === undefined ? null : actorOf(row);
}

async function findHolder(
  db: Reader,
  now: Date,
  condition: RawBuilder<unknown>,
): Promise<HolderRow | undefined> {
  const { rows } = await sql<HolderRow>`${PREPARED}
    SELECT api_keys.id AS key_id, api_keys.scopes, api_keys.last_used_on, memberships.account_id,
      memberships.organisation_id, memberships.role, place.level, place.province_id, place.region_id, place.county_id
    FROM api_keys
    JOIN memberships ON memberships.id = api_keys.membership_id
      AND memberships.valid_from <= ${now} AND memberships.valid_to > ${now}
    JOIN accounts ON accounts.id = memberships.account_id AND accounts.disabled_at IS NULL
    JOIN organisation_periods AS place ON place.organisation_id = memberships.organisation_id
      AND place.effective_to = 'infinity' AND place.recorded_to = 'infinity' AND place.open
    WHERE ${condition} AND api_keys.revoked_at IS NULL AND api_keys.expires_at > ${now}`.execute(db);
  return rows[0];
}

function actorOf(row: HolderRow): Actor {
  return {
    accountId: row.account_id,
    memberships: membershipOf(row),
    key: { id: row.key_id, actions: actionsOf(row.scopes) },
  };
}

async function touch(db: Reader, id: ApiKeyId, today: LegalDay): Promise<void> {
  await db.updateTable('api_keys').set({ last_used_on: today }).where('id', '=', id).execute();
}
