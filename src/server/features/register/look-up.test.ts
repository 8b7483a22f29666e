import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree } from '../../../../test/builders/organisations.ts';
import { aRegisterApp } from '../../../../test/builders/register.ts';
import type { RegisterAppId } from '../../../policy/ids.ts';
import { legalDay } from '../../../policy/legal-day.ts';
import { transaction } from '../../db/database.ts';
import { featureListeners } from '../../features.ts';
import { occasionOfProgram } from '../../occasion.ts';
import { type PublishedPackage, publishPackages } from './packages.ts';
import { changeAppStatus } from './status-changes.ts';

const ANYBODY = null;
const DIGEST = 'ab'.repeat(32);
let app: TestApp;
let homework: RegisterAppId;

beforeAll(async () => {
  app = await anApp();
  await aTree(app.database.db);
  homework = await aRegisterApp(app.database.db, { name: '作业', number: '教APP备1100001号' });
});

const occasion = () => occasionOfProgram('test', app.now, featureListeners);
const show = (number: string, headers: Record<string, string> = {}) =>
  app.call(ANYBODY, 'GET', `/api/v1/register/apps/${encodeURIComponent(number)}`, { headers });
const lookUp = (body: object) => app.call(ANYBODY, 'POST', '/api/v1/register/lookup', { body });
const publish = (packages: readonly PublishedPackage[]) =>
  transaction(app.database.db, (tx) => publishPackages(tx, occasion(), packages));
const suspend = (appId: RegisterAppId) =>
  transaction(app.database.db, (tx) =>
    changeAppStatus(tx, occasion(), [
      { appId, action: 'suspend', effectiveOn: legalDay('2020-03-01'), reason: '整改', source: '公告' },
    ]),
  );
const androidPackage = (changes: Partial<PublishedPackage> = {}): PublishedPackage => ({
  appId: homework,
  platform: 'android',
  packageId: 'cn.example.homework',
  certificateDigest: DIGEST,
  version: '1.0.0',
  ...changes,
});

describe('one record', () => {
  test('has an ETag that its next change ends', async () => {
    const id = await aRegisterApp(app.database.db, { number: '教APP备1100010号' });
    const first = await show('教APP备1100010号');
    const etag = String(first.headers['etag']);
    expect(first.headers['cache-control']).toBe('public, no-cache');
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const unchanged = await show('1100010', { 'if-none-match': held });
      expect(unchanged, held).toMatchObject({ status: 304, body: '' });
      expect(unchanged.headers, held).not.toHaveProperty('content-length');
    }
    expect(await show(String(id), { 'if-none-match': '"other"' })).toMatchObject({ status: 200 });
    await suspend(id);
    const second = await show('1100010', { 'if-none-match': etag });
    expect(second).toMatchObject({ status: 200, body: { status: 'suspended' } });
    expect(second.headers['etag']).not.toBe(etag);
  });

  test('is not there, whatever version is held', async () => {
    expect((await show('教APP备1199999号', { 'if-none-match': '*' })).status).toBe(404);
  });

  test('asked for by many at once, each gets their own', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, () => aRegisterApp(app.database.db)));
    const answers = await Promise.all([...ids, 999_999].map((id) => show(String(id))));
    expect(answers.map(({ body }) => body.id)).toEqual([...ids, undefined]);
  });

  test('shows these fields and no others', async () => {
    const number = '教APP备1100011号';
    const id = await aRegisterApp(app.database.db, { number, complaint_channel: '400-000-0000' });
    await publish([androidPackage({ appId: id })]);
    const { body } = await show(number);
    const fields =
      'id number name kind origin providerName providerId platforms functionTypes audience advertisements games charges status statusSince filedOn source checkedOn amendmentSince version complaintChannel packages history';
    expect(Object.keys(body)).toEqual(fields.split(' '));
    expect(body).toMatchObject({
      complaintChannel: '400-000-0000',
      version: 2,
      packages: [
        {
          platform: 'android',
          packageId: 'cn.example.homework',
          certificateDigest: DIGEST,
          version: '1.0.0',
        },
      ],
    });
  });
});

