import type { OrganisationId } from '../../../policy/ids.ts';
import { etagOf, isUnchanged, notModified } from '../../http/etag.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { read } from '../../http/transactions.ts';
import { findUnits } from '../organisations/find-units.ts';
import { organisationUses } from './organisation-uses.ts';
import { idPageQuery, providerPage, unitsFound, unitsQuery, usesPage } from './schema.ts';
import { showProvider } from './show-provider.ts';

const tags = ['备案名录'];
const config = { access: 'public', limits: 'look-up' } as const;

export function organisationRoutes(app: App): void {
  usesRoute(app);
  providerRoute(app);
  app.get(
    '/api/v1/register/organisations',
    {
      config: { access: 'public', limits: 'search' },
      schema: {
        tags,
        summary: '按名称查询学校和其他使用单位',
        description: 'q：名称的一部分（至少两个字），或 10 位学校标识码。',
        querystring: unitsQuery,
        response: { 200: unitsFound },
      },
    },
    (request) => read(request, (db) => findUnits(db, request.query.q, request.query)),
  );
}

function usesRoute(app: App): void {
  app.get(
    '/api/v1/register/organisations/:id/uses',
    {
      config,
      schema: {
        tags,
        summary: '一个单位在用的应用',
        params: idParam,
        querystring: idPageQuery,
        response: { 200: usesPage, 304: notModified },
      },
    },
    (request, reply) =>
      read(request, async (db) => {
        const page = await organisationUses(db, request.params.id as OrganisationId, request.query);
        return isUnchanged(request, reply, etagOf(JSON.stringify(page))) ? null : page;
      }),
  );
}

function providerRoute(app: App): void {
  app.get(
    '/api/v1/register/providers/:id',
    {
      config,
      schema: {
        tags,
        summary: '一个提供者已公布的应用和投诉渠道',
        params: idParam,
        querystring: idPageQuery,
        response: { 200: providerPage, 304: notModified },
      },
    },
    (request, reply) =>
      read(request, async (db) => {
        const page = await showProvider(db, request.params.id as OrganisationId, request.query);
        return isUnchanged(request, reply, etagOf(JSON.stringify(page))) ? null : page;
      }),
  );
}
