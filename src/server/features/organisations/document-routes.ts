import { z } from 'zod';
import type { FileId } from '../../../policy/ids.ts';
import { transaction } from '../../db/database.ts';
import { describe } from '../../files/routes.ts';
import type { App } from '../../http/fastify.ts';
import { idParam, signedIn } from '../../http/schemas.ts';
import { occasionOf } from '../../occasion.ts';
import { getDocument } from './documents.ts';
import { getWithinReach } from './reach.ts';
import { organisationIn } from './schema.ts';

/** Its own answer, not `write`: what is sent is a stream, and reading the stamped form may make an entry. */
export function documentRoutes(app: App): void {
  app.get(
    '/api/v1/organisations/:id/documents/:fileId',
    {
      config: { access: 'organisations.read' },
      schema: {
        tags: ['组织机构'],
        summary: '下载机构登记的制度文件，或盖章的联络表（外单位下载记入时间线）',
        params: idParam.extend({ fileId: idParam.shape.id }),
        response: { 200: z.any().meta({ description: '文件内容' }) },
      },
    },
    async (request, reply) => {
      const { db, clock, listeners, files } = app.services;
      const occasion = occasionOf(signedIn(request), clock(), listeners);
      const row = await transaction(db, async (tx) => {
        const organisation = await getWithinReach(
          tx,
          occasion.actor,
          'organisations.read',
          organisationIn(request),
        );
        return getDocument(tx, occasion, organisation, request.params.fileId as FileId);
      });
      return describe(reply, row).send(files.read(row.sha256));
    },
  );
}
