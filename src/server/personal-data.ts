import { createHash, randomBytes } from 'node:crypto';
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
  const stored = items.map(({ organisationId, data }) => {
    const salt = randomBytes(16);
    const text = JSON.stringify(data);
    return { organisationId, text, salt, digest: createHash('sha256').update(salt).update(text).digest() };
  });
  if (stored.length > 0) {
    const column = <K extends keyof (typeof stored)[number]>(key: K) => stored.map((item) => item[key]);
    await sql`
      INSERT INTO personal_data (digest, salt, organisation_id, data, stored_at)
      SELECT item.*, ${now}::timestamptz FROM unnest(${column('digest')}::bytea[], ${column('salt')}::bytea[],
        ${column('organisationId')}::bigint[], ${column('text')}::jsonb[]) AS item`.execute(tx);
  }
  return stored.map(({ digest }) => digest);
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
