import { z } from 'zod';
import type { CaseId } from '../../policy/ids.ts';
import type { App } from '../http/fastify.ts';
import { idParam, noContent, signedIn } from '../http/schemas.ts';
import { read, write } from '../http/transactions.ts';
import { answerQueue } from './answer-queue.ts';
import { assignmentRoutes } from './assignment-routes.ts';
import { countDue } from './count-due.ts';
import { markAllRead, markRead, readInbox } from './inbox.ts';
import { returnTemplateRoutes } from './return-template-routes.ts';
import { savedViewRoutes } from './saved-view-routes.ts';
import { caseView, dueCounts, dueQuery, message, queueQuery, timelineEntry } from './schema.ts';
import { showCase } from './show-case.ts';
import { readTimeline } from './timeline.ts';

const tags = ['办件'];

export function caseRoutes(app: App): void {
  app.get(
    '/api/v1/cases',
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '办件队列，按剩余时限排列',
        querystring: queueQuery,
        response: { 200: z.object({ items: z.array(caseView), next: z.string().nullable() }) },
      },
    },
    (request) => read(request, (db, occasion) => answerQueue(db, occasion, request.query)),
  );
  dueRoute(app);
  caseRoute(app);
  timelineRoute(app);
  inboxRoutes(app);
  readAllRoute(app);
  assignmentRoutes(app);
  savedViewRoutes(app);
  returnTemplateRoutes(app);
}

function dueRoute(app: App): void {
  app.get(
    '/api/v1/cases/due',
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '队列中的办件按剩余工作日各有多少',
        querystring: dueQuery,
        response: { 200: dueCounts },
      },
    },
    (request) => read(request, (db, occasion) => countDue(db, occasion, request.query)),
  );
}

function caseRoute(app: App): void {
  app.get(
    '/api/v1/cases/:id',
    {
      config: { access: 'cases.read' },
      schema: { tags, summary: '一件办件', params: idParam, response: { 200: caseView } },
    },
    (request) => read(request, (db, occasion) => showCase(db, occasion, request.params.id as CaseId)),
  );
}

function timelineRoute(app: App): void {
  app.get(
    '/api/v1/cases/:id/timeline',
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '办件的全部记录：何人、何时、何事',
        params: idParam,
        response: { 200: z.object({ entries: z.array(timelineEntry) }) },
      },
    },
    (request) =>
      read(request, async (db) => ({
        entries: await readTimeline(db, signedIn(request), request.params.id as CaseId),
      })),
  );
}

function inboxRoutes(app: App): void {
  app.get(
    '/api/v1/inbox',
    {
      config: { access: 'inbox.read' },
      schema: {
        tags,
        summary: '本单位收到的消息，最新在前',
        querystring: z.object({
          before: z.coerce.number().int().positive().optional(),
          unread: z.enum(['true', 'false']).default('false').meta({ description: '只看未读' }),
        }),
        response: { 200: z.object({ items: z.array(message), unread: z.number() }) },
      },
    },
    (request) =>
      read(request, (db) => {
        const { before, unread } = request.query;
        return readInbox(db, signedIn(request), { before, unread: unread === 'true' });
      }),
  );
  app.post(
    '/api/v1/inbox/:id/reading',
    {
      config: { access: 'inbox.read' },
      schema: { tags, summary: '标为已读', params: idParam, response: { 204: noContent } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await markRead(tx, occasion, request.params.id);
        return { status: 204, body: null };
      }),
  );
}

function readAllRoute(app: App): void {
  app.post(
    '/api/v1/inbox/readings',
    {
      config: { access: 'inbox.read' },
      schema: {
        tags,
        summary: '全部标为已读，到列表中最新的一条为止',
        body: z.strictObject({ upTo: z.int().positive() }),
        response: { 201: z.object({ read: z.number() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const count = await markAllRead(tx, occasion, request.body.upTo);
        return { status: 201, body: { read: count } };
      }),
  );
}
