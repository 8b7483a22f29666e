import type { FastifyReply } from 'fastify';
import { attachmentDisposition } from '../../files/file-names.ts';
import type { App } from '../../http/fastify.ts';
import { read } from '../../http/transactions.ts';
import { writeXlsx, type XlsxSource } from '../../tables/write-xlsx.ts';
import { completionBy } from './completion-by.ts';
import { institutionsAsOf } from './institutions.ts';
import { daysOf, momentOf, pastInstant } from './request.ts';
import {
  institutionsQuery,
  institutionTable,
  regionTable,
  schoolPage,
  schoolsQuery,
  tableQuery,
  trendQuery,
  trendTable,
} from './schema.ts';
import { schoolsOf } from './schools.ts';
import { trend } from './trend.ts';
import { institutionView, regionView, schoolsView, trendView } from './views.ts';
import { institutionWorkbook, regionWorkbook } from './workbooks.ts';

const tags = ['统计'];
const config = { access: 'public' } as const;
/** Of one address: these cost a good deal more than a table. */
const heavy = { ...config, limits: 'statistics' } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function completionRoutes(app: App): void {
  regionRoutes(app);
  institutionRoutes(app);
  trendRoute(app);
  schoolsRoute(app);
}

function regionRoutes(app: App): void {
  const { banner } = app.services;
  app.get(
    '/api/v1/statistics/completion',
    {
      config,
      schema: {
        tags,
        summary: '各区域备案完成情况，截至某日、按某时所知',
        querystring: tableQuery,
        response: { 200: regionTable },
      },
    },
    (request) =>
      read(request, async (db, now) =>
        regionView(await completionBy(db, { ...request.query, ...momentOf(request.query, now) }), banner),
      ),
  );
  app.get(
    '/api/v1/statistics/completion.xlsx',
    { config: heavy, schema: { tags, summary: '各区域备案完成情况统计表（xlsx）', querystring: tableQuery } },
    (request, reply) =>
      read(request, async (db, now) => {
        const table = await completionBy(db, { ...request.query, ...momentOf(request.query, now) });
        return sendWorkbook(reply, regionWorkbook(table, banner), table.asked.asOf);
      }),
  );
}

function institutionRoutes(app: App): void {
  const { banner } = app.services;
  app.get(
    '/api/v1/statistics/institutions',
    {
      config,
      schema: {
        tags,
        summary: '高校和省属中职学校开展情况，截至某日、按某时所知',
        querystring: institutionsQuery,
        response: { 200: institutionTable },
      },
    },
    (request) =>
      read(request, async (db, now) => {
        const asked = { at: request.query.at, ...momentOf(request.query, now) };
        return institutionView(await institutionsAsOf(db, asked), banner);
      }),
  );
  app.get(
    '/api/v1/statistics/institutions.xlsx',
    {
      config: heavy,
      schema: { tags, summary: '高校和省属中职学校统计表（xlsx）', querystring: institutionsQuery },
    },
    (request, reply) =>
      read(request, async (db, now) => {
        const asked = { at: request.query.at, ...momentOf(request.query, now) };
        const table = await institutionsAsOf(db, asked);
        return sendWorkbook(reply, institutionWorkbook(table, banner), asked.asOf);
      }),
  );
}

function trendRoute(app: App): void {
  const { banner } = app.services;
  app.get(
    '/api/v1/statistics/completion/trend',
    {
      config: heavy,
      schema: {
        tags,
        summary: '完成情况的变化：若干天各自的合计，默认最近 52 周',
        querystring: trendQuery,
        response: { 200: trendTable },
      },
    },
    (request) =>
      read(request, async (db, now) => {
        const { at, metric, roster } = request.query;
        const days = daysOf(request.query, now);
        const asked = { at, metric, roster, days, knownAt: pastInstant(request.query.knownAt, now) };
        return trendView(asked, await trend(db, asked), banner);
      }),
  );
}

function schoolsRoute(app: App): void {
  app.get(
    '/api/v1/statistics/completion/schools',
    {
      config: { access: 'completion.drill-down' },
      schema: {
        tags,
        summary: '一个数字背后的学校：已完成、未完成，自何时起，有哪些应用',
        querystring: schoolsQuery,
        response: { 200: schoolPage },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const asked = { ...request.query, ...momentOf(request.query, occasion) };
        return schoolsView(asked, await schoolsOf(db, occasion, asked));
      }),
  );
}

async function sendWorkbook(reply: FastifyReply, source: XlsxSource, asOf: string): Promise<Buffer> {
  const content = await writeXlsx(source);
  reply.type(XLSX).header('content-disposition', attachmentDisposition(`${source.title}（${asOf}）.xlsx`));
  return content;
}
