import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { APP_STATUSES, type AppStatus } from '../../../policy/register/states.ts';
import { Failure } from '../../errors.ts';
import type { App } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import { sendPrivatePage } from '../../http/page.ts';
import { type FindRecord, lookUp } from '../register/look-up.ts';
import { examine } from './certificate.ts';
import { KEYS_PATH, statementFacts, VERIFY_PATH } from './certificate-pages.ts';
import { appAddress } from './labels.ts';
import type { ShowPage } from './show-page.ts';
import { statusMark } from './status-mark.ts';

const LONGEST = 8_000;
const query = z.object({ certificate: z.string().max(LONGEST).optional() });
const options = { config: { access: 'public', limits: 'look-up', isPage: true } } as const;

/** A certificate is verified as pasted, as a file, or by the address in its QR code. */
export function verifyRoutes(app: App, show: ShowPage): void {
  const records = lookUp(app.services.db);
  app.get(VERIFY_PATH, { ...options, schema: { hide: true, querystring: query } }, (request, reply) => {
    const { certificate = '' } = request.query;
    if (certificate.trim() !== '') return answer(request, reply, { records, text: certificate });
    return show(request, reply, () => ({
      title: '核验备案证书',
      description: '核验教育移动应用的备案证书：粘贴、上传或扫码，核对签名和当前状态。',
      body: html`<h1>核验备案证书</h1>${form}`,
      address: VERIFY_PATH,
    }));
  });
  app.post(VERIFY_PATH, { ...options, schema: { hide: true } }, async (request, reply) =>
    answer(request, reply, { records, text: await uploaded(request) }),
  );
}

/** The text of the uploaded file, as far as a certificate may reach. */
async function uploaded(request: FastifyRequest): Promise<string> {
  const file = request.isMultipart() ? await request.file({ limits: { fileSize: LONGEST } }) : undefined;
  if (file === undefined)
    throw new Failure('invalid', '没有收到文件。', { remedy: '请选择证书文件后再核验。' });
  const bytes = await file.toBuffer().catch(() => {
    throw new Failure('too-large', '文件太大，不是备案证书。', {
      remedy: '请选择从应用页下载的 .jws 文件。',
    });
  });
  return bytes.toString('utf8');
}

interface Asked {
  readonly records: FindRecord;
  readonly text: string;
}

async function answer(
  request: FastifyRequest,
  reply: FastifyReply,
  { records, text }: Asked,
): Promise<FastifyReply> {
  const examined = examine(request.server.services.certificateKeys.published, text);
  const body = examined.isGenuine
    ? html`<div class="panel verdict filed"><p class="said"><span class="mark"><span aria-hidden="true">✓</span> 证书有效</span></p><h1>${examined.statement.name}</h1>
        <p>签名核对无误，由本平台签发。证书所载：</p>${statementFacts(examined.statement)}</div>
        ${await nowOf(records, examined.statement)}`
    : html`<div class="panel verdict revoked"><p class="said"><span class="mark"><span aria-hidden="true">✗</span> 证书无效</span></p>
        <h1>不能作为备案凭证</h1><p>${examined.reason}</p></div>`;
  const title = examined.isGenuine ? '证书有效' : '证书无效';
  return sendPrivatePage(
    reply,
    { title, body: html`${body}<h2>核验另一份</h2>${form}` },
    examined.isGenuine ? undefined : 'rule-violated',
  );
}

/** A certificate says what was; what is counts. */
async function nowOf(
  records: FindRecord,
  said: { readonly id: number; readonly status: string },
): Promise<Html> {
  const record = await records(String(said.id));
  if (record?.id !== said.id) return html`<p class="notice">备案名录中已没有这条记录。</p>`;
  const status = record.status as AppStatus;
  const link = html`<a href="${appAddress(record)}">查看应用页</a>`;
  if (status === said.status) return html`<p>目前状态没有变化：${statusMark(status)}。${link}</p>`;
  return html`<p class="notice" role="alert">证书签发后状态有变化，目前为“${APP_STATUSES[status]}”（${record.status_since} 起）。请以目前状态为准。${link}</p>`;
}

const form = html`<form action="${VERIFY_PATH}"><p><label for="certificate">粘贴证书原文，或证书二维码中的网址</label>
      <textarea id="certificate" name="certificate" rows="4" maxlength="${LONGEST}" required spellcheck="false"></textarea></p>
      <p><button type="submit">核验</button></p></form>
    <form method="post" action="${VERIFY_PATH}" enctype="multipart/form-data"><p><label for="file">或者上传证书文件（.jws）</label>
      <input id="file" name="file" type="file" accept=".jws,.txt,application/jose,text/plain" required /></p>
      <p><button type="submit">上传核验</button></p></form>
    <p>手边是二维码的，用手机扫一扫（微信、浏览器均可），直接打开核验结果。</p>
    <p class="secondary small">离线核验：下载<a href="${KEYS_PATH}">公钥</a>，运行 <code>./registry verify-certificate 证书.jws --key 公钥.json</code>。</p>`;
