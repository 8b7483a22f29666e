import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { keyMap, readPublicKeys } from '../../server/audit/public-keys.ts';
import { readPublished } from '../../server/audit/published.ts';
import type { Verification, VerifyOptions } from '../../server/audit/verification.ts';
import { verificationText } from '../../server/audit/verification-text.ts';
import type { Config } from '../../server/config.ts';
import { type Command, type CommandContext, UsageError } from '../command.ts';
import { errorLog } from '../error-log.ts';

export const verifyAudit: Command = {
  name: 'verify-audit',
  summary: '核对时间线和检查点有无改动：导出的目录，或正在运行的数据库',
  usage: '[<导出目录>] [--key <公钥.pem>]… [--published <已公布的检查点>]',
  async run(args, context) {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true }, published: { type: 'string', multiple: true } },
    });
    const [folder, ...more] = positionals;
    if (more.length > 0) throw new UsageError('一次只能核对一个目录。');
    const files = { keys: values.key ?? [], published: values.published ?? [] };
    const missing = [...files.keys, ...files.published].find((path) => !existsSync(path));
    if (missing !== undefined) throw new UsageError(`没有 ${missing} 这个目录或文件。`);
    const verification = await (folder === undefined
      ? verifyRunning(context, files)
      : verifyFolder(context, resolve(folder), files));
    for (const line of verificationText(verification)) context.print(line);
    return verification.deviations === 0 ? 0 : 1;
  },
};

interface Files {
  readonly keys: readonly string[];
  readonly published: readonly string[];
}

async function verifyFolder({ print }: CommandContext, folder: string, files: Files): Promise<Verification> {
  if (!existsSync(folder)) throw new UsageError(`没有 ${folder} 这个目录。`);
  const { verifyExport } = await import('../../server/audit/verify-export.ts');
  return verifyExport(folder, optionsOf(files, print));
}

/** Against the keys and the published checkpoints of this machine, unless told otherwise. */
async function verifyRunning({ config, print }: CommandContext, files: Files): Promise<Verification> {
  const { attested } = await import('../../server/attested.ts');
  const { prepareDatabase } = await import('../../server/db/prepare.ts');
  const { verifyDatabase } = await import('../../server/audit/verify-database.ts');
  const { withAuditClient } = await import('../../server/audit/snapshot.ts');
  const prepared = await prepareDatabase(config, { log: errorLog });
  try {
    const options = optionsOf(withDefaults(files, config), print);
    const verification = await withAuditClient(prepared.url, (client) =>
      verifyDatabase(client, { ...options, attested }),
    );
    for (const [name, count] of Object.entries(verification.attested)) print(`${name} ${count} 份已比对`);
    return verification;
  } finally {
    await prepared.stop();
  }
}

function withDefaults({ keys, published }: Files, config: Config): Files {
  const folder = dirname(config.auditKeyFile);
  return {
    keys: keys.length > 0 || !existsSync(config.auditKeyFile) ? keys : [folder],
    published: published.length > 0 ? published : [join(config.dataDir, 'checkpoints')],
  };
}

function optionsOf({ keys, published }: Files, print: (line: string) => void): VerifyOptions {
  return {
    ...(keys.length === 0 ? {} : { keys: keyMap(keys.flatMap(readPublicKeys)) }),
    published: published.flatMap(readPublished),
    report: ({ message }) => print(message),
  };
}
