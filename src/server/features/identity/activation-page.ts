import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { passwordHint, STANDARD_PASSWORD_POLICY } from '../../../policy/identity/password-policy.ts';
import { Failure, type FailureKind } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import { sendPrivatePage } from '../../http/page.ts';
import { takeForms } from '../../http/take-forms.ts';
import { read } from '../../http/transactions.ts';
import { activate } from './activation-codes.ts';

/** Where the holder of an activation code enters it; printed on the sheet. */
export const ACTIVATION_PATH = '/activate';

const body = z.object({
  code: z.string().max(100),
  password: z.string().max(200),
  again: z.string().max(200),
});
const options = { config: { access: 'public', limits: 'sign-in', isPage: true }, logLevel: 'error' } as const;

/** The page on which a code is entered; works without JavaScript. */
export function activationPage(app: App): void {
  void app.register(async (scope: App) => {
    takeForms(scope);
    scope.get(ACTIVATION_PATH, { ...options, schema: { hide: true } }, (_request, reply) =>
      send(reply, form('', [])),
    );
    scope.post(ACTIVATION_PATH, { ...options, schema: { hide: true, body } }, async (request, reply) => {
      const { code, password, again } = request.body;
      if (password !== again) return send(reply, form(code, ['两次输入的密码不一致。']), 'invalid');
      try {
        const done = await read(request, (_db, occasion) =>
          activate(app.services, occasion, { code, password }),
        );
        return await send(reply, activated(done.loginName));
      } catch (error) {
        if (!(error instanceof Failure)) throw error;
        return await send(reply, form(code, faultsOf(error)), error.kind);
      }
    });
  });
}

function faultsOf({ message, details: { defects, remedy } }: Failure): string[] {
  return defects?.map((defect) => defect.message) ?? [`${message}${remedy ?? ''}`];
}

function activated(loginName: string): Html {
  return html`<h1>账号已激活</h1>
    <p>您的账号名：<strong>${loginName}</strong></p>
    <p>请用账号名和刚设置的密码登录。激活码已失效，纸面可以销毁。</p>`;
}

function form(code: string, faults: readonly string[]): Html {
  return html`<h1>激活账号</h1>
    ${faults.length === 0 ? null : html`<ul role="alert">${faults.map((fault) => html`<li>${fault}</li>`)}</ul>`}
    <form method="post">
      <p>
        <label for="code">激活码（激活码单上的 20 个字符，不分大小写）</label><br />
        <input id="code" name="code" value="${code}" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="100" size="30" required />
      </p>
      <p>
        <label for="password">新密码</label><br />
        <input id="password" name="password" type="password" autocomplete="new-password" required />
      </p>
      <p>
        <label for="again">再输入一次</label><br />
        <input id="again" name="again" type="password" autocomplete="new-password" required />
      </p>
      <p class="secondary">通常要求：${passwordHint(STANDARD_PASSWORD_POLICY)}主管部门另有规定的，以提交后的提示为准。</p>
      <p><button type="submit">激活</button></p>
    </form>`;
}

function send(reply: FastifyReply, content: Html, fault?: FailureKind): FastifyReply {
  return sendPrivatePage(reply, { title: '激活账号', body: content }, fault);
}
