import { sql } from 'kysely';
import type { CaseId, RegisterAppId } from '../../../policy/ids.ts';
import { attachedFiles, type UseFilingForm, withoutPeople } from '../../../policy/use-filing/form.ts';
import { type AttestedRevision, type Submission, storeRevisions } from '../../cases/revisions.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import type { Occasion } from '../../occasion.ts';
import type { Filing } from './filing.ts';

/** A form as submitted, and what the timeline attests of it. */
export interface SubmittedRevision {
  readonly filing: Filing;
  /** The register id of the app, reserved where it is self-developed; null for a declaration of no use. */
  readonly appId: RegisterAppId | null;
  readonly attested: AttestedRevision;
}

interface Parts extends Submission {
  readonly filing: Filing;
  /** What was picked from the register. */
  readonly picked: RegisterAppId | null;
}

/** Stores the drafts as revisions that nothing changes any more, the people named in them apart. */
export async function submitRevisions(
  tx: Tx,
  occasion: Occasion,
  filings: readonly Filing[],
): Promise<SubmittedRevision[]> {
  const parts = filings.map(partsOf);
  const attested = await storeRevisions(tx, occasion, parts);
  const reserved = await closeDrafts(tx, parts);
  return parts.map(({ filing, picked, revision }, index) => ({
    filing,
    appId: picked ?? reserved.get(filing.row.id) ?? null,
    attested: attested[index] ?? { revision, formSha256: '' },
  }));
}

function partsOf(filing: Filing): Parts {
  const { details, purpose, row } = filing;
  const whose = { filing, caseId: row.id, ownerId: row.owner_id, revision: details.revision + 1 };
  if (purpose === 'stop' || purpose === 'no-use')
    return { ...whose, form: details.draft as object, people: {}, files: [], picked: details.app_id };
  const draft = details.draft as UseFilingForm;
  const picked = purpose === 'first' ? (draft.app?.registerId ?? null) : details.app_id;
  if (details.revision > 0) ensureSameApp(filing, picked);
  const files = attachedFiles(draft).map(({ file }) => file);
  return { ...whose, ...withoutPeople(draft), files, picked };
}

function ensureSameApp({ details }: Filing, picked: RegisterAppId | null): void {
  if (details.app_id === picked) return;
  throw new Failure('conflict', '退回后补充的备案不能更换应用。', {
    remedy: '如需更换应用，请撤回这份备案，另行备案。',
  });
}

/** A self-developed app is published with its confirmation; until then its register id is reserved. */
async function closeDrafts(tx: Tx, parts: readonly Parts[]): Promise<Map<CaseId, RegisterAppId | null>> {
  const column = <T>(read: (part: Parts) => T): T[] => parts.map(read);
  const { rows } = await sql<{ case_id: CaseId; reserved_app_id: RegisterAppId | null }>`
    UPDATE use_filings SET revision = revision + 1, draft = NULL, draft_version = draft_version + 1,
      app_id = item.picked,
      reserved_app_id = CASE WHEN item.self_developed THEN
        coalesce(reserved_app_id, nextval(pg_get_serial_sequence('register_apps', 'id'))) END
    FROM unnest(${column(({ filing }) => filing.row.id)}::bigint[], ${column(({ picked }) => picked)}::bigint[],
      ${column(({ filing, picked }) => filing.purpose === 'first' && picked === null)}::boolean[])
      AS item(id, picked, self_developed)
    WHERE case_id = item.id RETURNING case_id, reserved_app_id`.execute(tx);
  return new Map(rows.map((row) => [row.case_id, row.reserved_app_id]));
}
