import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../../policy/access/grants.ts';
import { mayAnywhere } from '../../policy/access/grants.ts';
import { Failure } from '../errors.ts';
import { findActor, tokenOf } from './authentication.ts';
import type { App, RouteAccess } from './fastify.ts';
import { findKeyHolder, isKey } from './key-holder.ts';

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
  if (access === undefined) return;
  const key = keyOf(request);
  if (access === 'public' && key === null) return;
  request.actor = key === null ? await findActor(app.services, request) : await holderOf(app, key);
  if (request.actor === null) throw key === null ? unauthenticated() : voidKey();
  if (!isAdmitted(request.actor, access)) throw forbidden();
}

/** The key that a program shows. On public routes too, so that it learns of its key's end. */
function keyOf(request: FastifyRequest): string | null {
  const token = tokenOf(request);
  return token !== null && isKey(token) ? token : null;
}

function holderOf({ services: { db, clock } }: App, key: string): Promise<Actor | null> {
  return findKeyHolder(db, key, clock());
}

function isAdmitted(actor: Actor, access: RouteAccess): boolean {
  switch (access) {
    case 'public':
    case 'signed-in-or-key':
      return true;
    case 'signed-in':
      return actor.key === undefined;
    default:
      return mayAnywhere(actor, access);
  }
}

const unauthenticated = (): Failure =>
  new Failure('unauthenticated', '请先登录。', { remedy: '登录后再试；如会话已超时，请重新登录。' });

const voidKey = (): Failure =>
  new Failure('unauthenticated', '接口密钥无效、已过期或已撤销。', {
    remedy: '请向本单位管理密钥的人员索取新的密钥。',
  });

const forbidden = (): Failure =>
  new Failure('forbidden', '您的账号没有进行这项操作的权限。', {
    remedy: '请由本单位或主管部门中有相应角色的人员办理。',
  });
