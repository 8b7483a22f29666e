import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';

let app: TestApp;

beforeAll(async () => {
  app = await anApp();
});

const ANSWERS = [
  ['a page', '/', 200, 'text/html; charset=utf-8'],
  ['an answer', '/healthz', 200, 'application/json; charset=utf-8'],
  ['a refusal', '/api/v1/cases', 401, 'application/problem+json; charset=utf-8'],
  ['what is not there', '/no/such/page', 404, 'application/problem+json; charset=utf-8'],
] as const;

describe.each(ANSWERS)('%s', (_name, url, status, contentType) => {
  test('says what it is, and what a browser may do with it', async () => {
    const { statusCode, headers } = await app.app.inject({
      url,
      headers: { origin: 'https://elsewhere.invalid' },
    });
    expect([statusCode, headers['content-type']]).toEqual([status, contentType]);
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy':
        "default-src 'self';frame-ancestors 'none';form-action 'self';base-uri 'none'",
    });
    expect(headers['strict-transport-security']).toMatch(/^max-age=31536000\b/);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });
});

test('TRACE, and asking beforehand from another origin, are not answered', async () => {
  for (const method of ['TRACE', 'OPTIONS'] as const) {
    const { statusCode, headers } = await app.app.inject({
      method: method as 'OPTIONS',
      url: '/api/v1/sessions',
      headers: { origin: 'https://elsewhere.invalid', 'access-control-request-method': 'POST' },
    });
    expect(statusCode).toBe(404);
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  }
});
