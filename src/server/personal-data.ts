import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import type { OrganisationId } from '../policy/ids.ts';
import type { Reader, Tx } from './db/database.ts';
import type { Occasion } from './occasion.ts';

export interface PersonalData {
  readonly organisationId: OrganisationId;
  readonly data: object;
}

/**
 * Stores names and telephones apart, each under a salted digest, in the order given. Timelines and filings hold only
 * the digest, so that the data can be erased and nothing can be guessed from what remains.
 */
export async function storePersonalData(
  tx: Tx,
  { now }: Occasion,
  items: readonly PersonalData[],
): Promise<Buffer[]> {
  if (items.length === 0) return [];
  const salts = items.map(() => randomBytes(16));
  const { rows } = await sql<{ digest: Buffer; salt: Buffer }>`
    INSERT INTO personal_data (digest, salt, organisation_id, data, stored_at)
    SELECT ${sql.raw(digestOf('item'))}, salt, organisation, data, ${now}::timestamptz
    FROM unnest(${salts}::bytea[], ${items.map(({ organisationId }) => organisationId)}::bigint[],
      ${items.map(({ data }) => JSON.stringify(data))}::jsonb[]) AS item(salt, organisation, data)
    RETURNING digest, salt`.execute(tx);
  const digests = new Map(rows.map(({ digest, salt }) => [salt.toString('hex'), digest]));
  return salts.map((salt) => digests.get(salt.toString('hex')) ?? unstored());
}

function unstored(): never {
  throw new Error('personal data was not stored');
}

/** Of the salt and of the data as the database has it, so that anybody can compute it again. */
function digestOf(row: string): string {
  return `sha256(${row}.salt || convert_to(${row}.data::text, 'UTF8'))`;
}

/** Whether what lies under the digest, a qualified column, is what was stored there or has been erased; true of no digest. */
export function isIntact(digest: string): string {
  return `(${digest} IS NULL OR EXISTS (SELECT FROM personal_data AS kept
    WHERE kept.digest = ${digest} AND (kept.data IS NULL OR kept.digest = ${digestOf('kept')})))`;
}

/** What refers to it keeps the digest, from which nothing can be guessed. */
export async function erasePersonalData(tx: Tx, digests: readonly Buffer[]): Promise<void> {
  await sql`UPDATE personal_data SET data = NULL WHERE digest = ANY(${digests}::bytea[])`.execute(tx);
}

/** The data under a digest; undefined once erased. Whoever calls it answers for the access (DX-4). */
export async function readPersonalData(db: Reader, digest: Buffer): Promise<unknown> {
  const row = await db
    .selectFrom('personal_data')
    .select('data')
    .where('digest', '=', digest)
    .executeTakeFirst();
  return row?.data ?? undefined;
}
