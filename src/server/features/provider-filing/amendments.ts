import type { CaseId, RegisterAppId } from '../../../policy/ids.ts';
import type { ProviderFilingForm } from '../../../policy/provider-filing/form.ts';
import { readReturnReasons } from '../../cases/return-reasons.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { findApps, type RegisterAppRow } from '../register/apps.ts';
import { openDraft, submittedForm } from './drafts.ts';
import { ensureMayFile, type Filing, withDetails } from './filing.ts';
import { getPublished } from './published-records.ts';

/** Begins the amendment of a published app (M 15), with what was filed last. Returns the new case. */
export async function openAmendment(tx: Tx, occasion: Occasion, id: RegisterAppId): Promise<CaseId> {
  const { record, filing } = await getPublished(tx, occasion, id);
  ensureMayFile(occasion, filing);
  await ensureNoneOpen(tx, id);
  const form = await publishedForm(tx, record);
  return openDraft(tx, occasion, {
    providerId: filing.row.owner_id,
    authorityId: filing.row.authority_id,
    form,
    amends: { id, name: record.name },
  });
}

async function ensureNoneOpen(tx: Tx, id: RegisterAppId): Promise<void> {
  const open = await tx
    .selectFrom('provider_filings')
    .innerJoin('cases', 'cases.id', 'provider_filings.case_id')
    .select('cases.id')
    .where('amends_id', '=', id)
    .where('awaits', '<>', 'nobody')
    .executeTakeFirst();
  if (open === undefined) return;
  throw new Failure('conflict', `这个应用已有一份变更正在办理（办件 ${open.id}）。`, {
    remedy: '请继续办理那一份，或者先撤回它。',
    source: '《备案管理办法》第十五条',
  });
}

/** What was approved last of a published app, alone, with the people named in it. */
async function publishedForm(
  db: Reader,
  { filing_case_id, filing_app_key }: RegisterAppRow,
): Promise<ProviderFilingForm> {
  if (filing_case_id === null) return {};
  const rows = await db.selectFrom('cases').selectAll().where('id', '=', filing_case_id).execute();
  const [filed] = await withDetails(db, rows);
  if (filed === undefined) return {};
  const { changedOn: _, ...form } = await submittedForm(db, filed.details);
  return { ...form, apps: (form.apps ?? []).filter(({ key }) => key === filing_app_key) };
}

/** What a form is compared with: what is published of the app, or what was returned before; undefined for a first one. */
export async function formBefore(
  db: Reader,
  { row, details }: Filing,
): Promise<ProviderFilingForm | undefined> {
  if (details.amends_id !== null) {
    const record = (await findApps(db, [details.amends_id])).get(details.amends_id);
    const approvedHere = record?.filing_case_id === row.id;
    return record === undefined || approvedHere ? undefined : publishedForm(db, record);
  }
  const returned = (await readReturnReasons(db, row.id)).at(-1)?.revision;
  return returned === undefined ? undefined : submittedForm(db, { case_id: row.id, revision: returned });
}
