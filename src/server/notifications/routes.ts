import { z } from 'zod';
import { line } from '../../policy/form-parts.ts';
import type { NotificationAddressId, OrganisationId } from '../../policy/ids.ts';
import { Failure } from '../errors.ts';
import type { App } from '../http/fastify.ts';
import { idParam, noContent } from '../http/schemas.ts';
import { read, write } from '../http/transactions.ts';
import {
  addAddress,
  type Channel,
  ensureMayManageNotifications,
  listAddresses,
  removeAddress,
} from './addresses.ts';
import type { Channels } from './channels.ts';
import { confirmationPage } from './confirmation-page.ts';
import { listGivenUp } from './given-up.ts';

const tags = ['通知'];
const config = { access: 'notifications.manage' } as const;
const PATH = '/api/v1/organisations/:id/notification-addresses';

const channel = z.enum(['mail', 'sms']);
const newAddress = z.discriminatedUnion('channel', [
  z.strictObject({ channel: z.literal('mail'), address: line(254).pipe(z.email('应为电子邮箱地址')) }),
  z.strictObject({
    channel: z.literal('sms'),
    address: line(20).regex(/^1[3-9]\d{9}$/, '应为 11 位手机号码'),
  }),
]);

const listedAddress = z.object({
  id: z.number(),
  channel,
  address: z.string(),
  addedAt: z.iso.datetime(),
  confirmedAt: z.iso.datetime().nullable(),
  failingSince: z.iso.datetime().nullable(),
});

const givenUpPage = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      channel: z.string(),
      organisation: z.object({ id: z.number(), name: z.string() }),
      causedAt: z.iso.datetime(),
      givenUpAt: z.iso.datetime(),
      attempts: z.number(),
      fault: z.string().nullable(),
    }),
  ),
  next: z.number().nullable(),
});

export function notificationRoutes(app: App): void {
  listRoute(app);
  addRoute(app);
  removeRoute(app);
  givenUpRoute(app);
  confirmationPage(app);
}

function listRoute(app: App): void {
  app.get(
    PATH,
    {
      config,
      schema: {
        tags,
        summary: '本单位接收通知的地址，不显示全文',
        params: idParam,
        response: { 200: z.object({ items: z.array(listedAddress) }) },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const id = request.params.id as OrganisationId;
        await ensureMayManageNotifications(db, occasion, id);
        const items = await listAddresses(db, id);
        return {
          items: items.map((item) => ({
            ...item,
            addedAt: item.addedAt.toISOString(),
            confirmedAt: item.confirmedAt?.toISOString() ?? null,
            failingSince: item.failingSince?.toISOString() ?? null,
          })),
        };
      }),
  );
}

function addRoute(app: App): void {
  app.post(
    PATH,
    {
      config,
      schema: {
        tags,
        summary: '填写接收通知的地址；先发去一个确认链接，确认之前不发送别的内容',
        params: idParam,
        body: newAddress,
        response: { 201: z.object({ id: z.number() }) },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        const id = request.params.id as OrganisationId;
        await ensureMayManageNotifications(tx, occasion, id);
        ensureConfigured(app.services.channels, request.body.channel);
        return { status: 201, body: { id: await addAddress(tx, occasion, id, request.body) } };
      }),
  );
}

/** @throws Failure `conflict` for a channel by which nothing could be sent */
function ensureConfigured(channels: Channels, wanted: Channel): void {
  if (channels[wanted] !== null) return;
  const name = wanted === 'mail' ? '邮件' : '短信';
  throw new Failure('conflict', `平台没有配置${name}服务，不能用${name}接收通知。`, {
    remedy: '通知仍在收件箱中查看；如需配置，请联系平台的系统管理员。',
  });
}

function removeRoute(app: App): void {
  app.delete(
    '/api/v1/notification-addresses/:id',
    {
      config,
      schema: {
        tags,
        summary: '移除接收通知的地址，并删去地址本身',
        params: idParam,
        response: { 204: noContent },
      },
    },
    (request, reply) =>
      write(request, reply, async (tx, occasion) => {
        await removeAddress(tx, occasion, request.params.id as NotificationAddressId);
        return { status: 204, body: null };
      }),
  );
}

function givenUpRoute(app: App): void {
  app.get(
    '/api/v1/deliveries/given-up',
    {
      config: { access: 'deliveries.read' },
      schema: {
        tags,
        summary: '两天内没能送达、不再尝试的邮件和短信，最新在前；不含地址',
        querystring: z.strictObject({
          before: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER).optional(),
          limit: z.coerce.number().int().min(1).max(200).default(50),
        }),
        response: { 200: givenUpPage },
      },
    },
    (request) =>
      read(request, async (db, occasion) => {
        const { items, next } = await listGivenUp(db, occasion, request.query);
        const views = items.map((item) => ({
          ...item,
          causedAt: item.causedAt.toISOString(),
          givenUpAt: item.givenUpAt.toISOString(),
        }));
        return { items: views, next };
      }),
  );
}
