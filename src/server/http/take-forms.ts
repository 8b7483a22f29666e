import type { App } from './fastify.ts';

const BODY_LIMIT = 20_000;

/** Within this scope, and nowhere else, forms of pages without JavaScript are taken. */
export function takeForms(scope: App): void {
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: BODY_LIMIT },
    (_request, text, parsed) => parsed(null, Object.fromEntries(new URLSearchParams(String(text)))),
  );
}
