import { z } from 'zod';
import type { App } from '../../http/fastify.ts';
import { read } from '../../http/transactions.ts';
import { activate } from './activation-codes.ts';
import { password, tags } from './schema.ts';

export function activationRoutes(app: App): void {
  app.post(
    '/api/v1/activations',
    {
      config: { access: 'public', limits: 'sign-in' },
      schema: {
        tags,
        summary: '用激活码设置密码',
        body: z.strictObject({ code: z.string().min(1).max(100), password }),
        response: { 201: z.object({ loginName: z.string() }) },
      },
    },
    async (request, reply) => {
      const activated = await read(request, (_db, occasion) =>
        activate(app.services, occasion, request.body),
      );
      return reply.code(201).send(activated);
    },
  );
}
