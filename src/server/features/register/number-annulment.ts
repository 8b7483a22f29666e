import { sql } from 'kysely';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { record } from '../../audit/timeline.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';

export interface NumberAnnulment {
  readonly id: RegisterAppId;
  /** What the record bears from now on. */
  readonly number: string;
  readonly reason: string;
}

/** A number that was given wrongly is annulled for ever, and the record gets another. Returns the annulled one. */
export async function annulNumber(
  tx: Tx,
  occasion: Occasion,
  { id, number, reason }: NumberAnnulment,
): Promise<string> {
  const { number: wrong } = await tx
    .selectFrom('register_apps')
    .select('number')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow();
  if (wrong === null)
    throw new Failure('conflict', '这条记录没有备案号，无需作废。', { remedy: '请核对所选的应用。' });
  await tx
    .insertInto('annulled_numbers')
    .values({ number: wrong, app_id: id, reason, annulled_at: occasion.now })
    .execute();
  await tx
    .updateTable('register_apps')
    .set({ number, version: sql<number>`version + 1` })
    .where('id', '=', id)
    .execute();
  await record(tx, occasion, 'register-app', [
    { streamId: id, action: 'annul-number', body: { annulled: wrong, number, reason } },
  ]);
  return wrong;
}

/**
 * For whoever looks up a number that is not in force any more.
 * @throws Failure `not-found` that says what became of it
 */
export async function ensureNotAnnulled(db: Reader, numbers: readonly string[]): Promise<void> {
  const annulled = await db
    .selectFrom('annulled_numbers')
    .innerJoin('register_apps', 'register_apps.id', 'annulled_numbers.app_id')
    .select(['annulled_numbers.number as wrong', 'register_apps.number', 'reason'])
    .where('annulled_numbers.number', '=', sql<string>`ANY(${numbers}::text[])`)
    .executeTakeFirst();
  if (annulled === undefined) return;
  throw new Failure('not-found', `备案号 ${annulled.wrong} 已作废：${annulled.reason}`, {
    remedy: `该应用现在的备案号是 ${annulled.number ?? '（无）'}。`,
  });
}
