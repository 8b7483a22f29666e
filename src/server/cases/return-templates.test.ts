import { beforeAll, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import type { OrganisationId } from '../../policy/ids.ts';

let app: TestApp;
let tree: Tree;
let county = '';
let province = '';

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  county = await app.signIn('officer', tree.shihe);
  province = await app.signIn('officer', tree.henan);
});

const path = (at: OrganisationId) => `/api/v1/organisations/${at}/return-templates`;
const add = (token: string, at: OrganisationId, text: string, more: object = {}) =>
  app.call(token, 'POST', path(at), { body: { kind: 'use-filing', text, ...more } });
const list = async (token: string, at: OrganisationId, kind = 'use-filing') =>
  (await app.call(token, 'GET', `${path(at)}?kind=${kind}`)).body.items;
const texts = async (token: string, at: OrganisationId, kind?: string) =>
  (await list(token, at, kind)).map(({ text }: { text: string }) => text);

test('an authority’s own come first, then those from above; none from beside or below', async () => {
  const source = '备案办法附件2注5';
  expect(
    await add(province, tree.henan, '请补充集体决策的会议纪要。', { field: 'decision.minutes', source }),
  ).toMatchObject({ status: 201 });
  await add(county, tree.shihe, '请上传加盖公章的协议。', { field: 'agreement' });
  await add(county, tree.shihe, '住所地不完整。');
  const pingqiao = await app.signIn('officer', tree.pingqiao);
  await add(pingqiao, tree.pingqiao, '平桥区的模板。');

  expect(await texts(county, tree.shihe)).toEqual([
    '请上传加盖公章的协议。',
    '住所地不完整。',
    '请补充集体决策的会议纪要。',
  ]);
  expect((await list(county, tree.shihe)).at(-1)).toEqual({
    id: expect.any(Number),
    authority: { id: tree.henan, name: '河南省教育厅（示例）' },
    kind: 'use-filing',
    field: 'decision.minutes',
    text: '请补充集体决策的会议纪要。',
    source,
    version: 1,
  });
  expect(await texts(province, tree.henan)).toEqual(['请补充集体决策的会议纪要。']);
  expect(await texts(county, tree.shihe, 'use-stop')).toEqual([]);
});

test('officers put their own in order; those of others are not theirs to change', async () => {
  const [first, second, inherited] = await list(county, tree.shihe);
  const order = (...ids: number[]) =>
    app.call(county, 'PUT', `${path(tree.shihe)}/order`, { body: { kind: 'use-filing', ids } });
  expect(await order(second.id, first.id)).toMatchObject({ status: 204 });
  expect(await texts(county, tree.shihe)).toEqual([second.text, first.text, inherited.text]);
  expect(await order(second.id, first.id, inherited.id)).toMatchObject({ status: 409 });
  const body = { version: 1, text: '改动' };
  expect(await app.call(county, 'PUT', `/api/v1/return-templates/${inherited.id}`, { body })).toMatchObject({
    status: 404,
  });
  expect(await add(county, tree.henan, '越权')).toMatchObject({ status: 404 });
  expect(await app.call(county, 'GET', `${path(tree.henan)}?kind=use-filing`)).toMatchObject({ status: 404 });
});

test('one is changed by whoever has seen the latest version, and retired instead of deleted', async () => {
  const [{ id }] = await list(county, tree.shihe);
  const change = (version: number, text: string) =>
    app.call(county, 'PUT', `/api/v1/return-templates/${id}`, { body: { version, text } });
  expect(await change(1, '住所地请写到门牌号。')).toMatchObject({ status: 204 });
  expect(await change(1, '别人的改动。')).toMatchObject({ status: 409 });
  const retire = (version: number) =>
    app.call(county, 'POST', `/api/v1/return-templates/${id}/retirement`, { body: { version } });
  expect(await retire(1)).toMatchObject({ status: 409 });
  expect(await retire(2)).toMatchObject({ status: 204 });
  expect(await retire(3)).toMatchObject({ status: 409 });
  expect(await texts(county, tree.shihe)).not.toContain('住所地请写到门牌号。');

  const audit = await app.signIn('audit-administrator', tree.shihe);
  const { body } = await app.call(audit, 'GET', `/api/v1/audit/streams/return-template/${id}`);
  expect(body.entries.map(({ action }: { action: string }) => action)).toEqual([
    'add',
    'order',
    'change',
    'retire',
  ]);
  const beside = await app.signIn('audit-administrator', tree.pingqiao);
  expect(await app.call(beside, 'GET', `/api/v1/audit/streams/return-template/${id}`)).toMatchObject({
    status: 404,
  });
});

test('every defect of one is named at once', async () => {
  const answer = await add(county, tree.shihe, ' ', { kind: 'no-such-kind', field: '单位', extra: 1 });
  expect(answer.status).toBe(400);
  expect(answer.body.defects.map(({ field }: { field: string }) => field).toSorted()).toEqual([
    'extra',
    'field',
    'kind',
    'text',
  ]);
});
