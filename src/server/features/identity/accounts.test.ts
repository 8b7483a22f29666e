import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import type { Role } from '../../../policy/access/grants.ts';
import type { OrganisationId } from '../../../policy/ids.ts';

const START = new Date('2020-03-02T02:00:00Z');
const ROLES = ['system-administrator', 'security-administrator', 'audit-administrator'] as const;

let app: TestApp;
let tree: Tree;
let xinyang: string;
let made = 0;

beforeAll(async () => {
  app = await anApp();
  tree = await aTree(app.database.db);
  xinyang = await app.signIn('security-administrator', tree.xinyang);
});

beforeEach(() => {
  app.now = START;
});

const create = (
  organisationId: number,
  role: Role = 'clerk',
  loginName?: string,
  token: string | null = xinyang,
) => {
  made += 1;
  return app.call(token, 'POST', '/api/v1/accounts', {
    body: { loginName: loginName ?? `someone.${made}`, organisationId, role },
  });
};
const grant = (accountId: number, organisationId: OrganisationId, role: Role, token = xinyang) =>
  app.call(token, 'POST', '/api/v1/memberships', { body: { accountId, organisationId, role } });
const list = (query = '', token: string | null = xinyang) =>
  app.call(token, 'GET', `/api/v1/accounts${query}`);

describe('an account', () => {
  test('is opened for whoever stands below, with a one-time link', async () => {
    expect(await create(tree.shiheSchool)).toMatchObject({
      status: 201,
      body: { linkToken: expect.stringMatching(/^[\w-]{32}$/), expiresAt: '2020-03-09T02:00:00.000Z' },
    });
  });

  test('is not opened beside or above, nor by anybody else', async () => {
    for (const place of [tree.zhongyuanSchool, tree.henan, 999_999 as OrganisationId]) {
      expect((await create(place)).status).toBe(404);
    }
    const tokens = await Promise.all(
      (['officer', 'clerk', 'system-administrator', 'audit-administrator'] as const).map((role) =>
        app.signIn(role, tree.xinyang),
      ),
    );
    for (const token of tokens)
      expect((await create(tree.shiheSchool, 'clerk', undefined, token)).status).toBe(403);
    expect((await create(tree.shiheSchool, 'clerk', undefined, null)).status).toBe(401);
  });

  test('has a name of its own', async () => {
    expect((await create(tree.shiheSchool, 'clerk', '王老师')).status).toBe(201);
    expect(await create(tree.shiheSchool, 'clerk', '王老师')).toMatchObject({
      status: 409,
      body: { title: '账号名“王老师”已被使用。' },
    });
  });
});

