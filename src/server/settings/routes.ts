import { z } from 'zod';
import type { OrganisationId } from '../../policy/ids.ts';
import type { App } from '../http/fastify.ts';
import { idParam, noContent } from '../http/schemas.ts';
import { read, write } from '../http/transactions.ts';
import { enterByAdministrator } from './enter-by-administrator.ts';
import {
  historyQuery,
  inForceQuery,
  newSetting,
  settingDefinition,
  settingEntry,
  settingInForce,
} from './schema.ts';
import { getSettingPlace } from './setting-place.ts';
import { readSettingHistory, readSettingsInForce, settingDefinitions } from './setting-views.ts';

const tags = ['设定'];

export function settingRoutes(app: App): void {
  definitionsRoute(app);
  inForceRoute(app);
  historyRoute(app);
  entryRoute(app);
}

function definitionsRoute(app: App): void {
  app.get(
    '/api/v1/settings',
    {
      config: { access: 'organisations.read' },
      schema: {
        tags,
        summary: '全部设定项：名称、格式、默认值与依据',
        response: { 200: z.object({ items: z.array(settingDefinition) }) },
      },
    },
    () => ({ items: settingDefinitions() }),
  );
}

function inForceRoute(app: App): void {
  app.get(
    '/api/v1/organisations/:id/settings',
    {
      config: { access: 'organisations.read' },
      schema: {
        tags,
        summary: '某日对一个机构有效的设定，及由谁设定',
        params: idParam,
        querystring: inForceQuery,
        response: { 200: z.object({ day: z.string(), items: z.array(settingInForce) }) },
      },
    },
    (request) =>
      read(request, async (db, { actor, today }) => {
        const organisationId = request.params.id as OrganisationId;
        await getSettingPlace(db, actor, 'organisations.read', organisationId);
        const { day = today, knownAt } = request.query;
        const asked = {
          organisationId,
          day,
          knownAt: knownAt === undefined ? undefined : new Date(knownAt),
        };
        return { day, items: await readSettingsInForce(db, asked) };
      }),
  );
}

function historyRoute(app: App): void {
  app.get(
    '/api/v1/organisations/:id/settings/history',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags,
        summary: '一个教育行政部门录入过的全部设定，最新在前',
        params: idParam,
        querystring: historyQuery,
        response: { 200: z.object({ items: z.array(settingEntry), before: z.number().nullable() }) },
      },
    },
    (request) =>
      read(request, async (db, { actor }) => {
        const { id } = await getSettingPlace(
          db,
          actor,
          'settings.manage',
          request.params.id as OrganisationId,
        );
        return readSettingHistory(db, id, request.query);
      }),
  );
}

function entryRoute(app: App): void {
  app.post(
    '/api/v1/organisations/:id/settings',
    {
      config: { access: 'settings.manage' },
      schema: {
        tags,
        summary: '从某日起设定一个值；从过去的日期起须说明原因，已办理的事项不受影响',
        params: idParam,
        body: newSetting,
        response: { 204: noContent },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { from: effectiveFrom, ...entry } = request.body;
        const organisationId = request.params.id as OrganisationId;
        await enterByAdministrator(tx, occasion, { ...entry, organisationId, effectiveFrom });
        return { status: 204, body: null };
      }),
  );
}
