import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { type Liaison, nameLiaison, readLiaison } from './liaison.ts';
import { changeProfile, findProfile } from './profile.ts';
import { getWithinReach } from './reach.ts';
import { liaison, liaisonBody, organisationIn, profile, profileBody } from './schema.ts';

const tags = ['组织机构'];
const params = idParam;

export function profileRoutes(app: App): void {
  app.get(
    '/api/v1/organisations/:id/profile',
    {
      config: { access: 'organisations.read' },
      schema: { tags, summary: '职能部门归口、选用制度、决策机制', params, response: { 200: profile } },
    },
    (request) =>
      read(request, async (db, { actor }) => {
        const { id } = await getWithinReach(db, actor, 'organisations.read', organisationIn(request));
        return findProfile(db, id);
      }),
  );
  app.put(
    '/api/v1/organisations/:id/profile',
    {
      config: { access: 'profile.write' },
      schema: {
        tags,
        summary: '登记职能部门归口、选用制度、决策机制',
        params,
        body: profileBody,
        response: { 200: profile },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const standing = await getWithinReach(tx, occasion.actor, 'profile.write', organisationIn(request));
        return { status: 200, body: await changeProfile(tx, occasion, standing, request.body) };
      }),
  );
  liaisonRoutes(app);
}

function liaisonRoutes(app: App): void {
  app.get(
    '/api/v1/organisations/:id/liaison',
    {
      config: { access: 'liaison.read' },
      schema: {
        tags,
        summary: '备案工作联络表；外单位查看记入时间线',
        params,
        response: { 200: liaison },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { id } = await getWithinReach(tx, occasion.actor, 'liaison.read', organisationIn(request));
        return { status: 200, body: liaisonView(await readLiaison(tx, occasion, id)) };
      }),
  );
  app.put(
    '/api/v1/organisations/:id/liaison',
    {
      config: { access: 'liaison.write' },
      schema: {
        tags,
        summary: '报送备案工作联络表，替换原有的',
        params,
        body: liaisonBody,
        response: { 200: liaison },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const { id } = await getWithinReach(tx, occasion.actor, 'liaison.write', organisationIn(request));
        return { status: 200, body: liaisonView(await nameLiaison(tx, occasion, id, request.body)) };
      }),
  );
}

function liaisonView({ since, people, ...rest }: Liaison) {
  return { ...rest, people, since: since.toISOString() };
}
