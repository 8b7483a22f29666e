import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App, RouteAccess } from './fastify.ts';
import { html } from './html.ts';
import { page } from './page.ts';
import { describeLimits } from './request-limits.ts';

interface Operation {
  readonly summary?: string;
  readonly tags?: readonly string[];
  readonly 'x-access'?: RouteAccess;
}

/** OpenAPI 3.1 at /api/v1/openapi.json, made from the routes; `x-access` says who may call each. */
export async function describeApi(app: App): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: '教育移动应用备案平台接口',
        version: '1.0.0',
        description: `All times are UTC instants; days are YYYY-MM-DD in Asia/Shanghai. Errors are application/problem+json.\n\n${describeLimits()}`,
      },
      components: { securitySchemes: { session: { type: 'http', scheme: 'bearer' } } },
    },
    transform: (route) => {
      const transformed = jsonSchemaTransform(route);
      const access = route.route.config?.access;
      return { ...transformed, schema: { ...transformed.schema, 'x-access': access } };
    },
    transformObject: (document) => withoutUnusedSchemas(jsonSchemaTransformObject(document)),
  });
}

/** The transformation describes every named schema twice, as sent and as received; most are used one way only. */
function withoutUnusedSchemas(document: ReturnType<typeof jsonSchemaTransformObject>) {
  const { components } = document as { components?: { schemas?: Record<string, unknown> } };
  const all = components?.schemas ?? {};
  const used = new Set<string>();
  const mark = (part: unknown) => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (name === undefined || used.has(name)) continue;
      used.add(name);
      mark(all[name]);
    }
  };
  mark({ ...document, components: undefined });
  const schemas = Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)));
  return { ...document, components: { ...components, schemas } } as typeof document;
}

export function serveApiDescription(app: App): void {
  app.get(
    '/api/v1/openapi.json',
    { config: { access: 'public' }, schema: { hide: true, response: { 200: z.any() } } },
    () => app.swagger(),
  );
  app.get('/developers', { config: { access: 'public' }, schema: { hide: true } }, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(developersPage(app)),
  );
}

const ACCESS_TITLES: Readonly<Partial<Record<RouteAccess, string>>> = {
  public: '公开',
  'signed-in': '登录用户',
  'signed-in-or-key': '登录用户或接口密钥',
};

function developersPage(app: App): string {
  const operations = Object.entries(app.swagger().paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, Operation>).map(([method, operation]) => ({
      path,
      method,
      operation,
    })),
  );
  const byTag = Map.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? '其他');
  const body = html`
    <h1>接口说明</h1>
    <p>机器可读的完整说明：<a href="/api/v1/openapi.json">/api/v1/openapi.json</a>（OpenAPI 3.1）。</p>
    <p>
      登录后用 <code>Authorization: Bearer</code> 或会话 Cookie 访问；程序用接口密钥访问：<code>Authorization: Bearer reg_…</code>。写操作可带 <code>Idempotency-Key</code>，
      重复提交得到与第一次相同的回答。出错时返回 <code>application/problem+json</code>，列出全部问题、规则与依据。
    </p>
    <p>${describeLimits()}</p>
    ${[...byTag].map(([tag, list]) => html`<h2>${tag}</h2><div class="scroll"><table>${list.map(operationRow)}</table></div>`)}`;
  return page({ title: '接口说明', body, banner: app.services.banner });
}

function operationRow({ path, method, operation }: { path: string; method: string; operation: Operation }) {
  const access = operation['x-access'];
  return html`<tr>
    <td><code>${method.toUpperCase()}</code></td>
    <td><code>${path}</code></td>
    <td>${operation.summary}</td>
    <td class="secondary">${access === undefined ? '' : (ACCESS_TITLES[access] ?? access)}</td>
  </tr>`;
}
