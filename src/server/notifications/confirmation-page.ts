import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { App } from '../http/fastify.ts';
import { type Html, html } from '../http/html.ts';
import { sendPrivatePage } from '../http/page.ts';
import { takeForms } from '../http/take-forms.ts';
import { read, write } from '../http/transactions.ts';
import { confirmAddress, getUnconfirmed } from './confirmation.ts';

/** Where the link that was sent leads; followed by the token. */
export const CONFIRMATION_PATH = '/notification-address';

const PATH = `${CONFIRMATION_PATH}/:token`;

const params = z.object({ token: z.string().min(1).max(100) });
/** The address is a secret until it was used, so it stays out of the log. */
const options = {
  config: { access: 'public', limits: 'sign-in', isPage: true },
  logLevel: 'error',
} as const;

/** A page with a button: programs that look at links in mails must not confirm anything. Works without JavaScript. */
export function confirmationPage(app: App): void {
  void app.register(async (scope: App) => {
    takeForms(scope);
    scope.get(PATH, { ...options, schema: { hide: true, params } }, async (request, reply) => {
      const { token } = request.params;
      const found = await read(request, (db, occasion) => getUnconfirmed(db, occasion, token));
      return show(
        reply,
        html`<h1>接收通知</h1>
          <p>${found.organisation}希望把办件通知发送到 <strong>${found.address}</strong>。</p>
          <form method="post"><p><button type="submit">确认接收</button></p></form>
          <p class="secondary">如不知情，请直接关闭本页。</p>`,
      );
    });
    scope.post(PATH, { ...options, schema: { hide: true, params } }, async (request, reply) => {
      await write(request, reply, async (tx, occasion) => {
        await confirmAddress(tx, occasion, request.params.token);
        return { status: 200, body: null };
      });
      return show(
        reply,
        html`<h1>已确认</h1><p>今后的办件通知会发送到这个地址，随时可以在平台的“接收通知的地址”中移除。</p>`,
      );
    });
  });
}

function show(reply: FastifyReply, body: Html): FastifyReply {
  return sendPrivatePage(reply, { title: '接收通知', body });
}
