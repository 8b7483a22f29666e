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
  const [row] = await registerFiles(tx, occasion, [file]);
  if (row === undefined) throw new Error('a file that was registered is not there');
  return row;
}

/** Returns the rows in the order given. */
export async function registerFiles(
  tx: Tx,
  occasion: Occasion,
  files: readonly NewFile[],
): Promise<FileRow[]> {
  if (files.length === 0) return [];
  const column = <T>(read: (file: NewFile) => T): T[] => files.map(read);
  const { rows } = await sql<FileRow>`
    INSERT INTO files (sha256, size, media_type, name, organisation_id, uploaded_at)
    SELECT item.sha256, item.size, item.media_type, item.name, item.organisation, ${occasion.now}::timestamptz
    FROM unnest(${column(({ stored }) => stored.sha256)}::bytea[], ${column(({ stored }) => stored.size)}::bigint[],
      ${column(({ mediaType }) => mediaType)}::text[], ${column(({ name }) => name)}::text[],
      ${column(({ organisationId }) => organisationId)}::bigint[])
      WITH ORDINALITY AS item(sha256, size, media_type, name, organisation, place)
    ORDER BY item.place
    RETURNING *`.execute(tx);
  const registered = rows.toSorted((a, b) => a.id - b.id);
  await record(
    tx,
    occasion,
    'organisation',
    registered.map(({ id, organisation_id, sha256, size }) => ({
      streamId: organisation_id,
      action: 'upload-file',
      body: { file: id, sha256: sha256.toString('hex'), size },
    })),
  );
  return registered;
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

/** The files of a case, as its view shows them. */
export async function listAttachments(
  db: Reader,
  caseId: CaseId,
): Promise<{ id: number; name: string; size: number; mediaType: string }[]> {
  return db
    .selectFrom('attachments')
    .innerJoin('files', 'files.id', 'attachments.file_id')
    .select(['files.id', 'files.name', 'files.size', 'files.media_type as mediaType'])
    .where('attachments.case_id', '=', caseId)
    .orderBy('files.id')
    .execute();
}

/** Those of the files that belong to the organisation or are attached to its case. */
export async function findOwnFiles(
  db: Reader,
  ids: readonly FileId[],
  { organisationId, caseId }: { readonly organisationId: OrganisationId; readonly caseId: CaseId },
): Promise<Set<FileId>> {
  const { rows } = await sql<{ id: FileId }>`
    SELECT id FROM files WHERE id = ANY(${ids}::bigint[]) AND (organisation_id = ${organisationId}
      OR EXISTS (SELECT FROM attachments WHERE file_id = files.id AND case_id = ${caseId}))`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
