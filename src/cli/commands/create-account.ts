import { parseArgs } from 'node:util';
import type { Role } from '../../policy/access/grants.ts';
import { type Command, type CommandContext, UsageError } from '../command.ts';

export const createAccount: Command = {
  name: 'create-account',
  summary: '开通账号，给出设置密码的一次性链接',
  usage: '--login <账号名> --role <角色> --organisation <编号、代码或名称>',
  async run(args, context) {
    const { values } = parseArgs({
      args,
      options: {
        login: { type: 'string' },
        role: { type: 'string' },
        organisation: { type: 'string' },
      },
    });
    const { login, role, organisation } = values;
    if (login === undefined || role === undefined || organisation === undefined)
      throw new UsageError('请写明 --login、--role 和 --organisation。');
    await openAccount(context, {
      loginName: await loginNameOf(login),
      role: await roleOf(role),
      organisation,
    });
  },
};

async function openAccount(
  { withDatabase, print }: CommandContext,
  { loginName, role, organisation }: { loginName: string; role: Role; organisation: string },
): Promise<void> {
  const { issueAccounts } = await import('../issue-accounts.ts');
  await withDatabase(async (db) => {
    const { lines } = await issueAccounts(db, organisation, [{ loginName, role }]);
    for (const line of lines) print(line);
  });
}

async function loginNameOf(text: string): Promise<string> {
  const { loginName } = await import('../../server/features/identity/schema.ts');
  const parsed = loginName.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(
    `--login 应为 2 至 50 个字，只含文字、数字和 . _ @ -，例如 --login zhangsan，而不是“${text}”。`,
  );
}

async function roleOf(text: string): Promise<Role> {
  const { role } = await import('../../server/features/identity/schema.ts');
  const parsed = role.safeParse(text);
  if (parsed.success) return parsed.data;
  throw new UsageError(`--role 应为下列之一：${role.options.join('、')}。`);
}
