import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { BUILT_FOLDER } from '../src/server/workbench/source-hash.ts';
import { workbench } from '../src/server/workbench/workbench.ts';
import { anApp, type TestApp } from '../test/app.ts';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const LIMIT_BYTES = 250 * 1024;
const quiet = { info: () => undefined, error: () => undefined };
const manifest = JSON.parse(readFileSync(join(BUILT_FOLDER, 'manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>;

/** What a browser loads to show that page. */
function chunksOf(entries: readonly string[]): Set<string> {
  const chunks = new Set<string>();
  const add = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined) throw new Error(`${name} was not built`);
    if (chunks.has(chunk.file)) return;
    chunks.add(chunk.file);
    chunk.imports?.forEach(add);
  };
  entries.forEach(add);
  return chunks;
}

test.each([
  'features/identity/SignIn.tsx',
  'features/provider-filing/TaskPage.tsx',
  'features/provider-filing/CasePanel.tsx',
  'features/use-filing/EditFiling.tsx',
  'features/use-filing/CasePanel.tsx',
  'cases/Home.tsx',
  'cases/Queue.tsx',
  'cases/CasePage.tsx',
  'features/completion/CompletionPage.tsx',
  'features/settings/SettingPage.tsx',
  'features/identity/AccountsPage.tsx',
])('the first load of %s is at most 250 KB of compressed script', (page) => {
  const sizes = [...chunksOf(['index.html', page])].map(
    (file) => statSync(join(BUILT_FOLDER, `${file}.gz`)).size,
  );
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(LIMIT_BYTES);
});

describe('the workbench is served', () => {
  let app: TestApp;
  const get = (path: string, headers: Record<string, string> = {}) => app.app.inject({ url: path, headers });
  const anAsset = (): string => `/workbench/${manifest['index.html']?.file}`;

  beforeAll(async () => {
    app = await anApp(undefined, { workbench: workbench(quiet) });
  });

  test('as one page for every address below it, never kept, with a nonce of its own', async () => {
    const [one, other] = [await get('/workbench/'), await get('/workbench/cases/12')];
    const nonce = ({ body }: { body: string }) => /csp-nonce" nonce="([^"]+)"/.exec(body)?.[1];
    for (const answer of [one, other]) {
      expect(answer.headers['cache-control']).toBe('no-cache');
      const policy = String(answer.headers['content-security-policy']);
      expect(policy).toContain(`style-src 'self' 'nonce-${nonce(answer)}'`);
      expect(policy).toContain("default-src 'self'");
      expect(policy).not.toContain('unsafe');
    }
    expect(nonce(one)).not.toBe(nonce(other));
  });

  test('with files that are kept for good, compressed as the browser takes them', async () => {
    for (const [accepted, encoding] of [
      ['gzip, deflate, br', 'br'],
      ['gzip', 'gzip'],
      ['', undefined],
    ] as const) {
      const { statusCode, headers } = await get(anAsset(), { 'accept-encoding': accepted });
      expect(statusCode).toBe(200);
      expect(headers['content-encoding']).toBe(encoding);
      expect(headers).toMatchObject({
        'cache-control': 'public, max-age=31536000, immutable',
        'content-type': 'text/javascript; charset=utf-8',
        vary: 'accept-encoding',
      });
    }
  });

  test.each([
    '/workbench/assets/nothing.js',
    '/workbench/assets/..%2Findex.html',
    '/workbench/assets/made-from',
  ])('and nothing else: %s', async (path) => {
    expect((await get(path)).statusCode).toBe(404);
  });
});

test('while it is being built a page says so, and asks again', async () => {
  const building = {
    prepare: () => undefined,
    find: () => 'being-built' as const,
    stop: async () => undefined,
  };
  const app = await anApp(undefined, { workbench: building });
  const { statusCode, headers, body } = await app.app.inject({ url: '/workbench/queue' });
  expect([statusCode, headers['refresh'], headers['cache-control']]).toEqual([503, '3', 'no-store']);
  expect(body).toContain('工作台正在准备');
});
