import { parseArgs } from 'node:util';
import { type Command, UsageError } from '../command.ts';
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

function portOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw new UsageError(`--port 应为 0 到 65535 的整数，例如 --port 3000，而不是“${text}”。`);
}
