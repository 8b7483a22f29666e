import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { portOf } from '../port-option.ts';
import { untilSignalled } from '../until-signalled.ts';

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
    await untilSignalled();
    await server.stop();
  },
};
