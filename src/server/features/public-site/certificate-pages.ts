import { shanghaiTime } from '../../../policy/legal-day.ts';
import { attachmentDisposition } from '../../files/file-names.ts';
import type { App } from '../../http/fastify.ts';
import { html } from '../../http/html.ts';
import type { FullRecord } from '../register/look-up.ts';
import { lookUp } from '../register/look-up.ts';
import { numberParam } from '../register/schema.ts';
import { getRecord } from './app-page.ts';
import { certify, keySet, type Statement } from './certificate.ts';
import { appAddress, facts } from './labels.ts';
import { qrCode } from './qr-code.ts';
import type { PublicPage, ShowPage } from './show-page.ts';
import { statusMark } from './status-mark.ts';

export const KEYS_PATH = '/.well-known/filing-certificate-keys.json';

export const VERIFY_PATH = '/verify';

const MINUTE_MS = 60_000;
const config = { access: 'public', limits: 'look-up' } as const;

export function certificateRoutes(app: App, show: ShowPage): void {
  const { certificateKeys, banner, clock } = app.services;
  const records = lookUp(app.services.db);
  const issue = async (number: string): Promise<Issued> => {
    const record = await getRecord(records, number);
    const said = statementOf(record, clock(), banner);
    return { record, said, compact: certify(certificateKeys, said) };
  };
  app.get(
    '/apps/:number/certificate',
    { config: { ...config, isPage: true }, schema: { hide: true, params: numberParam } },
    (request, reply) =>
      show(request, reply, async (_db, _occasion, { origin }) =>
        certificatePage(await issue(request.params.number), origin),
      ),
  );
  fileRoute(app, issue);
  keysRoute(app);
}

interface Issued {
  readonly record: FullRecord;
  readonly said: Statement;
  readonly compact: string;
}

function fileRoute(app: App, issue: (number: string) => Promise<Issued>): void {
  app.get(
    '/api/v1/register/apps/:number/certificate',
    {
      config,
      schema: {
        tags: ['备案名录'],
        summary: '一个应用的备案证书（JWS），可离线核验',
        description: `公钥见 ${KEYS_PATH}；格式和离线核验办法见 docs/filing-certificate.md。证书写明截至的时刻。`,
        params: numberParam,
      },
    },
    async (request, reply) => {
      const { record, compact } = await issue(request.params.number);
      return reply
        .type('application/jose')
        .header('cache-control', 'no-store')
        .header('content-disposition', attachmentDisposition(`${record.number ?? record.id}.备案证书.jws`))
        .send(`${compact}\n`);
    },
  );
}

function keysRoute(app: App): void {
  app.get(
    KEYS_PATH,
    {
      config: { access: 'public' },
      schema: { tags: ['备案名录'], summary: '核验备案证书的公钥（JWK Set）', response: { 200: keySet } },
    },
    (_request, reply) => {
      reply.header('cache-control', 'public, max-age=3600');
      return { keys: [...app.services.certificateKeys.published] };
    },
  );
}

/** To the minute, so that whoever asks in the same minute gets the same. */
function statementOf(record: FullRecord, now: Date, banner: string | null): Statement {
  return {
    id: record.id,
    number: record.number,
    name: record.name,
    provider: record.provider_name,
    status: record.status as Statement['status'],
    since: record.status_since,
    filedOn: record.filed_on,
    asOf: new Date(Math.floor(now.getTime() / MINUTE_MS) * MINUTE_MS).toISOString(),
    ...(banner === null ? {} : { banner }),
  };
}

function certificatePage({ record, said, compact }: Issued, origin: string): PublicPage {
  const address = appAddress(record);
  const body = html`<article class="certificate"><h1>教育移动应用备案证书</h1>
    <div class="panel">${statementFacts(said)}
      <div class="code">${qrCode(`${origin}${VERIFY_PATH}?certificate=${compact}`, '核验证书的二维码')}</div>
      <p class="small secondary">用手机扫码，即打开本平台的核验页面：核对签名，并显示当前状态。请以核验页面为准。</p>
    </div>
    <div class="actions"><a class="button primary" href="/api/v1/register/apps/${record.number === null ? record.id : encodeURIComponent(record.number)}/certificate">下载证书文件</a><a class="button" href="${address}">返回应用页</a></div>
    <details><summary>证书原文（离线核验用）</summary><pre>${compact}</pre></details></article>`;
  return { title: `${record.name}的备案证书`, body, unlisted: true };
}

/** What a certificate says, as a person reads it. */
export function statementFacts(said: Statement) {
  return facts([
    ['应用名称', said.name],
    ['备案号', said.number ?? '无'],
    ['提供者', said.provider],
    ['状态', html`${statusMark(said.status)} ${said.since} 起`],
    ['备案日期', said.filedOn],
    ['截至', html`<strong>${shanghaiTime(new Date(said.asOf))}</strong>（北京时间）的状态`],
    ['说明', said.banner],
  ]);
}
