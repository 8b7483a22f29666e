import { sql } from 'kysely';
import type { CaseId, FileId, OrganisationId } from '../../policy/ids.ts';
import type { Reader, Tx } from '../db/database.ts';
import { attachFiles } from '../files/files.ts';
import type { Occasion } from '../occasion.ts';
import { storePersonalData } from '../personal-data.ts';

/** A form as it is submitted, the people named in it apart. */
export interface Submission {
  readonly caseId: CaseId;
  readonly ownerId: OrganisationId;
  /** 1 for the first submission of the case. */
  readonly revision: number;
  readonly form: object;
  readonly people: object;
  readonly files: readonly FileId[];
}

/** What the timeline attests of a revision. */
export interface AttestedRevision {
  readonly revision: number;
  /** Of the form's text as PostgreSQL prints it. */
  readonly formSha256: string;
  readonly people?: string;
}

/** Stores revisions, which nothing changes any more, and returns what to attest of them, in the order given. */
export async function storeRevisions(
  tx: Tx,
  occasion: Occasion,
  submissions: readonly Submission[],
): Promise<AttestedRevision[]> {
  const people = await storePeople(tx, occasion, submissions);
  const digests = await insertRevisions(tx, occasion, submissions, people);
  await attachFiles(
    tx,
    submissions.flatMap(({ caseId, files }) => files.map((fileId) => ({ caseId, fileId }))),
  );
  return submissions.map(({ caseId, revision }) => {
    const named = people.get(caseId);
    const attested = { revision, formSha256: digests.get(caseId) ?? '' };
    return named === undefined ? attested : { ...attested, people: named.toString('hex') };
  });
}

async function storePeople(
  tx: Tx,
  occasion: Occasion,
  submissions: readonly Submission[],
): Promise<Map<CaseId, Buffer>> {
  const named = submissions.filter(({ people }) => Object.keys(people).length > 0);
  const digests = await storePersonalData(
    tx,
    occasion,
    named.map(({ ownerId, people }) => ({ organisationId: ownerId, data: people })),
  );
  return new Map(named.flatMap(({ caseId }, index) => [[caseId, digests[index] ?? Buffer.alloc(0)]]));
}

/** Returns the digest of each form by case. */
async function insertRevisions(
  tx: Tx,
  { now }: Occasion,
  submissions: readonly Submission[],
  people: ReadonlyMap<CaseId, Buffer>,
): Promise<Map<CaseId, string>> {
  const column = <T>(read: (submission: Submission) => T): T[] => submissions.map(read);
  const { rows } = await sql<{ case_id: CaseId; digest: string }>`
    INSERT INTO case_revisions (case_id, revision, form, personal_digest, submitted_at)
    SELECT item.*, ${now}::timestamptz FROM unnest(${column(({ caseId }) => caseId)}::bigint[],
      ${column(({ revision }) => revision)}::int[], ${column(({ form }) => JSON.stringify(form))}::jsonb[],
      ${column(({ caseId }) => people.get(caseId) ?? null)}::bytea[]) AS item
    RETURNING case_id, encode(sha256(convert_to(form::text, 'UTF8')), 'hex') AS digest`.execute(tx);
  return new Map(rows.map(({ case_id, digest }) => [case_id, digest]));
}

export interface StoredRevision {
  readonly form: unknown;
  /** Null once erased, or if nobody is named. */
  readonly people: unknown;
}

export async function findRevision(
  db: Reader,
  caseId: CaseId,
  revision: number,
): Promise<StoredRevision | undefined> {
  const [found] = await findRevisions(db, [{ case_id: caseId, revision }]);
  return found;
}

/** Which revision of which case. */
export interface RevisionOf {
  readonly case_id: CaseId;
  readonly revision: number;
}

/** In the order asked, in one statement. */
export async function findRevisions(
  db: Reader,
  asked: readonly RevisionOf[],
): Promise<(StoredRevision | undefined)[]> {
  const { rows } = await sql<StoredRevision & { case_id: CaseId }>`
    SELECT stored.case_id, stored.form, named.data AS people
    FROM unnest(${asked.map(({ case_id }) => case_id)}::bigint[], ${asked.map(({ revision }) => revision)}::int[])
      AS asked(case_id, revision)
    JOIN case_revisions AS stored ON stored.case_id = asked.case_id AND stored.revision = asked.revision
    LEFT JOIN personal_data AS named ON named.digest = stored.personal_digest`.execute(db);
  const found = new Map(rows.map(({ case_id, form, people }) => [case_id, { form, people }]));
  return asked.map(({ case_id }) => found.get(case_id));
}
