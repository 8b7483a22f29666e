import { sql } from 'kysely';
import type { CaseId, FileId, RegisterAppId } from '../../../policy/ids.ts';
import { attachedFiles, type UseFilingForm, withoutPeople } from '../../../policy/use-filing/form.ts';
import type { Tx } from '../../db/database.ts';
import { Failure } from '../../errors.ts';
import { attachFiles } from '../../files/files.ts';
import type { Occasion } from '../../occasion.ts';
import { storePersonalData } from '../../personal-data.ts';
import type { Filing } from './filing.ts';

/** A form as submitted, and what the timeline attests of it. */
export interface StoredRevision {
  readonly filing: Filing;
  /** The register id of the app, reserved where it is self-developed; null for a declaration of no use. */
  readonly appId: RegisterAppId | null;
  readonly attested: {
    readonly revision: number;
    /** Of the form's text as PostgreSQL prints it. */
    readonly formSha256: string;
    readonly people?: string;
  };
}

interface Parts {
  readonly filing: Filing;
  readonly number: number;
  readonly form: object;
  readonly people: object;
  readonly files: readonly FileId[];
  /** What was picked from the register. */
  readonly picked: RegisterAppId | null;
}

/** Stores the drafts as revisions that nothing changes any more, the people named in them apart. */
export async function storeRevisions(
  tx: Tx,
  occasion: Occasion,
  filings: readonly Filing[],
): Promise<StoredRevision[]> {
  const parts = filings.map(partsOf);
  const people = await storePeople(tx, occasion, parts);
  const digests = await insertRevisions(tx, occasion, parts, people);
  const reserved = await closeDrafts(tx, parts);
  await attachFiles(
    tx,
    parts.flatMap(({ filing, files }) => files.map((fileId) => ({ caseId: filing.row.id, fileId }))),
  );
  return parts.map(({ filing, number, picked }) => {
    const named = people.get(filing.row.id);
    const attested = { revision: number, formSha256: digests.get(filing.row.id) ?? '' };
    return {
      filing,
      appId: picked ?? reserved.get(filing.row.id) ?? null,
      attested: named === undefined ? attested : { ...attested, people: named.toString('hex') },
    };
  });
}

function partsOf(filing: Filing): Parts {
  const { details, purpose } = filing;
  const number = details.revision + 1;
  if (purpose === 'stop' || purpose === 'no-use')
    return { filing, number, form: details.draft as object, people: {}, files: [], picked: details.app_id };
  const draft = details.draft as UseFilingForm;
  const picked = purpose === 'first' ? (draft.app?.registerId ?? null) : details.app_id;
  if (details.revision > 0) ensureSameApp(filing, picked);
  const files = attachedFiles(draft).map(({ file }) => file);
  return { filing, number, ...withoutPeople(draft), files, picked };
}

function ensureSameApp({ details }: Filing, picked: RegisterAppId | null): void {
  if (details.app_id === picked) return;
  throw new Failure('conflict', '退回后补充的备案不能更换应用。', {
    remedy: '如需更换应用，请撤回这份备案，另行备案。',
  });
}

async function storePeople(
  tx: Tx,
  occasion: Occasion,
  parts: readonly Parts[],
): Promise<Map<CaseId, Buffer>> {
  const named = parts.filter(({ people }) => Object.keys(people).length > 0);
  const digests = await storePersonalData(
    tx,
    occasion,
    named.map(({ filing, people }) => ({ organisationId: filing.row.owner_id, data: people })),
  );
  return new Map(named.flatMap(({ filing }, index) => [[filing.row.id, digests[index] ?? Buffer.alloc(0)]]));
}

/** Returns the digest of each form by case. */
async function insertRevisions(
  tx: Tx,
  { now }: Occasion,
  parts: readonly Parts[],
  people: ReadonlyMap<CaseId, Buffer>,
): Promise<Map<CaseId, string>> {
  const column = <T>(read: (part: Parts) => T): T[] => parts.map(read);
  const { rows } = await sql<{ case_id: CaseId; digest: string }>`
    INSERT INTO use_filing_revisions (case_id, revision, form, personal_digest, submitted_at)
    SELECT item.*, ${now}::timestamptz FROM unnest(${column(({ filing }) => filing.row.id)}::bigint[],
      ${column(({ number }) => number)}::int[], ${column(({ form }) => JSON.stringify(form))}::jsonb[],
      ${column(({ filing }) => people.get(filing.row.id) ?? null)}::bytea[]) AS item
    RETURNING case_id, encode(sha256(convert_to(form::text, 'UTF8')), 'hex') AS digest`.execute(tx);
  return new Map(rows.map(({ case_id, digest }) => [case_id, digest]));
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
