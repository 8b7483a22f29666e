import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import type { Generator } from './generator.ts';
import { openapiDocument } from './openapi-document.ts';

const root = join(import.meta.dirname, '..', '..');

/** What the workbench knows of the API: types made from the description that was written just before. */
export const apiTypes: Generator = {
  path: 'src/web/api/schema.generated.ts',
  generate: async () => {
    // The generator needs the compiler API of TypeScript 5; the project's own TypeScript has none.
    registerHooks({
      resolve: (specifier, context, next) =>
        next(specifier === 'typescript' ? 'typescript-5' : specifier, context),
    });
    const { default: openapiTypes, astToString } = await import('openapi-typescript');
    const description = JSON.parse(readFileSync(join(root, openapiDocument.path), 'utf8')) as object;
    return astToString(await openapiTypes(description as Parameters<typeof openapiTypes>[0]));
  },
};
