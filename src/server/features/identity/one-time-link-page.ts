import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { passwordHint } from '../../../policy/identity/password-policy.ts';
import { Failure, type FailureKind } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import { sendPrivatePage } from '../../http/page.ts';
import { takeForms } from '../../http/take-forms.ts';
import { read, write } from '../../http/transactions.ts';
import { rulesOfAccount } from './account-rules.ts';
import { getLinkHolder, redeemLink } from './one-time-links.ts';

/** Where the holder of an account sets the password; followed by the token. */
export const ONE_TIME_LINK_PATH = '/one-time-link';

const PATH = `${ONE_TIME_LINK_PATH}/:token`;

const params = z.object({ token: z.string().min(1).max(100) });
const body = z.object({ password: z.string().max(200), again: z.string().max(200) });
/** The address is a secret until it was used, so it stays out of the log. */
const options = {
  config: { access: 'public', limits: 'sign-in', isPage: true },
  logLevel: 'error',
} as const;

/** The page of a one-time link; works without JavaScript. */
export function oneTimeLinkPage(app: App): void {
  void app.register(async (scope: App) => {
    takeForms(scope);
    scope.get(PATH, { ...options, schema: { hide: true, params } }, async (request, reply) =>
      send(reply, await form(request, request.params.token, [])),
    );
    scope.post(PATH, { ...options, schema: { hide: true, params, body } }, (request, reply) =>
      setPassword(request, reply, { ...request.params, ...request.body }),
    );
  });
}

interface Entered {
  readonly token: string;
  readonly password: string;
  readonly again: string;
}

async function setPassword(
  request: FastifyRequest,
  reply: FastifyReply,
  { token, password, again }: Entered,
): Promise<FastifyReply> {
  if (password !== again)
    return send(reply, await form(request, token, ['两次输入的密码不一致。']), 'invalid');
  try {
    await write(request, reply, async (tx, occasion) => {
      await redeemLink(tx, occasion, token, password);
      return { status: 200, body: null };
    });
    return await send(
      reply,
      html`<h1>密码已设置</h1><p>请用账号名和新密码登录。这个链接已失效。</p>
        <p><a href="/workbench/sign-in">登录工作台</a></p>`,
    );
  } catch (error) {
    if (!(error instanceof Failure) || error.details.defects === undefined) throw error;
    const faults = error.details.defects.map(({ message }) => message);
    return await send(reply, await form(request, token, faults), error.kind);
  }
}

function send(reply: FastifyReply, content: Html, fault?: FailureKind): FastifyReply {
  return sendPrivatePage(reply, { title: '设置密码', body: content }, fault);
}

async function form(request: FastifyRequest, token: string, faults: readonly string[]): Promise<Html> {
  const { loginName, hint } = await read(request, async (db, occasion) => {
    const holder = await getLinkHolder(db, occasion, token);
    const { passwordPolicy } = await rulesOfAccount(db, occasion, holder.id);
    return { ...holder, hint: passwordHint(passwordPolicy) };
  });
  return html`<h1>设置密码</h1>
    <p>账号：<strong>${loginName}</strong></p>
    ${faults.length === 0 ? null : html`<ul role="alert">${faults.map((fault) => html`<li>${fault}</li>`)}</ul>`}
    <form method="post">
      <p>
        <label for="password">新密码</label><br />
        <input id="password" name="password" type="password" autocomplete="new-password" required />
      </p>
      <p>
        <label for="again">再输入一次</label><br />
        <input id="again" name="again" type="password" autocomplete="new-password" required />
      </p>
      <p class="secondary">${hint}</p>
      <p><button type="submit">设置密码</button></p>
    </form>`;
}
