import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import type { Action, Actor } from '../../policy/access/grants.ts';
import type { Services } from '../services.ts';
import type { LimitClass } from './limit-classes.ts';

/**
 * Who may call a route at all: anybody, anybody signed in, programs with a key as well, or whoever holds a grant for the
 * action somewhere.
 */
export type RouteAccess = 'public' | 'signed-in' | 'signed-in-or-key' | Action;

declare module 'fastify' {
  interface FastifyInstance {
    services: Services;
  }
  interface FastifyRequest {
    /** Null until authenticated; see authentication.ts. */
    actor: Actor | null;
  }
  interface FastifyContextConfig {
    access?: RouteAccess;
    /** May be called by whoever must change the password or enrol a second factor before anything else. */
    duringSetUp?: true;
    /** Read by people: refusals are pages too, whatever the caller says that it accepts. */
    isPage?: true;
    /** Which limit of requests holds. */
    limits?: LimitClass;
  }
}

export type App = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;
