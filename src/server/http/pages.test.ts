import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';

const ANYBODY = null;
let app: TestApp;

beforeAll(async () => {
  app = await anApp();
});

const get = (url: string, headers: Record<string, string> = {}) => app.call(ANYBODY, 'GET', url, { headers });

describe('the size of the text', () => {
  test('is a style sheet of its own, by cookie: pages are the same for all', async () => {
    const large = { cookie: 'text-size=large' };
    const { body, headers } = await get('/text-size.css', large);
    expect(body).toContain('font-size: 22px');
    expect(headers).toMatchObject({ 'cache-control': 'private, no-cache', vary: 'cookie' });
    expect((await get('/text-size.css')).body).not.toContain('22px');
    expect((await get('/', large)).headers['etag']).toBe((await get('/')).headers['etag']);
  });

  test('is changed by a link, which leads back', async () => {
    const { body } = await get('/apps?q=作业');
    const [, link = ''] = /class="size to-large" [^>]*href="([^"]+)"/.exec(body) ?? [];
    const { status, headers } = await get(link.replaceAll('&amp;', '&'));
    expect([status, headers['location']]).toEqual([303, '/apps?q=%E4%BD%9C%E4%B8%9A']);
    expect(headers['set-cookie']).toMatch(
      /^text-size=large; Max-Age=31536000; Path=\/; HttpOnly; SameSite=Lax$/,
    );
  });

  test.each([
    '//elsewhere.example',
    'https://elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    'x',
    '',
  ])('does not lead elsewhere: %j', async (to) => {
    const { status, headers } = await get(`/text-size?size=large&to=${encodeURIComponent(to)}`);
    expect([status, headers['location']]).toEqual([303, '/']);
  });
});

describe('the style sheet', () => {
  test('is named by its content and kept for ever', async () => {
    const { body } = await get('/');
    const [, path = ''] = /href="(\/style-[\w-]+\.css)"/.exec(body) ?? [];
    expect((await get(path)).headers).toMatchObject({
      'content-type': 'text/css; charset=utf-8',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });
});

describe('a refusal', () => {
  const BROWSER = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  test('is a page for a browser, and a problem for a program', async () => {
    const page = await get('/no/such/page', BROWSER);
    expect([page.status, page.headers['content-type']]).toEqual([404, 'text/html; charset=utf-8']);
    expect(page.body).toContain('<h1>没有这个地址。</h1>');
    expect(page.body).toContain('<a href="/">返回首页</a>');
    const { headers } = await get('/no/such/page');
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  test('of the API is a problem for everybody', async () => {
    const { headers } = await get('/api/v1/register/apps/4199999', BROWSER);
    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });

  test('of an address that cannot be read is a page as well', async () => {
    const { status, headers } = await get('/apps/%E0%A4%A', BROWSER);
    expect([status, headers['content-type']]).toEqual([400, 'text/html; charset=utf-8']);
  });
});
