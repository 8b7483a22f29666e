import { sql } from 'kysely';
import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { anOrganisation, aTree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import type { OrganisationId } from '../../../policy/ids.ts';
import { OPEN_DATA_FIELDS } from './open-data.ts';

const MORE_THAN_A_BATCH = 2_345;
const PRIVATE = ['法定代表人示例', '10.0.0.1'];
let app: TestApp;
let provider: OrganisationId;

beforeAll(async () => {
  app = await anApp();
  const { db } = app.database;
  const tree = await aTree(db);
  provider = await anOrganisation(db, tree.henan, {
    name: '示例大学',
    kind: 'school',
    stages: ['university'],
  });
  await aRegisterApp(db, { number: '教APP备1100001号', name: '=HYPERLINK("http://x")', games: null });
  await aRegisterApp(db, { number: '教APP备1100002号', name: '"引号",逗号', provider_name: '@示例' });
  await sql`
    INSERT INTO register_apps (number, name, kind, origin, provider_name, status, status_since, status_reason, source,
      checked_on, search_name, search_provider, search_initials, search_grams)
    SELECT '教APP备12' || lpad(n::text, 5, '0') || '号', '示例' || n, 'app', 'ministry', '示例', 'filed', '2020-01-01',
      ${PRIVATE.join()}, '示例', '2020-01-01', '', '', '', '{}' FROM generate_series(1, ${MORE_THAN_A_BATCH}) AS n`.execute(
    db,
  );
});

const download = (name: string) => app.app.inject({ url: `/api/v1/register/open-data/${name}` });
const show = (id: number, query = '', headers = {}) =>
  app.call(null, 'GET', `/api/v1/register/providers/${id}${query}`, { headers });

describe('the whole register', () => {
  test('as CSV: with BOM and column names, no cell a formula, every record once', async () => {
    const { body, headers } = await download('apps.csv');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = body.split('\r\n');
    expect(lines[0]).toBe(`\ufeff${OPEN_DATA_FIELDS.map(({ title }) => title).join(',')}`);
    expect(lines[1]).toContain(
      `"'=HYPERLINK(""http://x"")",APP,外省,北京示例科技有限公司,IOS、安卓,学习类,中小学,否,未知,否,已备案`,
    );
    expect(lines[2]).toContain(`"""引号"",逗号",APP,外省,'@示例,`);
    expect(lines.filter((line) => line !== '')).toHaveLength(1 + 2 + MORE_THAN_A_BATCH);
    for (const text of PRIVATE) expect(body).not.toContain(text);
  });

  test('as JSON lines: the fields of a record in the search, every record once', async () => {
    const { body, headers } = await download('apps.jsonl');
    expect(headers['content-disposition']).toBe('attachment; filename="apps.jsonl"');
    const records = body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: number });
    expect(new Set(records.map(({ id }) => id)).size).toBe(2 + MORE_THAN_A_BATCH);
    const { body: found } = await app.call(null, 'GET', '/api/v1/register/apps?q=1100001');
    expect(records[0]).toEqual(found.items[0]);
  });

  test('is described field by field', () => {
    const paths = app.app.swagger().paths as Record<string, { get: { description: string } }>;
    const { description } = paths['/api/v1/register/open-data/apps.csv']?.get ?? { description: '' };
    for (const { title } of OPEN_DATA_FIELDS) expect(description).toContain(title);
  });
});

describe('a provider', () => {
  test('has a page with its apps and where to complain, with an ETag, page by page', async () => {
    const { db } = app.database;
    const published = { provider_id: provider, provider_name: '示例大学' };
    const first = await aRegisterApp(db, published);
    const second = await aRegisterApp(db, {
      ...published,
      complaint_channel: 'https://example.invalid/complaints',
    });
    const { body, headers } = await show(provider, '?limit=1');
    expect(body).toMatchObject({
      id: provider,
      name: '示例大学',
      complaintChannel: 'https://example.invalid/complaints',
      items: [{ id: first, providerId: provider }],
    });
    expect(Object.keys(body)).toEqual(['id', 'name', 'complaintChannel', 'items', 'next']);
    const behind = await show(provider, `?limit=1&cursor=${body.next}`);
    expect(behind.body).toMatchObject({ items: [{ id: second }], next: null });
    const held = { 'if-none-match': String(headers['etag']) };
    expect((await show(provider, '?limit=1', held)).status).toBe(304);
  });

  test('that has published nothing is not found', async () => {
    expect((await show(1)).status).toBe(404);
    expect((await show(999_999)).status).toBe(404);
    expect((await show(provider, '?cursor=x')).status).toBe(400);
  });
});
