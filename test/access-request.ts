import { type Actor, mayAnywhere } from '../src/policy/access/grants.ts';
import type { RouteAccess } from '../src/server/http/fastify.ts';
import type { Feed, Request, Verdict } from './access-feeds.ts';
import type { Target, Visitor, World } from './access-world.ts';
import type { TestApp } from './app-on-database.ts';
import type { Schema } from './bad-inputs.ts';

export interface Endpoint {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly access: RouteAccess;
  readonly operation: Operation;
}

/** What the tests read of an operation of the OpenAPI document. */
export interface Operation {
  readonly 'x-access': RouteAccess;
  readonly parameters?: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

/** What the API says of itself. */
export function endpointsOf({ app }: TestApp): Endpoint[] {
  const paths = app.swagger().paths as unknown as Record<string, Record<string, Operation>>;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase() as Endpoint['method'],
      path,
      access: operation['x-access'],
      operation,
    })),
  );
}

export type Expected = Verdict | 'anything';

export function isAdmitted(access: RouteAccess, actor: Actor): boolean {
  if (access === 'public' || access === 'signed-in' || access === 'signed-in-or-key') return true;
  return mayAnywhere(actor, access);
}

/** What an admitted visitor is answered who asks for what belongs to the target. */
export function expectedOf(
  { access }: Endpoint,
  { expects, refusesByContent }: Feed,
  { visitor, target }: { visitor: Visitor; target: Target },
): Expected {
  if (access === 'public') return refusesByContent === true ? 'anything' : 'passes';
  return expects?.(visitor.actor, target) ?? 'passes';
}

export async function requestOf(feed: Feed, target: Target, world: World): Promise<Request> {
  return (await feed.of?.(target, world)) ?? feed.request ?? {};
}

export function urlOf({ path }: Endpoint, { params = {}, query }: Request): string {
  const filled = path.replace(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(String(params[name])));
  return query === undefined ? filled : `${filled}?${query}`;
}