describe('packages', () => {
  test('lead to every app that claims them, the one in good standing first', async () => {
    const packageId = 'cn.example.claimed';
    const [suspended, filed] = [await aRegisterApp(app.database.db), await aRegisterApp(app.database.db)];
    await publish([suspended, filed].map((appId) => androidPackage({ appId, packageId })));
    await suspend(suspended);
    const { body } = await app.call(ANYBODY, 'GET', `/api/v1/register/packages/android/${packageId}`);
    expect(body.items.map(({ id }: { id: number }) => id)).toEqual([filed, suspended]);
    expect(await app.call(ANYBODY, 'GET', `/api/v1/register/packages/ios/${packageId}`)).toMatchObject({
      body: { items: [] },
    });
    expect((await lookUp({ packages: [{ platform: 'android', packageId }] })).body.results).toMatchObject([
      { found: true, app: { id: filed }, others: [{ id: suspended }] },
    ]);
  });

  test('published again change nothing; another certificate or version does', async () => {
    const id = await aRegisterApp(app.database.db);
    const one = androidPackage({ appId: id, certificateDigest: null });
    const versionAfter = async (...packages: PublishedPackage[]) => {
      await publish(packages);
      return (await show(String(id))).body.version;
    };
    expect(await versionAfter(one, one)).toBe(2);
    expect(await versionAfter(one)).toBe(2);
    expect(await versionAfter({ ...one, certificateDigest: DIGEST })).toBe(3);
    expect(await versionAfter({ ...one, version: '1.0.1' }, { ...one, platform: 'ios' })).toBe(4);
    expect((await show(String(id))).body.packages).toHaveLength(3);
  });

  test.each(['cn example', '<script>', '包名'])('%s is no id of a package', async (id) => {
    const path = `/api/v1/register/packages/android/${encodeURIComponent(id)}`;
    expect((await app.call(ANYBODY, 'GET', path)).status).toBe(400);
  });
});

describe('many at once', () => {
  test('are answered in the order given, in any spelling, found or not', async () => {
    await publish([androidPackage()]);
    const known = { platform: 'android', packageId: 'cn.example.homework' };
    const { status, body } = await lookUp({
      numbers: ['教APP备1199999号', '教ＡＰＰ备 1100001', '不是备案号', '教APP备1100001号'],
      packages: [{ platform: 'ios', packageId: 'cn.example.nobodys' }, known],
    });
    expect(status).toBe(200);
    expect(body.results.map(({ found }: { found: boolean }) => found)).toEqual([
      false,
      true,
      false,
      true,
      false,
      true,
    ]);
    expect(body.results[1]).toMatchObject({ query: { number: '教ＡＰＰ备 1100001' }, app: { id: homework } });
    expect(body.results[5]).toMatchObject({ query: known, app: { number: '教APP备1100001号' } });
    expect(body.results[0]).toEqual({
      query: { number: '教APP备1199999号' },
      found: false,
      app: null,
      others: [],
    });
  });

  test('a number with one digit too many names all that may be meant', async () => {
    await aRegisterApp(app.database.db, { number: '教APP备1200012号' });
    await aRegisterApp(app.database.db, { number: '教APP备1200122号' });
    const [{ app: first, others }] = (await lookUp({ numbers: ['教APP备12000122号'] })).body.results;
    expect([first, ...others].map(({ number }) => number)).toEqual(['教APP备1200012号', '教APP备1200122号']);
  });

  test('a thousand are, a thousand and one are not', async () => {
    const numbers = Array.from({ length: 1_000 }, (_, index) => `12${String(index).padStart(5, '0')}`);
    const { status, body } = await lookUp({ numbers });
    expect(status).toBe(200);
    expect(body.results).toHaveLength(1_000);
    const packages = [{ platform: 'ios', packageId: 'cn.example' }];
    expect(await lookUp({ numbers, packages })).toMatchObject({
      status: 413,
      body: { title: '一次最多查询 1000 项，本次为 1001 项，未作查询。' },
    });
    const tooLong = await lookUp({ numbers: [...numbers, '1'] });
    expect(tooLong.status).toBe(400);
    expect(tooLong.body.defects[0].message).toContain('一次最多查询 1000 项');
  });

  test('nothing asked is nothing answered; other fields are refused', async () => {
    expect((await lookUp({})).body).toEqual({ results: [] });
    expect((await lookUp({ number: '1' })).status).toBe(400);
  });
});
