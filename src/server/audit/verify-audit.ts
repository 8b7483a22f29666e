#!/usr/bin/env node
// The stand-alone verifier of exports: `node src/server/audit/verify-audit.ts DIR`. Together with the files it imports,
// all from this folder, it needs Node and nothing else: no database, no server, no packages.
import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { keyMap, readPublicKeys } from './public-keys.ts';
import { readPublished } from './published.ts';
import { verificationText } from './verification-text.ts';
import { verifyExport } from './verify-export.ts';

const USAGE = `用法：node verify-audit.ts <导出目录> [--key <公钥.pem>]… [--published <已公布的检查点>]

核对 export-audit 导出的审计数据，指出每一处与写入时不一致的地方。
  --key        可信的公钥（PEM），可重复；不指定时使用导出中的公钥
  --published  已公布的检查点文件，或其所在目录
退出码：0 一致，1 有不一致，2 用法有误
`;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  const { folder, keys, published } = readArguments(args);
  if (folder === undefined) return fail(USAGE);
  const missing = [folder, ...keys, ...published].find((path) => !existsSync(path));
  if (missing !== undefined) return fail(`没有 ${missing} 这个目录或文件。\n`);
  const verification = await verifyExport(folder, {
    ...(keys.length === 0 ? {} : { keys: keyMap(keys.flatMap(readPublicKeys)) }),
    published: published.flatMap(readPublished),
    report: ({ message }) => print(message),
  });
  for (const line of verificationText(verification)) print(line);
  return verification.deviations === 0 ? 0 : 1;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

function fail(message: string): number {
  process.stderr.write(message);
  return 2;
}

function readArguments(args: string[]) {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true }, published: { type: 'string', multiple: true } },
    });
    const folder = positionals.length === 1 ? positionals[0] : undefined;
    return { folder, keys: values.key ?? [], published: values.published ?? [] };
  } catch {
    return { folder: undefined, keys: [], published: [] };
  }
}
