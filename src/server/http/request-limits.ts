import rateLimit, { normalizeIP } from '@fastify/rate-limit';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../policy/access/grants.ts';
import { Failure } from '../errors.ts';
import { findActor } from './authentication.ts';
import type { App } from './fastify.ts';
import { type Limit, type LimitClass, REQUEST_LIMITS } from './limit-classes.ts';
import { TokenBuckets } from './token-buckets.ts';

/** For whoever has signed in or shows a key, and therefore is one caller and no school. */
const FACTOR_OF_KNOWN_CALLERS = 5;
const KNOWN = 'account';

/**
 * One bucket for each caller and class of routes (`config.limits`). A caller is the address, as far as trusted proxies
 * tell it, or the account behind a valid session or key; what is merely claimed gives nobody a bucket of his own.
 */
export async function limitRequests(app: App, factor: number): Promise<void> {
  await app.register(rateLimit, {
    global: true,
    store: TokenBuckets,
    keyGenerator: (request) => bucketFor(app, request),
    max: (request, key) => {
      const { burst, fixed } = limitOf(request);
      if (fixed) return burst;
      return burst * factor * (key.includes(` ${KNOWN} `) ? FACTOR_OF_KNOWN_CALLERS : 1);
    },
    timeWindow: (request: FastifyRequest) => limitOf(request).fillSeconds * 1_000,
    errorResponseBuilder: (_request, { ttl }) => tooMany(Math.max(1, Math.ceil(ttl / 1_000))),
  });
}

function bucketFor(app: App, request: FastifyRequest): string | Promise<string> {
  const bucket = bucketOf(request);
  const address = `${bucket} address ${normalizeIP(request.ip)}`;
  if (isAnonymous(request)) return address;
  return callerOf(app, request).then((actor) =>
    actor === null ? address : `${bucket} ${KNOWN} ${actor.accountId}`,
  );
}

function isAnonymous(request: FastifyRequest): boolean {
  return (
    classOf(request) === 'general' || limitOf(request).fixed || request.headers.authorization === undefined
  );
}

async function callerOf(app: App, request: FastifyRequest): Promise<Actor | null> {
  return request.actor ?? findActor(app.services, request);
}

function classOf({ routeOptions }: FastifyRequest): LimitClass {
  return routeOptions.config.limits ?? 'general';
}

function bucketOf(request: FastifyRequest): string {
  const name = classOf(request);
  return limitOf(request).fixed ? `${name} ${request.routeOptions.url ?? ''}` : name;
}

function limitOf(request: FastifyRequest): Limit {
  return REQUEST_LIMITS[classOf(request)];
}

function tooMany(seconds: number): Failure {
  return new Failure('too-many-requests', '请求过于频繁，未作处理。', {
    remedy: `请在 ${seconds} 秒后再试；需要大量数据时，请使用批量查询、变化清单或开放数据。`,
  });
}

/** For the description of the API. */
export function describeLimits(): string {
  const lines = Object.values(REQUEST_LIMITS).map(
    ({ title, burst, fillSeconds }) =>
      `${title}：连续 ${burst} 次，此后每分钟 ${(burst / fillSeconds) * 60} 次。`,
  );
  return `访问频率按来源地址计算（同一学校共用一个地址时合并计算），至少为：${lines.join('')}登录后或使用密钥时单独计算，为上述的 ${FACTOR_OF_KNOWN_CALLERS} 倍。超出时回答 429，Retry-After 为几秒后再试；X-RateLimit-Remaining 为剩余次数。`;
}
