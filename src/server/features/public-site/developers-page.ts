import type { App, RouteAccess } from '../../http/fastify.ts';
import { type Html, html } from '../../http/html.ts';
import { REQUEST_LIMITS } from '../../http/limit-classes.ts';
import { KEYS_PATH } from './certificate-pages.ts';
import { count } from './labels.ts';
import { PACKAGE_CHECK_PATH } from './package-check-form.ts';
import { A_DAY, type Place, type ShowPage } from './show-page.ts';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly 'x-access'?: RouteAccess;
}

interface Described {
  readonly path: string;
  readonly method: string;
  readonly operation: Operation;
}

export function developersRoute(app: App, show: ShowPage): void {
  app.get(
    '/developers',
    { config: { access: 'public', isPage: true }, schema: { hide: true } },
    (request, reply) =>
      show(
        request,
        reply,
        (_db, _occasion, place) => ({
          title: '接口说明',
          description: '教育移动应用备案接口：访问级别、频率限制、调用示例和全部接口。',
          body: body(operationsOf(app), place),
        }),
        A_DAY,
      ),
  );
}

function operationsOf(app: App): Described[] {
  return Object.entries(app.swagger().paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      path,
      method,
      operation,
    })),
  );
}

function body(operations: readonly Described[], { origin }: Place): Html {
  const byTag = [...Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? '其他')];
  return html`<h1>接口说明</h1>
    <p>完整的机器可读说明：<a href="/api/v1/openapi.json">/api/v1/openapi.json</a>（OpenAPI 3.1），可用来生成客户端。出错时返回 <code>application/problem+json</code>，一次列出全部问题、规则和依据。</p>
    <h2>从一个例子开始</h2>
    <p>按备案号查询（任何常见写法均可），再次查询时带上 ETag，没有变化只回答 304：</p>
    <pre tabindex="0">curl ${origin}/api/v1/register/apps/4100001
curl -H 'If-None-Match: "1.3"' ${origin}/api/v1/register/apps/4100001</pre>
    <p>应用商店按包名成批查询，一次至多 1,000 项：</p>
    <pre tabindex="0">curl -H 'content-type: application/json' ${origin}/api/v1/register/lookup \\
  -d '{"packages":[{"platform":"android","packageId":"com.example.homework"}]}'</pre>
    <p>核对安装包是不是备案的那一个（供人使用的页面：<a href="${PACKAGE_CHECK_PATH}">查安装包</a>）：</p>
    <pre tabindex="0">curl -F file=@homework.apk ${origin}/api/v1/register/package-file-checks
curl -H 'content-type: application/json' ${origin}/api/v1/register/package-checks \\
  -d '{"platform":"android","packageId":"com.example.homework","certificateDigest":"…"}'</pre>
    <p>跟随变化清单，不会遗漏也不会重复：</p>
    <pre tabindex="0">curl '${origin}/api/v1/register/changes?after=0&limit=1000'</pre>
    ${accessSection()}${limitsSection()}
    <h2>备案证书</h2><p>证书是 JWS（RFC 7515），公钥在 <a href="${KEYS_PATH}">${KEYS_PATH}</a>（JWK Set），可离线核验。</p>
    <h2>全部接口</h2>${byTag.map(tagSection)}`;
}

const ACCESS: readonly (readonly [title: string, meaning: string])[] = [
  ['公开', '无需登录，也无需密钥。'],
  [
    '登录用户或密钥',
    '程序在请求头带 Authorization: Bearer reg_…；密钥由本单位在工作台自助申请，可限定用途和期限。',
  ],
  ['登录用户', '只供人使用，密钥不能代替。'],
  ['按职责', '登录后还须在相应单位担任能办理该事项的职务；范围以外的内容一律回答 404。'],
];

function accessSection(): Html {
  return html`<h2>访问级别</h2><dl class="facts apart">${ACCESS.map(([title, meaning]) => html`<dt>${title}</dt><dd>${meaning}</dd>`)}</dl>
    <p>写操作可带 <code>Idempotency-Key</code>：重复提交得到与第一次相同的回答。</p>`;
}

function limitsSection(): Html {
  return html`<h2>频率限制</h2><p>按来源地址计算，同一学校共用一个地址的合并计算；登录后或使用密钥时单独计算，为下列的 5 倍。超出时回答 429，<code>Retry-After</code> 为几秒后再试。</p>
    <table class="stack"><thead><tr><th scope="col">接口</th><th scope="col" class="count">可连续</th><th scope="col" class="count">此后每分钟</th></tr></thead><tbody>${Object.values(REQUEST_LIMITS).map(({ title, burst, fillSeconds }) => html`<tr><th scope="row">${title}</th><td class="count" data-label="可连续">${count(burst)} 次</td><td class="count" data-label="此后每分钟">${count((burst / fillSeconds) * 60)} 次</td></tr>`)}</tbody></table>`;
}

function tagSection([tag, list]: readonly [string, readonly Described[]]): Html {
  return html`<details><summary>${tag}（${list.length}）</summary><table class="stack"><thead><tr><th scope="col">作用</th><th scope="col">地址</th><th scope="col">访问</th></tr></thead><tbody>${list.map(operationRow)}</tbody></table></details>`;
}

function operationRow({ path, method, operation }: Described): Html {
  return html`<tr><th scope="row">${operation.summary}</th><td><code>${method.toUpperCase()} ${path}</code></td><td data-label="访问">${accessTitle(operation['x-access'])}</td></tr>
`;
}

function accessTitle(access: RouteAccess | undefined): string {
  if (access === 'public') return '公开';
  if (access === 'signed-in') return '登录用户';
  return access === 'signed-in-or-key' ? '登录用户或密钥' : '按职责';
}
