import { z } from 'zod';
import { packageReport } from '../../../policy/app-packages/report.ts';
import type { FileId } from '../../../policy/ids.ts';
import { getReadableFile } from '../../files/files.ts';
import { isPackage, type MediaType } from '../../files/media-type.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { findReports } from './inspections.ts';
import { PERCENT, progressOf, requestInspection } from './jobs.ts';

const tags = ['安装包'];

const inspection = z
  .object({
    state: z.enum(['waiting', 'running', 'done', 'failed', 'not-a-package']),
    percent: z.number(),
    report: packageReport.nullable(),
  })
  .meta({
    id: 'PackageInspection',
    description:
      'report: what the package says of itself and what its signatures prove; null until inspected. percent: how far the inspection has come; failed: it can be asked for again.',
  });

export function packageRoutes(app: App): void {
  resultRoute(app);
  requestRoute(app);
}

function resultRoute(app: App): void {
  app.get(
    '/api/v1/files/:id/inspection',
    {
      config: { access: 'signed-in-or-key' },
      schema: {
        tags,
        summary: '安装包的检查结果',
        description: '上传完成后自动检查。只有能下载这个文件的人可以查看。',
        params: idParam,
        response: { 200: inspection },
      },
    },
    (request) =>
      read(request, async (db, { actor }) => {
        const file = await getReadableFile(db, actor, request.params.id as FileId);
        const report = (await findReports(db, [file.id])).get(file.id) ?? null;
        if (!isPackage(file.media_type as MediaType)) return { state: 'not-a-package', percent: 0, report };
        if (report !== null) return { state: 'done', percent: PERCENT, report };
        return { ...(await progressOf(db, file.sha256)), report };
      }),
  );
}

function requestRoute(app: App): void {
  app.post(
    '/api/v1/files/:id/inspection',
    {
      config: { access: 'signed-in-or-key' },
      schema: {
        tags,
        summary: '请求检查以前上传的安装包',
        description: '已经检查过的不再检查。',
        params: idParam,
        response: { 202: z.object({ state: z.literal('waiting') }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const file = await getReadableFile(tx, occasion.actor, request.params.id as FileId);
        await requestInspection(tx, occasion, file, app.services);
        return { status: 202, body: { state: 'waiting' as const } };
      }),
  );
}
