import { z } from 'zod';
import type { JobId } from '../../policy/ids.ts';
import { notFound } from '../errors.ts';
import type { App } from '../http/fastify.ts';
import { idParam } from '../http/schemas.ts';
import { read } from '../http/transactions.ts';

const job = z.object({
  id: z.number(),
  kind: z.string(),
  state: z.enum(['queued', 'running', 'done', 'failed']),
  total: z.number(),
  done: z.number(),
  result: z
    .record(z.string(), z.unknown())
    .nullable()
    .meta({ description: 'The answer once done, a problem once failed, null before.' }),
});

export function jobRoutes(app: App): void {
  app.get(
    '/api/v1/jobs/:id',
    {
      config: { access: 'signed-in-or-key' },
      schema: { tags: ['任务'], summary: '批量任务的进度与结果', params: idParam, response: { 200: job } },
    },
    (request) =>
      read(request, async (db, { actor }) => {
        const row = await db
          .selectFrom('jobs')
          .select(['id', 'kind', 'state', 'total', 'done', 'result'])
          .where('id', '=', request.params.id as JobId)
          .where('account_id', '=', actor.accountId)
          .where('api_key_id', 'is not distinct from', actor.key?.id ?? null)
          .executeTakeFirst();
        if (row === undefined) throw notFound();
        return job.parse(row);
      }),
  );
}
