import type { OrganisationId, RegisterAppId } from '../../../policy/ids.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { importRoute } from '../../http/table-import.ts';
import { read, write } from '../../http/transactions.ts';
import { viewApp } from './app-view.ts';
import { expectedCounts } from './expected-counts.ts';
import { externalFilingImport } from './external-filing-import.ts';
import { organisationUses } from './organisation-uses.ts';
import {
  numberParam,
  pageQuery,
  registerAppDetail,
  searchPage,
  searchQuery,
  statusChange,
  statusChanged,
  usesPage,
} from './schema.ts';
import { searchApps } from './search-apps.ts';
import { showApp } from './show-app.ts';
import { changeAppStatus } from './status-changes.ts';

const tags = ['备案名录'];

export function registerRoutes(app: App): void {
  searchRoute(app);
  lookUpRoutes(app);
  statusRoute(app);
  importRoute(app, externalFilingImport);
}

function searchRoute(app: App): void {
  const counts = expectedCounts(app.services.db);
  app.get(
    '/api/v1/register/apps',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: '查询备案记录',
        description: 'q：应用名称或提供者名称的一部分（至少两个字），或备案号的任何常见写法。',
        querystring: searchQuery,
        response: { 200: searchPage },
      },
    },
    (request) => read(request, (db) => counts().then((known) => searchApps(db, known, request.query))),
  );
}

function lookUpRoutes(app: App): void {
  app.get(
    '/api/v1/register/apps/:number',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: '一个应用的备案记录及状态变化',
        description: 'number：备案号，或没有备案号的记录的名录编号。',
        params: numberParam,
        response: { 200: registerAppDetail },
      },
    },
    (request) => read(request, (db) => showApp(db, request.params.number)),
  );
  app.get(
    '/api/v1/register/organisations/:id/uses',
    {
      config: { access: 'public' },
      schema: {
        tags,
        summary: '一个单位在用的应用',
        params: idParam,
        querystring: pageQuery,
        response: { 200: usesPage },
      },
    },
    (request) =>
      read(request, (db) => organisationUses(db, request.params.id as OrganisationId, request.query)),
  );
}

function statusRoute(app: App): void {
  app.post(
    '/api/v1/register/apps/:id/status-changes',
    {
      config: { access: 'register.manage' },
      schema: {
        tags,
        summary: '暂停、恢复、撤销、注销或更正一条备案记录，并通知使用单位',
        params: idParam,
        body: statusChange,
        response: { 201: statusChanged },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const appId = request.params.id as RegisterAppId;
        const { apps, ...reached } = await changeAppStatus(tx, occasion, [{ appId, ...request.body }]);
        return { status: 201, body: { app: viewApp(apps[0] ?? missing()), ...reached } };
      }),
  );
}

function missing(): never {
  throw new Error('a change of status without its record');
}
