import { sql } from 'kysely';
import type { CaseId, OrganisationId, RegisterAppId, RegisterUseId } from '../../../policy/ids.ts';
import { type FilingPeople, type UseFilingForm, withPeople } from '../../../policy/use-filing/form.ts';
import type { Reader, Tx } from '../../db/database.ts';
import { Failure, notFound } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import { type NewDraft, openDrafts } from './drafts.ts';

interface ConfirmedFiling {
  readonly case_id: CaseId;
  readonly use_id: RegisterUseId;
  readonly app_id: RegisterAppId;
  readonly organisation_id: OrganisationId;
  readonly status: string;
  readonly form: UseFilingForm;
  readonly people: FilingPeople | null;
}

/** A draft that changes a published use, with what was confirmed filled in (M 20). */
export async function draftAmendment(
  tx: Tx,
  occasion: Occasion,
  { useId, filedById }: { useId: RegisterUseId; filedById: OrganisationId },
): Promise<CaseId> {
  const [filing] = await confirmedFilings(tx, sql`register_uses.id = ${useId}`);
  if (filing === undefined) throw notFound();
  if (filing.status === 'stopped')
    throw new Failure('conflict', '这个应用已停用，不能再变更。', { remedy: '重新使用时，请办理新的备案。' });
  const [id] = await openDrafts(tx, occasion, 'amendment', [draftOf(filing, filedById)]);
  if (id === undefined) throw new Error('no draft was opened');
  return id;
}

/**
 * 沿用上年: a draft for each filing that was confirmed in that year. What is still in use becomes an amendment to be
 * confirmed again; what was stopped becomes a new filing.
 */
export async function copyYear(
  tx: Tx,
  occasion: Occasion,
  {
    organisationId,
    year,
    filedById,
  }: { organisationId: OrganisationId; year: number; filedById: OrganisationId },
): Promise<CaseId[]> {
  const filings = await confirmedFilings(
    tx,
    sql`register_uses.organisation_id = ${organisationId}
      AND extract(year FROM register_uses.confirmed_at AT TIME ZONE 'Asia/Shanghai') = ${year}`,
  );
  if (filings.length === 0)
    throw new Failure('not-found', `${year} 年没有已确认的备案可以沿用。`, { remedy: '请直接新建备案。' });
  const inUse = filings.filter(({ status }) => status !== 'stopped');
  const stopped = filings.filter(({ status }) => status === 'stopped');
  return [
    ...(await openDrafts(
      tx,
      occasion,
      'amendment',
      inUse.map((filing) => draftOf(filing, filedById)),
    )),
    ...(await openDrafts(
      tx,
      occasion,
      'first',
      stopped.map((filing) => withoutUse(draftOf(filing, filedById))),
    )),
  ];
}

function draftOf(filing: ConfirmedFiling, filedById: OrganisationId): NewDraft {
  const { changedOn: _, ...form } = withPeople(filing.form, filing.people ?? {});
  return {
    organisationId: filing.organisation_id,
    filedById,
    form,
    use: { id: filing.use_id, appId: filing.app_id },
    copiedFrom: filing.case_id,
  };
}

function withoutUse({ use: _, ...draft }: NewDraft): NewDraft {
  return draft;
}

async function confirmedFilings(db: Reader, condition: ReturnType<typeof sql>): Promise<ConfirmedFiling[]> {
  const { rows } = await sql<ConfirmedFiling>`
    SELECT register_uses.case_id, register_uses.id AS use_id, register_uses.app_id, register_uses.organisation_id,
      register_uses.status, revision.form, personal_data.data AS people
    FROM register_uses
    JOIN use_filings ON use_filings.case_id = register_uses.case_id
    JOIN case_revisions AS revision
      ON revision.case_id = use_filings.case_id AND revision.revision = use_filings.revision
    LEFT JOIN personal_data ON personal_data.digest = revision.personal_digest
    WHERE ${condition} ORDER BY register_uses.id`.execute(db);
  return rows;
}
