import { z } from 'zod';
import type { SavedViewId } from '../../policy/ids.ts';
import type { App } from '../http/fastify.ts';
import { idParam, noContent, signedIn } from '../http/schemas.ts';
import { read, write } from '../http/transactions.ts';
import { answerQueue } from './answer-queue.ts';
import { newSavedView, savedView, viewOrder } from './saved-view-schema.ts';
import { changeView, deleteView, getSavedView, orderViews, readSavedViews, saveView } from './saved-views.ts';
import { caseView, queuePage } from './schema.ts';

const tags = ['办件'];
const config = { access: 'cases.read' } as const;
const path = '/api/v1/saved-views';

export function savedViewRoutes(app: App): void {
  readingRoutes(app);
  savingRoutes(app);
  changingRoutes(app);
}

function readingRoutes(app: App): void {
  const response = { 200: z.object({ items: z.array(savedView) }) };
  app.get(path, { config, schema: { tags, summary: '本人保存的队列视图', response } }, (request) =>
    read(request, async (db) => ({ items: await readSavedViews(db, signedIn(request).accountId) })),
  );
  app.get(
    `${path}/:id/cases`,
    {
      config,
      schema: {
        tags,
        summary: '按保存的视图查看办件队列',
        params: idParam,
        querystring: queuePage,
        response: { 200: z.object({ items: z.array(caseView), next: z.string().nullable() }) },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const { accountId } = signedIn(request);
        const { filters } = await getSavedView(db, accountId, request.params.id as SavedViewId);
        return answerQueue(db, occasion, { ...filters, ...request.query });
      }),
  );
}

function savingRoutes(app: App): void {
  app.post(
    path,
    {
      config,
      schema: {
        tags,
        summary: '保存一个队列视图',
        body: newSavedView,
        response: { 201: z.object({ id: z.number() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => ({
        status: 201,
        body: { id: await saveView(tx, occasion, request.body) },
      })),
  );
  app.put(
    `${path}/order`,
    { config, schema: { tags, summary: '调整视图的顺序', body: viewOrder, response: { 204: noContent } } },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await orderViews(tx, occasion, request.body.ids);
        return { status: 204, body: null };
      }),
  );
}

function changingRoutes(app: App): void {
  app.put(
    `${path}/:id`,
    {
      config,
      schema: {
        tags,
        summary: '修改一个视图：名称、条件、是否默认',
        params: idParam,
        body: newSavedView,
        response: { 204: noContent },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await changeView(tx, occasion, request.params.id as SavedViewId, request.body);
        return { status: 204, body: null };
      }),
  );
  app.delete(
    `${path}/:id`,
    { config, schema: { tags, summary: '删除一个视图', params: idParam, response: { 204: noContent } } },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await deleteView(tx, occasion, request.params.id as SavedViewId);
        return { status: 204, body: null };
      }),
  );
}
