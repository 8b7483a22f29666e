import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../../test/app.ts';
import { filingDesk } from '../../../../test/builders/filing-desk.ts';
import { aTree, type Tree } from '../../../../test/builders/organisations.ts';
import type { OrganisationId } from '../../../policy/ids.ts';

const START = new Date('2020-03-02T02:00:00Z');
const DAY = 86_400_000;

let app: TestApp;
let tree: Tree;
let shihe: string;

beforeAll(async () => {
  app = await anApp(START);
  tree = await aTree(app.database.db);
  shihe = await app.signIn('security-administrator', tree.shihe);
});

beforeEach(() => {
  app.now = START;
});

const pending = async (token = shihe) =>
  (await app.call(token, 'GET', '/api/v1/account-handovers')).body.items;
const handOver = (organisationId: number, membershipId: number, token = shihe) =>
  app.call(token, 'POST', `/api/v1/organisations/${organisationId}/account-handovers`, {
    body: { membershipId },
  });

async function aClerk(organisationId: OrganisationId): Promise<{ token: string; membershipId: number }> {
  const token = await app.signIn('clerk', organisationId);
  const { accountId } = (await app.call(token, 'GET', '/api/v1/sessions/current')).body;
  const { id } = await app.database.db
    .selectFrom('memberships')
    .select('id')
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow();
  return { token, membershipId: id };
}

async function nameLiaison(clerk: string, organisationId: number, name: string): Promise<void> {
  app.now = new Date(app.now.getTime() + DAY);
  const { status } = await app.call(clerk, 'PUT', `/api/v1/organisations/${organisationId}/liaison`, {
    body: {
      supervisingAuthority: '浉河区教育局',
      head: { name: '示例甲', position: '校长', landline: '0376-0000000', mobile: '13800000000' },
      administrator: { name, position: '教师', mobile: '13900000000' },
      stampedCopy: await filingDesk(app).upload(clerk, '联络表.pdf'),
    },
  });
  expect(status).toBe(200);
}

describe('a new liaison form', () => {
  test('leads to the account being handed over: the former role ends, a new account is issued', async () => {
    const { token, membershipId } = await aClerk(tree.shiheSchool);
    await nameLiaison(token, tree.shiheSchool, '示例乙');
    expect(await pending()).toEqual([]);
    await nameLiaison(token, tree.shiheSchool, '示例丙');
    expect(await pending()).toEqual([
      {
        organisation: { id: tree.shiheSchool, name: '浉河区示例小学' },
        since: '2020-03-04T02:00:00.000Z',
        accounts: [{ membershipId, loginName: expect.any(String), role: 'clerk' }],
      },
    ]);

    const { status, body } = await handOver(tree.shiheSchool, membershipId);
    expect(status).toBe(201);
    expect(body.slips).toMatchObject([{ loginName: '2141000001', role: 'clerk' }]);
    expect((await app.call(token, 'GET', '/api/v1/cases')).status).toBe(403);
    expect(await pending()).toEqual([]);

    const password = 'Neues-Passw0rd';
    const { code, loginName } = body.slips[0];
    await app.call(null, 'POST', '/api/v1/activations', { body: { code, password } });
    const next = await app.call(null, 'POST', '/api/v1/sessions', { body: { loginName, password } });
    expect((await app.call(next.body.token, 'GET', '/api/v1/cases')).status).toBe(200);
    const { entries } = (
      await app.call(next.body.token, 'GET', `/api/v1/organisations/${tree.shiheSchool}/history`)
    ).body;
    expect(entries.map(({ action }: { action: string }) => action)).toContain('hand-over-account');
  });

  test('is needed, newer than the account, and serves once', async () => {
    const { token, membershipId } = await aClerk(tree.shiheMiddleSchool);
    const message = async (id: number) => (await handOver(tree.shiheMiddleSchool, id)).body.title;
    expect(await message(membershipId)).toBe('该单位没有报送备案工作联络表。');
    await nameLiaison(token, tree.shiheMiddleSchool, '示例乙');
    app.now = new Date(app.now.getTime() + DAY);
    const later = await aClerk(tree.shiheMiddleSchool);
    expect(await handOver(tree.shiheMiddleSchool, later.membershipId)).toMatchObject({
      status: 422,
      body: {
        title: '联络表在这个账号开通之前报送，不是更换联络人。',
        rule: 'organisations/an-account-is-handed-over-on-a-new-liaison-form',
      },
    });
    expect((await handOver(tree.shiheMiddleSchool, membershipId)).status).toBe(201);
    expect(await message(later.membershipId)).toBe('这份联络表的账号已经交接过。');
  });

  test('is dealt with by whoever manages the accounts there, and only there', async () => {
    const { token, membershipId } = await aClerk(tree.shiheKindergarten);
    await nameLiaison(token, tree.shiheKindergarten, '示例乙');
    await nameLiaison(token, tree.shiheKindergarten, '示例丙');
    const pingqiao = await app.signIn('security-administrator', tree.pingqiao);
    expect(await pending(pingqiao)).toEqual([]);
    expect((await handOver(tree.shiheKindergarten, membershipId, pingqiao)).status).toBe(404);
    expect((await handOver(tree.shiheSchool, membershipId)).status).toBe(404);
    expect((await handOver(tree.shiheKindergarten, membershipId, token)).status).toBe(403);
    const henan = await app.signIn('security-administrator', tree.henan);
    expect((await handOver(tree.shiheKindergarten, membershipId, henan)).status).toBe(201);
  });
});
