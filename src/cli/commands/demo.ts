import { parseArgs } from 'node:util';
import { readDemonstrationConfig } from '../../server/config.ts';
import type { Command } from '../command.ts';
import { portOf } from '../port-option.ts';
import { untilSignalled } from '../until-signalled.ts';

export const demo: Command = {
  name: 'demo',
  summary: '启动演示：一个省的学校、应用和备案，首次运行时载入',
  usage: '[--port <端口>] [--load-only]',
  async run(args, { print }) {
    const { values } = parseArgs({
      args,
      options: { port: { type: 'string' }, 'load-only': { type: 'boolean' } },
    });
    const { prepareDemonstration } = await import('../../../demo/prepare-demonstration.ts');
    const { DEMO_PASSWORD, demoAccounts } = await import('../../../demo/accounts.ts');
    const { startServer } = await import('../../server/main.ts');
    const config = readDemonstrationConfig();
    const demoConfig = { ...config, port: portOf(values.port) ?? config.port };
    await prepareDemonstration(demoConfig, print);
    if (values['load-only']) return;
    const server = await startServer(demoConfig);
    print(`演示账号（密码均为 ${DEMO_PASSWORD}）：`);
    for (const { loginName, title } of demoAccounts) print(`  ${loginName.padEnd(18)} ${title}`);
    print(`ready ${server.url}`);
    server.prepareWorkbench();
    await untilSignalled();
    await server.stop();
  },
};
