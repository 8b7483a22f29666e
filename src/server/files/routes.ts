import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Actor } from '../../policy/access/grants.ts';
import type { FileId, OrganisationId } from '../../policy/ids.ts';
import { Failure, notFound } from '../errors.ts';
import type { App } from '../http/fastify.ts';
import { idParam } from '../http/schemas.ts';
import { read, write } from '../http/transactions.ts';
import { attachmentDisposition } from './file-names.ts';
import { type FileRow, getReadableFile, registerFile, uploadsFor } from './files.ts';
import { receiveUpload, type Upload } from './receive-upload.ts';

const tags = ['文件'];
const DEFAULT_LIMIT = 20 * 2 ** 20;

const file = z.object({
  id: z.number(),
  name: z.string(),
  size: z.number(),
  mediaType: z.string(),
  sha256: z.string(),
});

export function fileRoutes(app: App, limitBytes = DEFAULT_LIMIT): void {
  uploadRoute(app, limitBytes);
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
      const upload = await receiveUpload(request, app.services.files, limitBytes);
      // What an Idempotency-Key is compared with.
      request.body = { name: upload.name, sha256: upload.stored.sha256.toString('hex'), ...upload.fields };
      return write(request, reply, async (tx, occasion) => {
        const organisationId = organisationOf(occasion.actor, upload);
        return { status: 201, body: viewOf(await registerFile(tx, occasion, { ...upload, organisationId })) };
      });
    },
  );
}

/** @throws Failure `not-found` for somebody else's organisation, `invalid` when the account has several */
function organisationOf(actor: Actor, { fields }: Upload): OrganisationId {
  const own = uploadsFor(actor);
  const [only] = own;
  if (fields['organisationId'] === undefined && own.length === 1 && only !== undefined) return only;
  const asked = own.find((id) => String(id) === fields['organisationId']);
  if (asked !== undefined) return asked;
  if (fields['organisationId'] !== undefined) throw notFound();
  throw new Failure('invalid', '您在多个单位任职，请指明文件属于哪个单位。', {
    defects: [{ field: 'organisationId', message: '请填写所属单位的编号' }],
  });
}

function viewOf(row: FileRow): z.infer<typeof file> {
  const { id, name, size, media_type: mediaType, sha256 } = row;
  return { id, name, size, mediaType, sha256: sha256.toString('hex') };
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

/** Always saved, never shown by the browser as a page of ours. */
export function describe(reply: FastifyReply, row: FileRow): FastifyReply {
  return reply.type(row.media_type).headers({
    'content-length': row.size,
    'content-disposition': attachmentDisposition(row.name),
    'content-security-policy': "sandbox; default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-cache',
  });
}
