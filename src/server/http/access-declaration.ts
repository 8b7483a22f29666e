import type { FastifyReply, FastifyRequest } from 'fastify';
import { mayAnywhere } from '../../policy/access/grants.ts';
import { Failure } from '../errors.ts';
import { findActor } from './authentication.ts';
import type { App, RouteAccess } from './fastify.ts';

/**
 * Deny by default: a route that does not declare its access stops the start, and no handler runs before the declared
 * access was checked. What may be done to a single record is decided again in the action.
 */
export function requireDeclaredAccess(app: App): void {
  app.decorateRequest('actor', null);
  app.addHook('onRoute', (route) => {
    if (route.config?.access !== undefined) return;
    throw new Error(`${String(route.method)} ${route.url} declares no access`);
  });
  app.addHook('onRequest', (request, _reply: FastifyReply) => admit(app, request));
}

async function admit(app: App, request: FastifyRequest): Promise<void> {
  // Without a route there is nothing to protect: the answer is 404 for everybody.
  const access: RouteAccess | undefined = request.routeOptions.config.access;
  if (access === undefined || access === 'public') return;
  request.actor = await findActor(app.services, request);
  if (request.actor === null) throw unauthenticated();
  if (access !== 'signed-in' && !mayAnywhere(request.actor, access)) throw forbidden();
}

const unauthenticated = (): Failure =>
  new Failure('unauthenticated', '请先登录。', { remedy: '登录后再试；如会话已超时，请重新登录。' });

const forbidden = (): Failure =>
  new Failure('forbidden', '您的账号没有进行这项操作的权限。', {
    remedy: '请由本单位或主管部门中有相应角色的人员办理。',
  });
