import { isUnchanged, notModified } from '../../http/etag.ts';
import type { App } from '../../http/fastify.ts';
import { read } from '../../http/transactions.ts';
import { lastChange, listChanges } from './changes.ts';
import { changesPage, changesQuery } from './schema.ts';

export function changeRoutes(app: App): void {
  const position = lastChange(app.services.db);
  app.get(
    '/api/v1/register/changes',
    {
      config: { access: 'public', limits: 'look-up' },
      schema: {
        tags: ['备案名录'],
        summary: '备案记录的变化清单',
        description:
          '按次序列出 after 之后的变化；用回答中的 next 作下次的 after，不会遗漏，也不会重复。more 为 true 时可立即再取；没有新变化时 If-None-Match 得到 304。',
        querystring: changesQuery,
        response: { 200: changesPage, 304: notModified },
      },
    },
    (request, reply) =>
      read(request, async (db) => {
        if (isUnchanged(request, reply, `"changes-${await position()}"`)) return null;
        return listChanges(db, request.query);
      }),
  );
}
