import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FileId, OrganisationId } from '../../policy/ids.ts';
import { record } from '../audit/timeline.ts';
import { transaction } from '../db/database.ts';
import type { App } from '../http/fastify.ts';
import { idParam, signedIn } from '../http/schemas.ts';
import { read, write } from '../http/transactions.ts';
import { occasionOf } from '../occasion.ts';
import { attachmentDisposition } from './file-names.ts';
import { file, fileView } from './file-view.ts';
import {
  ensureStored,
  type FileRow,
  getReadableFile,
  organisationOf,
  refuseUnusable,
  registerFile,
  uploadsFor,
} from './files.ts';
import { ensureRoom } from './quota.ts';
import { receiveUpload, type Upload } from './receive-upload.ts';
import type { UploadLimits } from './upload-limits.ts';
import { uploadRoutes, type WhenWhole } from './upload-routes.ts';
import { InfectedFile } from './virus-scanner.ts';

const tags = ['文件'];
const MB = 2 ** 20;
const DEFAULT_LIMITS: UploadLimits = { attachmentBytes: 20 * MB, packageBytes: 1024 * MB };

export function fileRoutes(app: App, limits: Partial<UploadLimits> = {}, whenWhole?: WhenWhole): void {
  const all: UploadLimits = { ...DEFAULT_LIMITS, ...limits };
  uploadRoute(app, all.attachmentBytes);
  uploadRoutes(app, all, whenWhole);
  downloadRoute(app);
}

function uploadRoute(app: App, limitBytes: number): void {
  app.post(
    '/api/v1/files',
    {
      config: { access: 'files.upload' },
      schema: {
        tags,
        summary: '上传文件',
        description: `multipart/form-data：file 为文件（PDF、docx、xlsx、OFD、PNG、JPG，不超过 ${limitBytes} 字节）；organisationId 为所属单位，账号只在一个单位任职时可以省略。`,
        consumes: ['multipart/form-data'],
        response: { 201: file },
      },
    },
    async (request, reply) => {
      const upload = await receive(request, limitBytes);
      // What an Idempotency-Key is compared with.
      request.body = { name: upload.name, sha256: upload.stored.sha256.toString('hex'), ...upload.fields };
      return write(request, reply, async (tx, occasion) => {
        const organisationId = organisationOf(occasion.actor, askedOrganisation(upload));
        await ensureRoom(tx, occasion, organisationId, upload.stored.size);
        await ensureStored(tx, app.services.files, upload.stored);
        return {
          status: 201,
          body: fileView(await registerFile(tx, occasion, { ...upload, organisationId })),
        };
      });
    },
  );
}

/** What the scanner refuses is told to the organisation's timeline as well. */
async function receive(request: FastifyRequest, limitBytes: number): Promise<Upload> {
  try {
    return await receiveUpload(request, limitBytes);
  } catch (error) {
    if (error instanceof InfectedFile) await recordRefusal(request, error);
    throw error;
  }
}

async function recordRefusal(request: FastifyRequest, { signature }: InfectedFile): Promise<void> {
  const { clock, db, listeners } = request.server.services;
  const occasion = occasionOf(signedIn(request), clock(), listeners);
  const [streamId] = uploadsFor(occasion.actor);
  if (streamId === undefined) return;
  const body = { reason: 'infected', signature };
  await transaction(db, (tx) =>
    record(tx, occasion, 'organisation', [{ streamId, action: 'refuse-upload', body }]),
  );
}

function askedOrganisation({ fields }: Upload): OrganisationId | undefined {
  const text = fields['organisationId'];
  if (text === undefined) return undefined;
  return (/^\d{1,15}$/.test(text) ? Number(text) : 0) as OrganisationId;
}

function downloadRoute(app: App): void {
  app.get(
    '/api/v1/files/:id',
    {
      config: { access: 'signed-in-or-key' },
      schema: {
        tags,
        summary: '下载文件',
        description: '本单位的文件，或您可以查看的办件的附件。',
        params: idParam,
        response: { 200: z.any().meta({ description: '文件内容' }) },
      },
    },
    async (request, reply) => {
      const row = await read(request, (db, { actor }) =>
        getReadableFile(db, actor, request.params.id as FileId),
      );
      return describe(reply, row).send(app.services.files.read(row.sha256));
    },
  );
}

/**
 * Always saved, never shown by the browser as a page of ours.
 * @throws Failure `conflict` when the virus scanner has not passed it
 */
export function describe(reply: FastifyReply, row: FileRow): FastifyReply {
  refuseUnusable(row);
  return reply.type(row.media_type).headers({
    'content-length': row.size,
    'content-disposition': attachmentDisposition(row.name),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  });
}
