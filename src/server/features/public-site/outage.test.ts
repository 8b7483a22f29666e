import { afterAll, beforeAll, expect, test } from 'vitest';
import { appOnDatabase, type TestApp } from '../../../../test/app-on-database.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import { aDatabase } from '../../../../test/database.ts';
import { type DatabaseLink, databaseLink } from '../../../../test/torture/database-link.ts';
import { type Database, openDatabase } from '../../db/database.ts';

let app: TestApp;
let link: DatabaseLink;
let linked: Database;
let close: () => Promise<void>;

beforeAll(async () => {
  const database = await aDatabase();
  link = await databaseLink(database.url);
  linked = openDatabase(link.through(database.url), { connectTimeoutMs: 500 });
  const start = new Date('2020-03-02T02:00:00Z');
  ({ testApp: app, close } = await appOnDatabase({ ...database, db: linked.db }, start));
});

afterAll(async () => {
  await close();
  await linked.close();
  await link.close();
});

const get = (url: string) => app.call(null, 'GET', url);

test('while the database is away pages that were shown are shown with their time, others refused as pages', async () => {
  const id = await aRegisterApp(app.database.db, { name: '示例作业' });
  expect((await get(`/apps/${id}`)).body).not.toContain('数据库正在维护');
  link.cut();
  // A write makes every page in memory one of before.
  await app.call(null, 'POST', '/verify');
  app.now = new Date('2020-03-02T03:00:00Z');
  const shown = await get(`/apps/${id}`);
  expect([shown.status, shown.body.match(/以下为 ([\d: -]+) 时/)?.[1]]).toEqual([200, '2020-03-02 10:00']);
  expect(shown.body).toContain('示例作业');
  const refused = await get('/schools/1');
  expect([refused.status, refused.headers['content-type']]).toEqual([503, 'text/html; charset=utf-8']);
  expect(refused.body).toContain('请稍候重试');
  link.restore();
  await expect.poll(async () => (await get(`/apps/${id}`)).body, { timeout: 10_000 }).not.toContain('维护');
});
