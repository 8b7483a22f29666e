import { z } from 'zod';
import type { OrganisationId } from '../../../policy/ids.ts';
import type { App } from '../../http/fastify.ts';
import { idParam, signedIn } from '../../http/schemas.ts';
import { read } from '../../http/transactions.ts';
import { changeRoutes } from './change-routes.ts';
import { documentRoutes } from './document-routes.ts';
import { handoverRoutes } from './handover-routes.ts';
import { MAX_SEQ, readHistory } from './history.ts';
import { organisationImportRoute } from './import-routes.ts';
import { listOrganisations } from './list-organisations.ts';
import { profileRoutes } from './profile-routes.ts';
import { getWithinReach } from './reach.ts';
import { registrationRoutes } from './registration-routes.ts';
import { history, listQuery, organisation, organisationDetail, organisationIn } from './schema.ts';
import { getOrganisation } from './show-organisation.ts';

const tags = ['组织机构'];

export function organisationRoutes(app: App): void {
  listRoute(app);
  detailRoutes(app);
  changeRoutes(app);
  organisationImportRoute(app);
  profileRoutes(app);
  documentRoutes(app);
  handoverRoutes(app);
  registrationRoutes(app);
}

function listRoute(app: App): void {
  app.get(
    '/api/v1/organisations',
    {
      config: { access: 'organisations.read' },
      schema: {
        tags,
        summary: '管辖范围内的机构：按名称、别名或代码查找，按上级和类型筛选',
        querystring: listQuery,
        response: { 200: z.object({ items: z.array(organisation), next: z.string().nullable() }) },
      },
    },
    (request) =>
      read(request, (db) => {
        const { parent, open, ...query } = request.query;
        return listOrganisations(db, signedIn(request), {
          ...query,
          parentId: parent as OrganisationId | undefined,
          open: open === undefined ? undefined : open === 'true',
        });
      }),
  );
}

function detailRoutes(app: App): void {
  const config = { access: 'organisations.read' } as const;
  const params = idParam;
  app.get(
    '/api/v1/organisations/:id',
    { config, schema: { tags, summary: '一个机构', params, response: { 200: organisationDetail } } },
    (request) =>
      read(request, async (db, { actor }) => {
        const { id } = await getWithinReach(db, actor, 'organisations.read', organisationIn(request));
        return getOrganisation(db, id);
      }),
  );
  app.get(
    '/api/v1/organisations/:id/history',
    {
      config,
      schema: {
        tags,
        summary: '机构的历次变动：何时生效、何时登记、何人登记',
        params,
        querystring: z.object({ before: z.coerce.number().int().positive().max(MAX_SEQ).optional() }),
        response: { 200: history },
      },
    },
    (request) =>
      read(request, async (db, { actor }) => {
        const { id } = await getWithinReach(db, actor, 'organisations.read', organisationIn(request));
        return readHistory(db, id, request.query.before);
      }),
  );
}
