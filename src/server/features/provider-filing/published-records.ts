import type { FileId, RegisterAppId } from '../../../policy/ids.ts';
import { showingRules } from '../../../policy/provider-filing/rules.ts';
import type { FilingShowing } from '../../../policy/provider-filing/showing-form.ts';
import { checkAll } from '../../../policy/rule.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { ensureKept, notFound } from '../../errors.ts';
import { attachFiles, findOwnFiles } from '../../files/files.ts';
import type { Occasion } from '../../occasion.ts';
import { getStanding } from '../organisations/standing.ts';
import { findApps, type RegisterAppRow } from '../register/apps.ts';
import { recordShowing } from '../register/filed-apps.ts';
import { annulNumber } from '../register/number-annulment.ts';
import { staleApp } from '../register/stale-app.ts';
import { ensureMayDecide, ensureMayFile, type Filing, getFiling } from './filing.ts';
import { circumstancesAt } from './judgement.ts';
import { takeNumbers } from './numbers.ts';

/** A published record that was filed here, with the filing whose approval published it. */
export interface PublishedRecord {
  readonly record: RegisterAppRow;
  readonly filing: Filing;
}

/** @throws Failure `not-found` for what was not filed here or is out of reach */
export async function getPublished(
  db: Reader,
  occasion: Occasion,
  id: RegisterAppId,
): Promise<PublishedRecord> {
  const record = (await findApps(db, [id])).get(id);
  const caseId = record?.filing_case_id ?? null;
  if (record === undefined || caseId === null) throw notFound();
  return { record, filing: await getFiling(db, occasion, caseId) };
}

/** The provider says where the app shows its filing (M 14). */
export async function showFiling(
  tx: Tx,
  occasion: Occasion,
  id: RegisterAppId,
  form: FilingShowing,
): Promise<void> {
  const { record, filing } = await getPublished(tx, occasion, id);
  ensureMayFile(occasion, filing);
  const { row } = filing;
  const named: FileId[] = form.screenshot === undefined ? [] : [form.screenshot];
  const own = await findOwnFiles(tx, named, { organisationId: row.owner_id, caseId: row.id });
  const facts = { form, screenshotExists: own.size === 1, filed: record.status === 'filed' };
  const authority = await getStanding(tx, row.authority_id);
  ensureKept(checkAll(showingRules, facts, circumstancesAt(authority, occasion.today)));
  const { where = '', screenshot } = form;
  if (screenshot === undefined) throw new Error('a screenshot that exists is named');
  await attachFiles(tx, [{ caseId: row.id, fileId: screenshot }]);
  await recordShowing(tx, occasion, id, { where, screenshot });
}

/** A number that was given wrongly is annulled, never to be given again; the record gets the next one. */
export async function replaceNumber(
  tx: Tx,
  occasion: Occasion,
  id: RegisterAppId,
  { reason, version }: { readonly reason: string; readonly version: number },
): Promise<{ readonly annulled: string; readonly number: string }> {
  const { record, filing } = await getPublished(tx, occasion, id);
  ensureMayDecide(occasion, filing);
  if (record.version !== version) throw await staleApp(tx, record);
  const [number = ''] = await takeNumbers(tx, occasion, {
    authorityId: filing.row.authority_id,
    count: 1,
  });
  return { annulled: await annulNumber(tx, occasion, { id, number, reason }), number };
}
