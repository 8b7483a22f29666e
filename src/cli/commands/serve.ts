import { parseArgs } from 'node:util';
import type { RunningServer } from '../../server/main.ts';
import type { Command } from '../command.ts';
import { portOf } from '../port-option.ts';
import { untilSignalled } from '../until-signalled.ts';

const TITLES = {
  'system-administrator': '系统管理员',
  'security-administrator': '安全管理员',
  'audit-administrator': '审计管理员',
} as const;

export const serve: Command = {
  name: 'serve',
  summary: '启动服务（没有设置 DATABASE_URL 时连同内置数据库）',
  usage: '[--port <端口>]',
  async run(args, { config, print }) {
    const { values } = parseArgs({ args, options: { port: { type: 'string' } } });
    const port = portOf(values.port) ?? config.port;
    const { startServer } = await import('../../server/main.ts');
    const server = await startServer({ ...config, port });
    print(`ready ${server.url}`);
    for (const line of firstLinkLines(server)) print(line);
    server.prepareWorkbench();
    await untilSignalled();
    await server.stop();
  },
};

/** Printed once in the life of an installation; nobody can print them again. */
function firstLinkLines({ url, firstLinks }: RunningServer): string[] {
  if (firstLinks.length === 0) return [];
  return [
    '首次启用：下面三个一次性链接请分别交给三个人，七天内有效，只显示这一次。',
    ...firstLinks.map(({ role, loginName, path }) => `${TITLES[role]}\t${loginName}\t${url}${path}`),
  ];
}
