import type { FastifyRequest } from 'fastify';
import type { FileId } from '../../policy/ids.ts';
import { type Tx, transaction } from '../db/database.ts';
import { Failure } from '../errors.ts';
import { signedIn } from '../http/schemas.ts';
import { read } from '../http/transactions.ts';
import { type Occasion, occasionOf } from '../occasion.ts';
import type { ByteSource, Kept, StoredFile } from './file-store.ts';
import { ensureStored, type FileRow, getFile, type Scan } from './files.ts';
import { isPackage, type MediaType, mediaTypeOfUpload, nameFor } from './media-type.ts';
import { tooLarge, type UploadLimits } from './upload-limits.ts';
import { finishUpload, getUpload, type Refusal, refuseUpload, type UploadRow } from './uploads.ts';
import { InfectedFile, scanUpload } from './virus-scanner.ts';

interface Whole {
  readonly mediaType: MediaType;
  readonly name: string;
  readonly scan: Scan;
}

/** Judged and durable; a row is what is left to make. */
export interface Finished {
  readonly register: (tx: Tx, occasion: Occasion) => Promise<FileRow>;
}

/**
 * Makes a stored file of everything that has arrived. What cannot be accepted ends the upload.
 * @throws Failure `conflict` while something is missing, `unsupported-media`, `too-large`, `invalid` when the digest differs
 */
export async function finishWhole(
  request: FastifyRequest,
  row: UploadRow,
  limits: UploadLimits,
): Promise<Finished> {
  if (row.file_id !== null) return finishedAlready(row.file_id);
  if (row.received < row.size) throw incomplete(row);
  const { files } = request.server.services;
  const kept = await keepWhole(request, row, limits).catch((error: unknown) =>
    orFinishedBy(request, row, error),
  );
  if ('register' in kept) return kept;
  const { stored, inspected } = kept;
  return {
    register: async (tx, occasion) => {
      await ensureStored(tx, files, stored);
      return finishUpload(tx, occasion, row, { ...inspected, organisationId: row.organisation_id, stored });
    },
  };
}

const finishedAlready = (id: FileId): Finished => ({ register: (tx) => getFile(tx, id) });

/** Where the same request came twice, the second may find the part gone. */
async function orFinishedBy(request: FastifyRequest, { id }: UploadRow, error: unknown): Promise<Finished> {
  const row = await read(request, (db, { actor }) => getUpload(db, actor, id)).catch(() => undefined);
  if (row === undefined || row.file_id === null) throw error;
  return finishedAlready(row.file_id);
}

async function keepWhole(
  request: FastifyRequest,
  row: UploadRow,
  limits: UploadLimits,
): Promise<Kept<Whole>> {
  const { files, virusScanner } = request.server.services;
  try {
    return await files.parts.keep(row.id, row.size, async (bytes, stored) => {
      const judged = await judge(bytes, stored, row, limits);
      return { ...judged, scan: await scanUpload(virusScanner, bytes) };
    });
  } catch (error) {
    const reason = refusalOf(error);
    if (reason !== undefined) await refuse(request, row, { reason, error });
    throw error;
  }
}

async function judge(
  bytes: ByteSource,
  { sha256 }: StoredFile,
  row: UploadRow,
  { attachmentBytes }: UploadLimits,
): Promise<Omit<Whole, 'scan'>> {
  if (row.sha256 !== null && !row.sha256.equals(sha256)) throw new DifferentDigest();
  const mediaType = await mediaTypeOfUpload(bytes);
  if (!isPackage(mediaType) && row.size > attachmentBytes) throw tooLarge(attachmentBytes);
  return { mediaType, name: nameFor(mediaType, row.name) };
}

class DifferentDigest extends Failure {
  constructor() {
    super('invalid', '收到的内容与申报的摘要不一致，没有保存。', {
      remedy: '文件可能在上传期间被修改，或申报的摘要有误。请核对后重新上传。',
      defects: [{ field: 'sha256', message: '与文件内容不一致' }],
    });
  }
}

/** Undefined where trying again may help. */
function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof DifferentDigest) return 'digest-differs';
  if (error instanceof InfectedFile) return 'infected';
  if (!(error instanceof Failure)) return undefined;
  if (error.kind === 'too-large') return 'too-large';
  return error.kind === 'unsupported-media' ? 'unsupported' : undefined;
}

async function refuse(
  request: FastifyRequest,
  row: UploadRow,
  { reason, error }: { readonly reason: Refusal; readonly error: unknown },
): Promise<void> {
  const { clock, db, files, listeners } = request.server.services;
  const occasion = occasionOf(signedIn(request), clock(), listeners);
  const why = error instanceof InfectedFile ? { reason, signature: error.signature } : { reason };
  await transaction(db, (tx) => refuseUpload(tx, occasion, row, why));
  await files.parts.remove(row.id);
}

const incomplete = ({ received, size }: UploadRow): Failure =>
  new Failure('conflict', `文件还没有传完：共 ${size} 字节，已收到 ${received} 字节。`, {
    remedy: '请从已收到的位置继续上传，全部发送后再完成。',
  });
