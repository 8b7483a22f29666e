import { sql } from 'kysely';
import { normaliseFilingNumber } from '../../../policy/identifiers/filing-number.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import type { Reader } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { type StatusPeriod, statusHistory } from './app-history.ts';
import { type RegisterAppView, viewApp } from './app-view.ts';
import type { RegisterAppRow } from './apps.ts';
import { ensureNotAnnulled } from './number-annulment.ts';

/**
 * One record with every status that it has had, by its register id or by its number in any spelling that names just one.
 * @throws Failure `not-found`
 */
export async function showApp(
  db: Reader,
  numberOrId: string,
): Promise<RegisterAppView & { history: StatusPeriod[] }> {
  const row = await findApp(db, numberOrId);
  if (row === undefined) {
    await ensureNotAnnulled(db, normaliseFilingNumber(numberOrId));
    throw new Failure('not-found', `备案名录中没有“${numberOrId}”。`, {
      remedy: '请核对备案号，或用应用名称查询；查不到的应用没有完成备案，不得选用和推荐使用。',
    });
  }
  return { ...viewApp(row), history: await statusHistory(db, row.id) };
}

async function findApp(db: Reader, text: string): Promise<RegisterAppRow | undefined> {
  const apps = db.selectFrom('register_apps').selectAll();
  if (/^\d{1,15}$/.test(text)) return apps.where('id', '=', Number(text) as RegisterAppId).executeTakeFirst();
  const numbers = normaliseFilingNumber(text);
  const rows = await apps.where('number', '=', sql<string>`ANY(${numbers}::text[])`).limit(2).execute();
  return rows.length === 1 ? rows[0] : undefined;
}
