import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { id, line } from '../../policy/form-parts.ts';
import type { OrganisationId, UploadId } from '../../policy/ids.ts';
import { type Tx, transaction } from '../db/database.ts';
import { Failure } from '../errors.ts';
import type { App } from '../http/fastify.ts';
import { idParam, noContent } from '../http/schemas.ts';
import { read, write } from '../http/transactions.ts';
import { type Occasion, occasionOfProgram } from '../occasion.ts';
import type { Services } from '../services.ts';
import { cleanFileName } from './file-names.ts';
import { file, fileView } from './file-view.ts';
import { type FileRow, organisationOf } from './files.ts';
import { finishWhole } from './finish-whole.ts';
import { drain } from './receive-upload.ts';
import { tooLarge, type UploadLimits } from './upload-limits.ts';
import {
  advanceUpload,
  alreadyFinished,
  beginUpload,
  cancelUpload,
  getUpload,
  otherOffset,
  type UploadRow,
} from './uploads.ts';

const tags = ['文件'];
/** Of tus 1.0, whose core, checksum, expiration and termination are spoken here. */
const PIECE = 'application/offset+octet-stream';

const newUpload = z.strictObject({
  organisationId: id<OrganisationId>().optional(),
  name: line(150).min(1, '请填写文件名'),
  size: z.int('应为整数').positive('文件不能是空的'),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '应为 64 位小写十六进制数字')
    .optional(),
});

const upload = z.object({
  id: z.number(),
  name: z.string(),
  size: z.number(),
  received: z.number().meta({ description: '已收到并确认保存的字节数；从这里继续发送。' }),
  sha256: z.string().nullable(),
  expiresAt: z.string().meta({ description: '到时没有继续的，不再保留。' }),
  fileId: z.number().nullable().meta({ description: '完成后的文件编号。' }),
});

const pieceHeaders = z.looseObject({
  'upload-offset': z
    .string()
    .optional()
    .meta({ description: '这一段从第几个字节开始，应等于已收到的字节数。' }),
  'upload-checksum': z
    .string()
    .optional()
    .meta({ description: '可选：“sha256 ”加这一段 SHA-256 的 Base64。' }),
});

/** What follows, in the same transaction, when an upload has become a file. */
export type WhenWhole = (tx: Tx, occasion: Occasion, whole: FileRow, services: Services) => Promise<void>;

export function uploadRoutes(app: App, limits: UploadLimits, whenWhole?: WhenWhole): void {
  // What a piece carries is for the disk, never for the memory.
  app.addContentTypeParser(PIECE, (_request, payload, done) => done(null, payload));
  beginRoute(app, limits);
  statusRoute(app);
  pieceRoute(app);
  completionRoute(app, limits, whenWhole);
  cancelRoute(app);
}

function beginRoute(app: App, { attachmentBytes, packageBytes }: UploadLimits): void {
  app.post(
    '/api/v1/uploads',
    {
      config: { access: 'files.upload' },
      schema: {
        tags,
        summary: '开始上传大文件',
        description: `用于安装包（APK、IPA、AAB、XAPK，不超过 ${packageBytes} 字节）和其他附件（不超过 ${attachmentBytes} 字节）。回答的 Location 是上传地址，可交给支持 tus 1.0 的程序（core、checksum、expiration、termination），断线后从已收到的字节数继续；全部发送后再请求 completion。organisationId 在账号只在一个单位任职时可以省略；sha256 为整个文件的摘要。`,
        body: newUpload,
        response: { 201: upload },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { name, size, sha256, organisationId } = request.body;
        const owner = organisationOf(occasion.actor, organisationId);
        if (size > packageBytes) throw tooLarge(packageBytes);
        const row = await beginUpload(tx, occasion, {
          organisationId: owner,
          name: cleanFileName(name),
          size,
          sha256: sha256 === undefined ? null : Buffer.from(sha256, 'hex'),
        });
        describeUpload(reply, row).header('location', `/api/v1/uploads/${row.id}`);
        return { status: 201, body: uploadView(row) };
      }),
  );
}

function statusRoute(app: App): void {
  app.get(
    '/api/v1/uploads/:id',
    {
      config: { access: 'files.upload' },
      schema: {
        tags,
        summary: '查询上传进度',
        description: 'HEAD 请求只返回 Upload-Offset、Upload-Length 等头部。',
        params: idParam,
        response: { 200: upload },
      },
    },
    async (request, reply) => {
      const row = await find(request, request.params.id);
      describeUpload(reply, row);
      return uploadView(row);
    },
  );
}

