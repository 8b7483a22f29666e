import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { aTree } from '../../../test/builders/organisations.ts';
import { buildApp } from '../app.ts';
import type { App } from './fastify.ts';
import { REQUEST_LIMITS } from './limit-classes.ts';

let app: TestApp;
let token: string;

beforeAll(async () => {
  app = await anApp();
  const tree = await aTree(app.database.db);
  token = await app.signIn('clerk', tree.shiheSchool);
});

/** With the limits as published, and a proxy at 127.0.0.1 whose word counts. */
const withLimits = (): Promise<App> => buildApp(app.app.services, { trustProxy: ['127.0.0.1'] });

/** Downloads have the smallest bucket. */
const download = (server: App, headers: Record<string, string> = {}, remoteAddress = '127.0.0.1') =>
  server.inject({ url: '/api/v1/register/open-data/apps.csv', headers, remoteAddress });

async function emptied(server: App, headers: Record<string, string> = {}): Promise<void> {
  for (let n = 0; n < REQUEST_LIMITS.download.burst; n += 1)
    expect((await download(server, headers)).statusCode).toBe(200);
}

describe('too many requests', () => {
  test('are answered in Chinese with when to come again, one class of routes by itself', async () => {
    const server = await withLimits();
    const pupil = { 'x-forwarded-for': '203.0.113.7' };
    await emptied(server, pupil);
    const refused = await download(server, pupil);
    expect(refused.statusCode).toBe(429);
    const seconds = Number(refused.headers['retry-after']);
    expect(seconds).toBeGreaterThan(0);
    expect(seconds).toBeLessThanOrEqual(60);
    expect(refused.json()).toMatchObject({ title: '请求过于频繁，未作处理。' });
    expect(refused.json().detail).toContain(`请在 ${seconds} 秒后再试`);
    const search = await server.inject({ url: '/api/v1/register/apps', headers: pupil });
    expect(search.statusCode).toBe(200);
    await server.close();
  });

  test('are counted by the address that a trusted proxy tells, not by what is claimed', async () => {
    const server = await withLimits();
    await emptied(server, { 'x-forwarded-for': '203.0.113.8' });
    const another = { 'x-forwarded-for': '198.51.100.1' };
    expect((await download(server, another)).statusCode).toBe(200);
    const claimed = { 'x-forwarded-for': '198.51.100.2, 203.0.113.8' };
    expect((await download(server, claimed)).statusCode).toBe(429);
    expect((await download(server, another, '203.0.113.8')).statusCode).toBe(429);
    await server.close();
  });

  test('do not touch who shows a valid session; an invalid one gives no bucket of its own', async () => {
    const server = await withLimits();
    const school = { 'x-forwarded-for': '203.0.113.9' };
    await emptied(server, school);
    const signedIn = { ...school, authorization: `Bearer ${token}` };
    const known = await download(server, signedIn);
    expect(known.statusCode).toBe(200);
    expect(Number(known.headers['x-ratelimit-limit'])).toBeGreaterThan(REQUEST_LIMITS.download.burst);
    const forged = { ...school, authorization: 'Bearer a-token-that-nobody-was-given' };
    expect((await download(server, forged)).statusCode).toBe(429);
    await server.close();
  });

  test('the limits are published', () => {
    const { description = '' } = app.app.swagger().info ?? {};
    for (const { title, burst } of Object.values(REQUEST_LIMITS))
      expect(description).toContain(`${title}：连续 ${burst} 次`);
  });
});
