import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';

/** 等保三级: three people; none of them can do another's work. */
const ADMINISTRATORS = [
  { loginName: 'system-admin', role: 'system-administrator', orWithId: true },
  { loginName: 'security-admin', role: 'security-administrator', orWithId: true },
  { loginName: 'audit-admin', role: 'audit-administrator', orWithId: true },
] as const;

export const createAdministrators: Command = {
  name: 'create-administrators',
  summary: '为一个机构的系统、安全、审计三名管理员各开通账号，给出一次性链接',
  usage: '[--organisation <编号、代码或名称>]（默认为最上级的机构）',
  async run(args, { withDatabase, print }) {
    const { values } = parseArgs({ args, options: { organisation: { type: 'string' } } });
    const { ensureNoAdministrators, getRoot, issueAccounts } = await import('../issue-accounts.ts');
    await withDatabase(async (db) => {
      const organisation = values.organisation ?? String(await getRoot(db));
      const { lines } = await issueAccounts(db, organisation, ADMINISTRATORS, ensureNoAdministrators);
      for (const line of lines) print(line);
      print('三个链接请分别交给三个人：三名管理员不得由同一人担任。');
    });
  },
};
