import { beforeAll, describe, expect, test } from 'vitest';
import { anApp, type TestApp } from '../../../test/app.ts';
import { aTree, type Tree } from '../../../test/builders/organisations.ts';
import { anEnrolment } from '../../../test/builders/second-factor.ts';
import { type Command, UsageError } from '../command.ts';
import { createAccount } from './create-account.ts';
import { createAdministrators } from './create-administrators.ts';

let app: TestApp;
let tree: Tree;

beforeAll(async () => {
  app = await anApp(new Date());
  tree = await aTree(app.database.db);
});

async function run(command: Command, ...args: string[]): Promise<string[]> {
  const lines: string[] = [];
  await command.run(args, {
    config: {} as never,
    withDatabase: (work) => work(app.database.db),
    print: (line) => lines.push(line),
  });
  return lines;
}

const account = (login: string, role: string, organisation: string) =>
  run(createAccount, '--login', login, '--role', role, '--organisation', organisation);

async function useLink(line: string | undefined, loginName: string): Promise<string> {
  // The command takes the real time; the app's clock stands still.
  app.now = new Date();
  const token = line?.split('/one-time-link/')[1] ?? '';
  const password = 'First-Passw0rd';
  const redemption = await app.call(null as string | null, 'POST', '/api/v1/one-time-links/redemption', {
    body: { token, password },
  });
  expect(redemption.status).toBe(204);
  const opened = await app.call(null as string | null, 'POST', '/api/v1/sessions', {
    body: { loginName, password },
  });
  return opened.body.token;
}

describe('create-account', () => {
  test('prints a link with which the holder gets in, and until when', async () => {
    const lines = await account('officer.shihe', 'officer', '浉河区教育局（示例）');
    expect(lines).toMatchObject([
      '账号\tofficer.shihe',
      '角色\tofficer（浉河区教育局（示例））',
      expect.stringMatching(/^一次性链接\t\/one-time-link\/[\w-]{32}$/),
      expect.stringMatching(/^有效期至\t\d{4}-\d{2}-\d{2} \d{2}:\d{2}（北京时间）$/),
      '',
    ]);
    const token = await useLink(lines[2], 'officer.shihe');
    const { body } = await app.call(token, 'GET', '/api/v1/sessions/current');
    expect(body.memberships).toMatchObject([
      { organisationId: tree.shihe, role: 'officer', level: 'county' },
    ]);
  });

  test('knows an organisation by id, school code, region code and credit code', async () => {
    for (const [index, name] of [
      String(tree.shihe),
      '2141000001',
      '411502',
      '12441400456763110Y',
    ].entries()) {
      expect((await account(`by.${index}`, 'clerk', name))[0]).toBe(`账号\tby.${index}`);
    }
  });

  test.each([
    ['an unknown role', 'a.name', 'minister', '411502', '--role 应为下列之一：system-administrator'],
    ['a name with a blank', 'a name', 'clerk', '411502', '--login 应为'],
    ['an organisation that is not there', 'a.name', 'clerk', '没有这所学校', '没有找到机构“没有这所学校”'],
  ])('refuses %s with what to do', async (_what, ...[login, role, organisation, sentence]) => {
    await expect(account(login, role, organisation)).rejects.toThrow(sentence);
    await expect(account(login, role, organisation)).rejects.toBeInstanceOf(UsageError);
  });

  test('refuses a name that is taken, and makes nothing', async () => {
    await account('taken', 'clerk', '411502');
    await expect(account('taken', 'clerk', '411503')).rejects.toThrow('账号名“taken”已被使用');
  });
});

describe('create-administrators', () => {
  test('gives three people a link each at the top of the tree, once', async () => {
    const lines = await run(createAdministrators);
    expect(lines.filter((line) => line.startsWith('一次性链接'))).toHaveLength(3);
    expect(lines.filter((line) => line.startsWith('角色'))).toEqual([
      '角色\tsystem-administrator（教育部（示例））',
      '角色\tsecurity-administrator（教育部（示例））',
      '角色\taudit-administrator（教育部（示例））',
    ]);
    const token = await useLink(lines[7], 'security-admin');
    expect((await app.call(token, 'GET', '/api/v1/accounts')).status).toBe(403);
    await anEnrolment(app, token, 'First-Passw0rd');
    expect((await app.call(token, 'GET', '/api/v1/accounts')).status).toBe(200);
    await expect(run(createAdministrators)).rejects.toThrow('该机构已有管理员');
  });

  test('for another organisation gives them names of their own', async () => {
    const lines = await run(createAdministrators, '--organisation', '410000');
    expect(lines[0]).toBe(`账号\tsystem-admin-${tree.henan}`);
    await expect(run(createAdministrators, '--organisation', '410000')).rejects.toThrow('该机构已有管理员');
  });
});
