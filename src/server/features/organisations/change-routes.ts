import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { OrganisationId } from '../../../policy/ids.ts';
import { startOf } from '../../../policy/legal-day.ts';
import type { Tx } from '../../db/database.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { write } from '../../http/transactions.ts';
import type { Occasion } from '../../occasion.ts';
import { replaceAliases } from './aliases.ts';
import { changeCodes } from './change-codes.ts';
import { changeStages } from './change-stages.ts';
import { closeOrganisations, mergeOrganisations } from './close-organisations.ts';
import { createOrganisations } from './create-organisations.ts';
import { moveOrganisations } from './move-organisations.ts';
import { ensureMayCreate, ensureMayReceive, getManageable } from './reach.ts';
import { renameOrganisations } from './rename-organisations.ts';
import { reopenOrganisations } from './reopen-organisations.ts';
import {
  aliasList,
  changeOf,
  closing,
  codeChange,
  merger,
  newOrganisation,
  organisationDetail,
  organisationIn,
  relocation,
  renaming,
  reopening,
  stageChange,
} from './schema.ts';
import { getOrganisation, type OrganisationDetail } from './show-organisation.ts';

const tags = ['组织机构'];
const config = { access: 'organisations.manage' } as const;
const params = idParam;
const response = { 201: organisationDetail };

export function changeRoutes(app: App): void {
  createRoute(app);
  nameRoutes(app);
  placeRoutes(app);
  closureRoutes(app);
  attributeRoutes(app);
}

/** Does the work on an organisation that the actor may manage, and answers with what it is then. */
function change(
  request: FastifyRequest & { readonly params: z.infer<typeof idParam> },
  reply: FastifyReply,
  work: (tx: Tx, occasion: Occasion, id: OrganisationId) => Promise<void>,
): Promise<OrganisationDetail> {
  return write(request, reply, async (tx, occasion) => {
    const { id } = await getManageable(tx, occasion.actor, organisationIn(request));
    await work(tx, occasion, id);
    return { status: 201, body: await getOrganisation(tx, id) };
  });
}

function createRoute(app: App): void {
  app.post(
    '/api/v1/organisations',
    { config, schema: { tags, summary: '登记一个机构', body: newOrganisation, response } },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { parentId, effectiveOn, ...item } = request.body;
        const parent = (parentId as OrganisationId | undefined) ?? null;
        await ensureMayCreate(tx, occasion.actor, parent);
        const effect = effectiveOn === undefined ? {} : { effectiveAt: startOf(effectiveOn) };
        const [id] = await createOrganisations(tx, occasion, [
          { ...defined(item), name: item.name, kind: item.kind, parent, ...effect },
        ]);
        return { status: 201, body: await getOrganisation(tx, id as OrganisationId) };
      }),
  );
}

function nameRoutes(app: App): void {
  app.post(
    '/api/v1/organisations/:id/renames',
    { config, schema: { tags, summary: '更名；原名成为别名', params, body: renaming, response } },
    (request, reply) =>
      change(request, reply, (tx, occasion, id) =>
        renameOrganisations(tx, occasion, [{ ...changeOf(id, request.body), name: request.body.name }]),
      ),
  );
  app.put(
    '/api/v1/organisations/:id/aliases',
    {
      config,
      schema: { tags, summary: '设定别名', params, body: aliasList, response: { 200: organisationDetail } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { id } = await getManageable(tx, occasion.actor, organisationIn(request));
        await replaceAliases(tx, occasion, id, request.body.aliases);
        return { status: 200, body: await getOrganisation(tx, id) };
      }),
  );
}

function placeRoutes(app: App): void {
  app.post(
    '/api/v1/organisations/:id/moves',
    {
      config,
      schema: { tags, summary: '调整隶属，连同全部下级和未办结的办件', params, body: relocation, response },
    },
    (request, reply) =>
      change(request, reply, async (tx, occasion, id) => {
        const parentId = request.body.parentId as OrganisationId;
        await ensureMayReceive(tx, occasion.actor, parentId);
        await moveOrganisations(tx, occasion, [{ ...changeOf(id, request.body), parentId }]);
      }),
  );
}

function closureRoutes(app: App): void {
  app.post(
    '/api/v1/organisations/:id/closure',
    { config, schema: { tags, summary: '撤销', params, body: closing, response } },
    (request, reply) =>
      change(request, reply, (tx, occasion, id) =>
        closeOrganisations(tx, occasion, [changeOf(id, request.body)]),
      ),
  );
  app.post(
    '/api/v1/organisations/:id/merger',
    {
      config,
      schema: { tags, summary: '并入另一机构；其名称成为承继机构的别名', params, body: merger, response },
    },
    (request, reply) =>
      change(request, reply, async (tx, occasion, id) => {
        const successorId = request.body.successorId as OrganisationId;
        await getManageable(tx, occasion.actor, successorId);
        await mergeOrganisations(tx, occasion, [{ ...changeOf(id, request.body), successorId }]);
      }),
  );
  app.post(
    '/api/v1/organisations/:id/reopening',
    { config, schema: { tags, summary: '恢复误撤销的机构（更正）', params, body: reopening, response } },
    (request, reply) =>
      change(request, reply, (tx, occasion, id) =>
        reopenOrganisations(tx, occasion, [changeOf(id, request.body)]),
      ),
  );
}

function attributeRoutes(app: App): void {
  app.post(
    '/api/v1/organisations/:id/stages',
    { config, schema: { tags, summary: '变更学段', params, body: stageChange, response } },
    (request, reply) =>
      change(request, reply, (tx, occasion, id) =>
        changeStages(tx, occasion, [{ ...changeOf(id, request.body), stages: request.body.stages }]),
      ),
  );
  app.post(
    '/api/v1/organisations/:id/codes',
    { config, schema: { tags, summary: '补充或更正代码', params, body: codeChange, response } },
    (request, reply) =>
      change(request, reply, (tx, occasion, id) =>
        changeCodes(tx, occasion, [{ id, ...defined(request.body) }]),
      ),
  );
}

/** Without the fields that were left out. */
function defined<Fields extends object>(
  fields: Fields,
): { [Key in keyof Fields]: Exclude<Fields[Key], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Key in keyof Fields]: Exclude<Fields[Key], undefined> };
}
