import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Command, UsageError } from '../command.ts';
import { errorLog } from '../error-log.ts';

export const exportAudit: Command = {
  name: 'export-audit',
  summary: '导出全部时间线和检查点，供他人独立核对（格式见 docs/audit-format.md）',
  usage: '--out <新目录>',
  async run(args, { config, print }) {
    const { values } = parseArgs({ args, options: { out: { type: 'string' } } });
    if (values.out === undefined) throw new UsageError('请用 --out 指定一个新目录。');
    const folder = resolve(values.out);
    const { prepareDatabase } = await import('../../server/db/prepare.ts');
    const audit = await import('../../server/audit/export.ts');
    const { withAuditClient } = await import('../../server/audit/snapshot.ts');
    const prepared = await prepareDatabase(config, { log: errorLog });
    try {
      const { manifest, sha256 } = await withAuditClient(prepared.url, (client) =>
        audit.exportAudit(client, folder),
      );
      const { entries, streams, checkpoints } = manifest.counts;
      print(`已导出到 ${folder}：时间线 ${streams} 条，记录 ${entries} 条，检查点 ${checkpoints} 个`);
      print(`最新检查点的根 ${manifest.lastCheckpoint?.root ?? '（尚无检查点）'}`);
      print(`清单的 SHA-256 ${sha256}`);
      print(`核对：./registry verify-audit ${folder}`);
    } finally {
      await prepared.stop();
    }
  },
};
