import { z } from 'zod';
import type { MembershipId } from '../../../policy/ids.ts';
import type { App } from '../../http/fastify.ts';
import { idParam } from '../../http/schemas.ts';
import { read } from '../../http/transactions.ts';
import { slips } from '../identity/issuance-schema.ts';
import { key, role } from '../identity/schema.ts';
import { sendSlips } from '../identity/send-slips.ts';
import { writeToldOnce } from '../identity/told-once.ts';
import { handOverAccount, listPendingHandovers } from './hand-over-account.ts';
import { getWithinReach } from './reach.ts';
import { organisationIn } from './schema.ts';

const tags = ['组织机构'];

const pending = z.object({
  items: z.array(
    z.object({
      organisation: z.object({ id: z.number(), name: z.string() }),
      since: z.iso.datetime(),
      accounts: z.array(z.object({ membershipId: z.number(), loginName: z.string(), role })).readonly(),
    }),
  ),
});

export function handoverRoutes(app: App): void {
  app.get(
    '/api/v1/account-handovers',
    {
      config: { access: 'accounts.manage' },
      schema: { tags, summary: '已更换联络人、账号尚未交接的机构', response: { 200: pending } },
    },
    (request) =>
      read(request, async (db, occasion) => ({
        items: (await listPendingHandovers(db, occasion)).map(({ since, ...item }) => ({
          ...item,
          since: since.toISOString(),
        })),
      })),
  );
  app.post(
    '/api/v1/organisations/:id/account-handovers',
    {
      config: { access: 'accounts.manage' },
      schema: {
        tags,
        summary: '凭新的联络表交接账号：原管理员的角色终止，为新管理员开通账号并发放激活码',
        description: '请求头 Accept: text/html 时回答可打印的激活码单。激活码只出现在这一次回答中。',
        params: idParam,
        body: z.strictObject({ membershipId: key }),
        response: { 201: slips },
      },
    },
    async (request, reply) => {
      const { secrets } = app.services;
      const { secret } = await writeToldOnce(request, reply, async (tx, occasion) => {
        const { id } = await getWithinReach(tx, occasion.actor, 'accounts.manage', organisationIn(request));
        const membershipId = request.body.membershipId as MembershipId;
        const issued = await handOverAccount(tx, occasion, secrets, { organisationId: id, membershipId });
        return { status: 201, body: {}, secret: issued };
      });
      return sendSlips(request, reply, { issued: secret?.length ?? 0, slips: secret });
    },
  );
}
