import { type Selectable, sql } from 'kysely';
import type { Actor } from '../../policy/access/grants.ts';
import type { OrganisationId, UploadId } from '../../policy/ids.ts';
import { record } from '../audit/timeline.ts';
import type { Reader, Tx } from '../db/database.ts';
import type { DB } from '../db/types.generated.ts';
import { Failure, notFound } from '../errors.ts';
import type { Occasion } from '../occasion.ts';
import { type FileRow, getFile, type NewFile, registerFile, uploadsFor } from './files.ts';
import { ensureRoom } from './quota.ts';

export type UploadRow = Selectable<DB['uploads']>;

export interface NewUpload {
  readonly organisationId: OrganisationId;
  readonly name: string;
  readonly size: number;
  /** Of the whole, if the sender knows it. */
  readonly sha256: Buffer | null;
}

/** How long after its last piece an upload can be gone on with. */
const LIFETIME_DAYS = 7;
const DAY_MS = 86_400_000;

/** @throws Failure `conflict` beyond the organisation's quota */
export async function beginUpload(tx: Tx, occasion: Occasion, upload: NewUpload): Promise<UploadRow> {
  const { organisationId, name, size, sha256 } = upload;
  const { unfinished, mostUnfinished } = await ensureRoom(tx, occasion, organisationId, size);
  if (unfinished >= mostUnfinished) throw tooManyUnfinished(unfinished);
  const row = await tx
    .insertInto('uploads')
    .values({
      organisation_id: organisationId,
      name,
      size,
      sha256,
      started_at: occasion.now,
      expires_at: expiryAfter(occasion),
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  await recordUploads(tx, occasion, [row], { action: 'begin-upload' });
  return row;
}

/**
 * One of an organisation for which the actor uploads.
 * @throws Failure `not-found`
 */
export async function getUpload(db: Reader, actor: Actor, id: UploadId): Promise<UploadRow> {
  const row = await db
    .selectFrom('uploads')
    .selectAll()
    .where('id', '=', id)
    .where('organisation_id', '=', sql<OrganisationId>`ANY(${uploadsFor(actor)}::bigint[])`)
    .executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

export interface Advance {
  readonly id: UploadId;
  readonly from: number;
  readonly to: number;
}

/**
 * What is durable now counts. Like an autosave it makes no entry.
 * @throws Failure `conflict` when the upload has moved or ended meanwhile
 */
export async function advanceUpload(tx: Tx, occasion: Occasion, { id, from, to }: Advance): Promise<void> {
  const row = await tx
    .updateTable('uploads')
    .set({ received: to, expires_at: expiryAfter(occasion) })
    .where('id', '=', id)
    .where('received', '=', from)
    .where('file_id', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) throw otherOffset();
}

/** Makes it a file; asked again, the file that it became. */
export async function finishUpload(
  tx: Tx,
  occasion: Occasion,
  { id }: Pick<UploadRow, 'id'>,
  file: NewFile,
): Promise<FileRow> {
  const row = await lockUpload(tx, id);
  if (row.file_id !== null) return getFile(tx, row.file_id);
  const registered = await registerFile(tx, occasion, file);
  await tx.updateTable('uploads').set({ file_id: registered.id }).where('id', '=', id).execute();
  return registered;
}

/** @throws Failure `conflict` when it is finished, `not-found` when it was cancelled meanwhile */
export async function cancelUpload(tx: Tx, occasion: Occasion, { id }: UploadRow): Promise<void> {
  const row = await lockUpload(tx, id);
  if (row.file_id !== null) throw alreadyFinished();
  await endUpload(tx, occasion, row, { action: 'cancel-upload' });
}

export type Refusal = 'unsupported' | 'too-large' | 'infected' | 'digest-differs';

/** What was refused as a whole cannot become a file: the upload ends. */
export async function refuseUpload(
  tx: Tx,
  occasion: Occasion,
  row: UploadRow,
  why: { readonly reason: Refusal; readonly signature?: string },
): Promise<void> {
  await endUpload(tx, occasion, row, { action: 'refuse-upload', body: { ...why } });
}

async function endUpload(tx: Tx, occasion: Occasion, row: UploadRow, what: Recorded): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('uploads')
    .where('id', '=', row.id)
    .where('file_id', 'is', null)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await recordUploads(tx, occasion, [row], what);
}

/** Forgets what nobody has gone on with, and what was finished long ago. Its part goes with the next sweep. */
export async function expireUploads(tx: Tx, occasion: Occasion): Promise<void> {
  const rows = await tx
    .deleteFrom('uploads')
    .where('expires_at', '<=', occasion.now)
    .returningAll()
    .execute();
  const abandoned = rows.filter(({ file_id }) => file_id === null);
  await recordUploads(tx, occasion, abandoned, { action: 'expire-upload' });
}

interface Recorded {
  readonly action: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** Its name may tell of people and stands in the row alone. */
async function recordUploads(
  tx: Tx,
  occasion: Occasion,
  rows: readonly UploadRow[],
  { action, body = {} }: Recorded,
): Promise<void> {
  const happenings = rows.map(({ organisation_id: streamId, id, size }) => ({
    streamId,
    action,
    body: { upload: id, size, ...body },
  }));
  await record(tx, occasion, 'organisation', happenings);
}

async function lockUpload(tx: Tx, id: UploadId): Promise<UploadRow> {
  const row = await tx.selectFrom('uploads').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (row === undefined) throw notFound();
  return row;
}

function expiryAfter({ now }: Occasion): Date {
  return new Date(now.getTime() + LIFETIME_DAYS * DAY_MS);
}

const tooManyUnfinished = (count: number): Failure =>
  new Failure('conflict', `本单位已有 ${count} 个未完成的上传，不能再开始新的上传。`, {
    remedy: '请先完成或取消已有的上传。',
  });

export const otherOffset = (): Failure =>
  new Failure('conflict', '这一段的起始位置与已收到的字节数不一致，没有保存。', {
    remedy: '可能有另一个窗口正在上传同一文件。请重新查询已收到的字节数，从那里继续。',
  });

export const alreadyFinished = (): Failure =>
  new Failure('conflict', '这次上传已经完成。', { remedy: '请在文件列表中使用已上传的文件。' });
