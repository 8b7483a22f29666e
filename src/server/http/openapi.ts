import swagger from '@fastify/swagger';
import { jsonSchemaTransform, jsonSchemaTransformObject } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { App } from './fastify.ts';
import { describeLimits } from './request-limits.ts';

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
}
