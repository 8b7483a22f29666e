import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { KEY_SCOPE_NAMES, KEY_SCOPES } from '../../../policy/access/key-scopes.ts';
import { day, line } from '../../../policy/form-parts.ts';
import type { ApiKeyId, OrganisationId } from '../../../policy/ids.ts';
import { Failure } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { idParam, noContent } from '../../http/schemas.ts';
import { read, write } from '../../http/transactions.ts';
import { ensureOrganisationWithinReach } from './account-reach.ts';
import { listKeys, makeKey, revokeKey } from './api-keys.ts';

const tags = ['接口密钥'];
const config = { access: 'api-keys.manage' } as const;
const PATH = '/api/v1/organisations/:id/api-keys';

const scopes = z
  .array(z.enum(KEY_SCOPE_NAMES))
  .min(1, '请至少选一项用途')
  .max(KEY_SCOPE_NAMES.length, '用途不能重复')
  .refine((list) => new Set(list).size === list.length, '用途不能重复')
  .meta({
    description: Object.entries(KEY_SCOPES)
      .map(([name, { title }]) => `${name}: ${title}`)
      .join('; '),
  });

const listedKey = z.object({
  id: z.number(),
  name: z.string(),
  scopes: z.array(z.string()),
  role: z.string(),
  madeBy: z.number(),
  madeAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
  lastUsedOn: z.string().nullable(),
  revokedAt: z.iso.datetime().nullable(),
  works: z.boolean(),
});

export function apiKeyRoutes(app: App): void {
  listRoute(app);
  makeRoute(app);
  revokeRoute(app);
}

function listRoute(app: App): void {
  app.get(
    PATH,
    {
      config,
      schema: {
        tags,
        summary: '本单位的接口密钥，不含密钥本身',
        params: idParam,
        response: { 200: z.object({ items: z.array(listedKey) }) },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const id = request.params.id as OrganisationId;
        await ensureOrganisationWithinReach(db, occasion, 'api-keys.manage', id);
        const items = await listKeys(db, occasion, id);
        return {
          items: items.map((item) => ({
            ...item,
            scopes: [...item.scopes],
            madeAt: item.madeAt.toISOString(),
            expiresAt: item.expiresAt.toISOString(),
            revokedAt: item.revokedAt?.toISOString() ?? null,
          })),
        };
      }),
  );
}

function makeRoute(app: App): void {
  app.post(
    PATH,
    {
      config,
      schema: {
        tags,
        summary: '申请接口密钥，密钥只在回答中出现一次',
        params: idParam,
        body: z.strictObject({ name: line(60).min(1, '请写明密钥的用途'), scopes, expiresOn: day }),
        response: { 201: z.object({ id: z.number(), key: z.string() }) },
      },
    },
    (request, reply) => {
      refuseToRepeat(request);
      reply.header('cache-control', 'no-store');
      return write(request, reply, async (tx, occasion) => {
        const id = request.params.id as OrganisationId;
        await ensureOrganisationWithinReach(tx, occasion, 'api-keys.manage', id);
        return { status: 201, body: await makeKey(tx, occasion, id, request.body) };
      });
    },
  );
}

/** An answer that can be had again is stored; a key never is. */
function refuseToRepeat({ headers }: FastifyRequest): void {
  if (headers['idempotency-key'] === undefined) return;
  throw new Failure('invalid', '申请密钥不能带 Idempotency-Key：密钥只出现一次，不作保存。', {
    remedy: '请去掉 Idempotency-Key；没有收到回答的，在列表中撤销后重新申请。',
  });
}

function revokeRoute(app: App): void {
  app.post(
    '/api/v1/api-keys/:id/revocation',
    {
      config,
      schema: { tags, summary: '撤销接口密钥，立即生效', params: idParam, response: { 204: noContent } },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await revokeKey(tx, occasion, request.params.id as ApiKeyId);
        return { status: 204, body: null };
      }),
  );
}