function pieceRoute(app: App): void {
  app.patch(
    '/api/v1/uploads/:id',
    {
      config: { access: 'files.upload' },
      schema: {
        tags,
        summary: '继续上传',
        description: `内容类型为 ${PIECE}。回答中的 Upload-Offset 之前的内容已写入磁盘。起始位置不符、另一窗口正在上传或摘要不符时回答 409，请重新查询后继续；连接中断时，已到达的部分会保留（带 Upload-Checksum 的除外）。`,
        consumes: [PIECE],
        params: idParam,
        headers: pieceHeaders,
        response: { 204: noContent },
      },
    },
    async (request, reply) => {
      const row = await find(request, request.params.id);
      describeUpload(reply, row);
      try {
        await receivePiece(request, row);
      } catch (error) {
        await drain(request);
        throw error;
      }
      describeUpload(reply, await find(request, request.params.id));
      return reply.code(204).send(null);
    },
  );
}

async function receivePiece(request: FastifyRequest, row: UploadRow): Promise<void> {
  const { clock, db, files, listeners } = request.server.services;
  if (!(request.body instanceof Readable)) throw notAPiece();
  if (row.file_id !== null) throw alreadyFinished();
  const offset = offsetOf(request);
  const sha256 = checksumOf(request);
  if (offset !== row.received) throw otherOffset();
  await files.parts.append(row.id, request.body, {
    offset,
    size: row.size,
    ...(sha256 === undefined ? {} : { sha256 }),
    acknowledge: (from, to) =>
      transaction(db, (tx) =>
        advanceUpload(tx, occasionOfProgram('upload', clock(), listeners), { id: row.id, from, to }),
      ),
  });
}

function completionRoute(app: App, limits: UploadLimits, whenWhole?: WhenWhole): void {
  app.post(
    '/api/v1/uploads/:id/completion',
    {
      config: { access: 'files.upload' },
      schema: {
        tags,
        summary: '完成上传',
        description:
          '核对大小和摘要，按内容判断类型，检查病毒，成为文件。重复请求得到同一个文件。内容不能接受的，上传随之结束。',
        params: idParam,
        response: { 201: file },
      },
    },
    async (request, reply) => {
      const row = await find(request, request.params.id);
      const whole = await finishWhole(request, row, limits);
      const finished = await write(request, reply, async (tx, occasion) => {
        const registered = await whole.register(tx, occasion);
        await whenWhole?.(tx, occasion, registered, app.services);
        return { status: 201, body: fileView(registered) };
      });
      await request.server.services.files.parts.remove(row.id);
      return finished;
    },
  );
}

function cancelRoute(app: App): void {
  app.delete(
    '/api/v1/uploads/:id',
    {
      config: { access: 'files.upload' },
      schema: { tags, summary: '取消上传', params: idParam, response: { 204: noContent } },
    },
    async (request, reply) => {
      const row = await find(request, request.params.id);
      await write(request, reply, async (tx, occasion) => {
        await cancelUpload(tx, occasion, row);
        return { status: 204, body: null };
      });
      await request.server.services.files.parts.remove(row.id);
      return null;
    },
  );
}

const find = (request: FastifyRequest, uploadId: number): Promise<UploadRow> =>
  read(request, (db, { actor }) => getUpload(db, actor, uploadId as UploadId));

/** As tus wants it. */
function describeUpload(reply: FastifyReply, row: UploadRow): FastifyReply {
  return reply.headers({
    'tus-resumable': '1.0.0',
    'upload-offset': row.received,
    'upload-length': row.size,
    'upload-expires': row.expires_at.toUTCString(),
    'cache-control': 'no-store',
  });
}

function uploadView(row: UploadRow): z.infer<typeof upload> {
  const { id: uploadId, name, size, received, sha256, expires_at: expires, file_id: fileId } = row;
  return {
    id: uploadId,
    name,
    size,
    received,
    sha256: sha256?.toString('hex') ?? null,
    expiresAt: expires.toISOString(),
    fileId,
  };
}

function offsetOf({ headers }: FastifyRequest): number {
  const text = headers['upload-offset'];
  if (typeof text === 'string' && /^\d{1,15}$/.test(text)) return Number(text);
  throw badHeader('Upload-Offset', '应为已收到的字节数，例如 Upload-Offset: 0');
}

function checksumOf({ headers }: FastifyRequest): Buffer | undefined {
  const text = headers['upload-checksum'];
  if (text === undefined) return undefined;
  const digest = /^sha256 ([A-Za-z0-9+/]{43}=)$/.exec(String(text))?.[1];
  if (digest !== undefined) return Buffer.from(digest, 'base64');
  throw badHeader('Upload-Checksum', '应为 sha256 加一个空格和 Base64 编码的摘要');
}

const badHeader = (field: string, message: string): Failure =>
  new Failure('invalid', `请求头 ${field} 的格式不正确，这一段没有保存。`, { defects: [{ field, message }] });

const notAPiece = (): Failure =>
  new Failure('unsupported-media', '没有收到文件内容。', { remedy: `请以 ${PIECE} 发送这一段内容。` });