describe('roles', () => {
  test('are given to somebody within reach, once, and take effect at once', async () => {
    const { accountId } = (await create(tree.shiheSchool)).body;
    expect(await grant(accountId, tree.shihe, 'officer')).toMatchObject({ status: 201 });
    expect(await grant(accountId, tree.shihe, 'officer')).toMatchObject({
      status: 409,
      body: { title: '这个账号在该机构已有这一角色。' },
    });
  });

  test('are not given elsewhere, nor to somebody elsewhere', async () => {
    const { accountId } = (await create(tree.shiheSchool)).body;
    expect((await grant(accountId, tree.zhongyuanSchool, 'clerk')).status).toBe(404);
    const zhengzhou = await app.signIn('security-administrator', tree.zhengzhou);
    expect((await grant(accountId, tree.zhongyuanSchool, 'clerk', zhengzhou)).status).toBe(404);
    expect((await grant(999_999, tree.shiheSchool, 'clerk')).status).toBe(404);
  });

  test.each(
    ROLES.flatMap((one) => ROLES.filter((other) => other !== one).map((other) => [one, other] as const)),
  )('%s and %s are two people', async (one, other) => {
    const { accountId } = (await create(tree.shihe, one)).body;
    expect(await grant(accountId, tree.shihe, other)).toMatchObject({
      status: 409,
      body: { title: '管理员角色必须由不同的人员担任，不能与其他角色兼任。' },
    });
  });

  test.each([
    ['security-administrator', 'officer'],
    ['officer', 'security-administrator'],
    ['clerk', 'audit-administrator'],
  ] as const)('%s takes no office as %s', async (one, other) => {
    const { accountId } = (await create(tree.shihe, one)).body;
    expect((await grant(accountId, tree.xinyang, other)).status).toBe(409);
  });

  test('that two give at once do not slip past each other', async () => {
    const { accountId } = (await create(tree.shihe, 'clerk')).body;
    const [held] = (await list(`?organisationId=${tree.shihe}&limit=200`)).body.items
      .filter((item: { accountId: number }) => item.accountId === accountId)
      .flatMap((item: { memberships: { membershipId: number }[] }) => item.memberships);
    await app.call(xinyang, 'POST', `/api/v1/memberships/${held.membershipId}/end`);
    const answers = await Promise.all(ROLES.map((role) => grant(accountId, tree.shihe, role)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([201, 409, 409]);
  });

  test('that end are gone with the next request', async () => {
    const officer = await app.signIn('officer', tree.shihe);
    expect((await app.call(officer, 'GET', '/api/v1/sessions/current')).body.memberships).toHaveLength(1);
    const { accountId } = (await app.call(officer, 'GET', '/api/v1/sessions/current')).body;
    const { items } = (await list(`?organisationId=${tree.shihe}&limit=200`)).body;
    const { memberships } = items.find((item: { accountId: number }) => item.accountId === accountId);
    const path = `/api/v1/memberships/${memberships[0].membershipId}/end`;
    const zhengzhou = await app.signIn('security-administrator', tree.zhengzhou);
    expect((await app.call(zhengzhou, 'POST', path)).status).toBe(404);
    expect((await app.call(xinyang, 'POST', path)).status).toBe(204);
    expect((await app.call(officer, 'GET', '/api/v1/sessions/current')).body.memberships).toEqual([]);
    expect((await app.call(officer, 'GET', '/api/v1/cases')).status).toBe(403);
    expect((await app.call(xinyang, 'POST', path)).status).toBe(404);
    // Somebody without any role can still be given one by whoever had them before.
    expect((await grant(accountId, tree.shihe, 'officer')).status).toBe(201);
  });
});

describe('the list of accounts', () => {
  test('shows who holds which role within reach, and nothing personal', async () => {
    const { accountId } = (await create(tree.pingqiaoSchool, 'clerk', 'pingqiao.clerk')).body;
    expect((await list(`?organisationId=${tree.pingqiaoSchool}`)).body).toEqual({
      items: [
        {
          accountId,
          loginName: 'pingqiao.clerk',
          activated: false,
          locked: false,
          disabled: false,
          memberships: [
            {
              membershipId: expect.any(Number),
              organisation: { id: tree.pingqiaoSchool, name: '平桥区示例小学' },
              role: 'clerk',
              since: '2020-03-02T02:00:00Z',
            },
          ],
        },
      ],
      next: null,
    });
  });

  test('ends at the border of the area', async () => {
    await app.signIn('clerk', tree.zhongyuanSchool);
    expect((await list(`?organisationId=${tree.zhongyuanSchool}`)).body.items).toEqual([]);
    const { items } = (await list('?limit=200')).body;
    const places = new Set(
      items.flatMap((item: { memberships: { organisation: { id: number } }[] }) =>
        item.memberships.map(({ organisation }) => organisation.id),
      ),
    );
    expect(places.has(tree.zhongyuanSchool)).toBe(false);
    expect(places.has(tree.pingqiaoSchool)).toBe(true);
  });

  test('comes page by page, each account once', async () => {
    const all = (await list('?limit=200')).body.items.map((item: { accountId: number }) => item.accountId);
    const seen: number[] = [];
    let cursor = '';
    for (let pages = 0; pages < 100; pages += 1) {
      const { body } = await list(`?limit=3${cursor}`);
      seen.push(...body.items.map((item: { accountId: number }) => item.accountId));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(seen).toEqual(all);
  });

  test('is for security administrators', async () => {
    expect((await list('', await app.signIn('officer', tree.henan))).status).toBe(403);
    expect((await list('', null)).status).toBe(401);
    expect((await list('?cursor=x')).status).toBe(400);
  });
});
