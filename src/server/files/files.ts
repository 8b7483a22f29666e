import { type Selectable, sql } from 'kysely';
import { type Actor, reachesOf } from '../../policy/access/grants.ts';
import type { CaseId, FileId, OrganisationId } from '../../policy/ids.ts';
import { CASES, withinReach } from '../access.ts';
import { record } from '../audit/timeline.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import { notFound } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import type { StoredFile } from './file-store.ts';
import type { MediaType } from './media-type.ts';

export type FileRow = Selectable<DB['files']>;

export interface NewFile {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly stored: StoredFile;
}

/** Its name may tell of people and stands in the row alone. */
export async function registerFile(tx: Tx, occasion: Occasion, file: NewFile): Promise<FileRow> {
  const { organisationId, stored } = file;
  const row = await tx
    .insertInto('files')
    .values({
      sha256: stored.sha256,
      size: stored.size,
      media_type: file.mediaType,
      name: file.name,
      organisation_id: organisationId,
      uploaded_at: occasion.now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  const body = { file: row.id, sha256: stored.sha256.toString('hex'), size: stored.size };
  await record(tx, occasion, 'organisation', [{ streamId: organisationId, action: 'upload-file', body }]);
  return row;
}

/**
 * A file of an organisation for which the actor uploads, or one attached to a case that the actor may read.
 * @throws Failure `not-found`
 */
export async function getReadableFile(db: Reader, actor: Actor, id: FileId): Promise<FileRow> {
  const row = await db
    .selectFrom('files')
    .selectAll()
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('organisation_id', '=', sql<OrganisationId>`ANY(${uploadsFor(actor)}::bigint[])`),
        eb.exists(
          eb
            .selectFrom('attachments')
            .innerJoin('cases', 'cases.id', 'attachments.case_id')
            .select('case_id')
            .whereRef('attachments.file_id', '=', 'files.id')
            .where(withinReach(actor, 'cases.read', CASES)),
        ),
      ]),
    )
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

/** The organisations on whose behalf the actor may upload. */
export function uploadsFor(actor: Actor): OrganisationId[] {
  const own = reachesOf(actor, 'files.upload').flatMap(({ within }) =>
    within !== 'everywhere' && within.field === 'ownerId' ? [within.id] : [],
  );
  return [...new Set(own)];
}

export interface Attachment {
  readonly caseId: CaseId;
  readonly fileId: FileId;
}

/**
 * Who may read a case may read its attachments: the caller has made sure that each file is its case's organisation's, or
 * of whoever files for it.
 */
export async function attachFiles(tx: Tx, attachments: readonly Attachment[]): Promise<void> {
  if (attachments.length === 0) return;
  await sql`
    INSERT INTO attachments (case_id, file_id)
    SELECT * FROM unnest(${attachments.map(({ caseId }) => caseId)}::bigint[],
      ${attachments.map(({ fileId }) => fileId)}::bigint[])
    ON CONFLICT DO NOTHING`.execute(tx);
}
