import { z } from 'zod';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { filingShowing } from '../../../policy/provider-filing/showing-form.ts';
import { withReason } from '../../cases/filing-schema.ts';
import { notFound } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { idParam, noContent } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { findApps } from '../register/apps.ts';
import { openAmendment } from './amendments.ts';
import { findDeclaration } from './declared.ts';
import { getFiling } from './filing.ts';
import { viewFiling } from './filing-view.ts';
import { getPublished, replaceNumber, showFiling } from './published-records.ts';
import { declaration, filingView } from './schema.ts';

const tags = ['提供者备案'];

export function recordRoutes(app: App): void {
  declarationRoute(app);
  amendmentRoute(app);
  shownRoute(app);
  showingRoute(app);
  numberRoute(app);
}

function declarationRoute(app: App): void {
  app.get(
    '/api/v1/register/apps/:id/declaration',
    {
      config: { access: 'public', limits: 'look-up' },
      schema: {
        tags: ['备案名录'],
        summary: '提供者对一个应用的申报内容：服务内容、权限、功能和义务',
        params: idParam,
        response: { 200: declaration },
      },
    },
    (request) =>
      read(request, async (db, { today }) => {
        const id = request.params.id as RegisterAppId;
        const record = (await findApps(db, [id])).get(id);
        const found = record && (await findDeclaration(db, record, today));
        if (found === undefined) throw notFound();
        return found;
      }),
  );
}

function amendmentRoute(app: App): void {
  app.post(
    '/api/v1/register/apps/:id/amendments',
    {
      config: { access: 'provider-filing.write' },
      schema: { tags, summary: '新建已备案应用的变更草稿', params: idParam, response: { 201: filingView } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const id = await openAmendment(tx, occasion, request.params.id as RegisterAppId);
        return { status: 201, body: await viewFiling(tx, occasion, await getFiling(tx, occasion, id)) };
      }),
  );
}

const showing = z.object({
  where: z.string().nullable(),
  screenshot: z.number().nullable(),
  recordedAt: z.iso.datetime().nullable(),
});

const SHOWING = '/api/v1/register/apps/:id/showing';

function shownRoute(app: App): void {
  app.get(
    SHOWING,
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '备案信息在应用中的公示位置和截图',
        params: idParam,
        response: { 200: showing },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const { record } = await getPublished(db, occasion, request.params.id as RegisterAppId);
        return {
          where: record.shown_where,
          screenshot: record.shown_screenshot,
          recordedAt: record.shown_recorded_at?.toISOString() ?? null,
        };
      }),
  );
}

function showingRoute(app: App): void {
  app.put(
    SHOWING,
    {
      config: { access: 'cases.read' },
      schema: {
        tags,
        summary: '登记备案信息在应用中的公示位置和截图',
        params: idParam,
        body: filingShowing,
        response: { 204: noContent },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await showFiling(tx, occasion, request.params.id as RegisterAppId, request.body);
        return { status: 204, body: null };
      }),
  );
}

function numberRoute(app: App): void {
  app.post(
    '/api/v1/register/apps/:id/number-annulments',
    {
      config: { access: 'provider-filing.decide' },
      schema: {
        tags,
        summary: '作废编错的备案号并重新编号，作废的号不再使用',
        params: idParam,
        body: withReason,
        response: { 201: z.object({ annulled: z.string(), number: z.string() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => ({
        status: 201,
        body: await replaceNumber(tx, occasion, request.params.id as RegisterAppId, request.body),
      })),
  );
}
