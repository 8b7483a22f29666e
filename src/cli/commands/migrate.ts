import { parseArgs } from 'node:util';
import type { Command } from '../command.ts';
import { errorLog } from '../error-log.ts';

export const migrate: Command = {
  name: 'migrate',
  summary: '执行尚未执行的数据库迁移（启动服务时自动执行）',
  usage: '',
  async run(args, { config, print }) {
    parseArgs({ args, options: {} });
    const { prepareDatabase } = await import('../../server/db/prepare.ts');
    const prepared = await prepareDatabase(config, { log: errorLog });
    await prepared.stop();
    for (const name of prepared.migrated) print(`已执行 ${name}`);
    if (prepared.migrated.length === 0) print('数据库已是最新，没有要执行的迁移。');
  },
};
