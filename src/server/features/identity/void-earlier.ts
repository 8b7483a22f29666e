import { sql } from 'kysely';
import type { AccountId } from '../../../policy/ids.ts';
import type { Tx } from '../../db/database.ts';
import type { Occasion } from '../../occasion.ts';

/** Links and codes that were handed out for these accounts and not used open nothing any more. */
export async function voidEarlier(
  tx: Tx,
  { now }: Occasion,
  accountIds: readonly AccountId[],
): Promise<void> {
  await sql`
    UPDATE one_time_links SET used_at = ${now}
    WHERE account_id = ANY(${accountIds}::bigint[]) AND used_at IS NULL`.execute(tx);
  await sql`
    UPDATE activation_codes SET voided_at = ${now}
    WHERE account_id = ANY(${accountIds}::bigint[]) AND used_at IS NULL AND voided_at IS NULL`.execute(tx);
}
