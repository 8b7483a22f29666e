import { type Selectable, sql } from 'kysely';
import { type Actor, reachesOf } from '../../policy/access/grants.ts';
import type { CaseId, FileId, OrganisationId } from '../../policy/ids.ts';
import { CASES, withinReach } from '../access.ts';
import { record } from '../audit/timeline.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import { Failure, notFound } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import type { FileStore, StoredFile } from './file-store.ts';
import type { MediaType } from './media-type.ts';

export type FileRow = Selectable<DB['files']>;

/** What the virus scanner said; `none` where none is configured. */
export type Scan = 'none' | 'unscanned' | 'clean' | 'infected';

/** What may be handed out and attached. */
export const USABLE: readonly Scan[] = ['none', 'clean'];

export interface NewFile {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly mediaType: MediaType;
  readonly stored: StoredFile;
  readonly scan?: Scan;
}

/**
 * Keeps the sweeper of contents away until the transaction ends, and makes sure that it has not been by already.
 * @throws Failure `unavailable`
 */
export async function ensureStored(tx: Tx, store: FileStore, { sha256 }: StoredFile): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock_shared(hashtextextended('registry file store', 0))`.execute(tx);
  if (await store.has(sha256)) return;
  throw new Failure('unavailable', '文件没有保存成功。', { remedy: '请重新上传。' });
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
    INSERT INTO files (sha256, size, media_type, name, organisation_id, scan, uploaded_at)
    SELECT item.sha256, item.size, item.media_type, item.name, item.organisation, item.scan, ${occasion.now}::timestamptz
    FROM unnest(${column(({ stored }) => stored.sha256)}::bytea[], ${column(({ stored }) => stored.size)}::bigint[],
      ${column(({ mediaType }) => mediaType)}::text[], ${column(({ name }) => name)}::text[],
      ${column(({ organisationId }) => organisationId)}::bigint[], ${column(({ scan }) => scan ?? 'none')}::text[])
      WITH ORDINALITY AS item(sha256, size, media_type, name, organisation, scan, place)
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

/** One that is known to be within reach. */
export function getFile(tx: Tx, id: FileId): Promise<FileRow> {
  return tx.selectFrom('files').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
}

/**
 * Whose file it will be.
 * @throws Failure `not-found` for somebody else's organisation, `invalid` when the account has several
 */
export function organisationOf(actor: Actor, asked: OrganisationId | undefined): OrganisationId {
  const own = uploadsFor(actor);
  const [only] = own;
  if (asked === undefined && own.length === 1 && only !== undefined) return only;
  if (asked !== undefined && own.includes(asked)) return asked;
  if (asked !== undefined) throw notFound();
  throw new Failure('invalid', '您在多个单位任职，请指明文件属于哪个单位。', {
    defects: [{ field: 'organisationId', message: '请填写所属单位的编号' }],
  });
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
 * @throws Failure `conflict` when the virus scanner has not passed one of them
 */
export async function attachFiles(tx: Tx, attachments: readonly Attachment[]): Promise<void> {
  if (attachments.length === 0) return;
  await ensureUsable(
    tx,
    attachments.map(({ fileId }) => fileId),
  );
  await sql`
    INSERT INTO attachments (case_id, file_id)
    SELECT * FROM unnest(${attachments.map(({ caseId }) => caseId)}::bigint[],
      ${attachments.map(({ fileId }) => fileId)}::bigint[])
    ON CONFLICT DO NOTHING`.execute(tx);
}

/** What a case's owner has named in a draft and not submitted yet. */
export interface NamedInDraft {
  readonly organisationId: OrganisationId;
  readonly ids: readonly FileId[];
}

/** The files of a case, as its view shows them; to its owner with those that the draft names. */
export async function listAttachments(
  db: Reader,
  caseId: CaseId,
  { organisationId, ids }: NamedInDraft = { organisationId: 0 as OrganisationId, ids: [] },
): Promise<{ id: number; name: string; size: number; mediaType: string }[]> {
  const { rows } = await sql<{ id: number; name: string; size: number; mediaType: string }>`
    SELECT id, name, size, media_type AS "mediaType" FROM files
    WHERE id IN (SELECT file_id FROM attachments WHERE case_id = ${caseId})
      OR (id = ANY(${ids}::bigint[]) AND organisation_id = ${organisationId})
    ORDER BY id`.execute(db);
  return rows;
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

async function ensureUsable(tx: Tx, ids: readonly FileId[]): Promise<void> {
  const rows = await tx
    .selectFrom('files')
    .select(['name', 'scan'])
    .where('id', '=', sql<FileId>`ANY(${ids}::bigint[])`)
    .where('scan', 'not in', USABLE)
    .execute();
  for (const row of rows) refuseUnusable(row);
}

/** @throws Failure `conflict` */
export function refuseUnusable({ name, scan }: Pick<FileRow, 'name' | 'scan'>): void {
  if (scan === 'unscanned')
    throw new Failure('conflict', `文件“${name}”还在等待病毒检查，暂时不能使用。`, {
      remedy: '请稍候几分钟再试；如长时间没有结果，请联系平台管理员检查病毒扫描服务。',
    });
  if (scan === 'infected')
    throw new Failure('conflict', `文件“${name}”含有病毒，不能使用。`, {
      remedy: '请查杀病毒后重新上传。',
    });
}
