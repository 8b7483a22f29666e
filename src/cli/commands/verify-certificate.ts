import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { shanghaiTime } from '../../policy/legal-day.ts';
import { APP_STATUSES } from '../../policy/register/states.ts';
import type { CertificateJwk } from '../../server/certificate-keys.ts';
import { examine, keySet, type Statement } from '../../server/features/public-site/certificate.ts';
import { type Command, UsageError } from '../command.ts';

/** Needs neither the database nor the network: the file, and the keys as they were published. */
export const verifyCertificate: Command = {
  name: 'verify-certificate',
  summary: '离线核验备案证书：签名是否属实，写的是什么、截至何时',
  usage: '<证书文件> --key <公钥.json>…',
  run: async (args, { print }) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { key: { type: 'string', multiple: true } },
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('请指定一个证书文件。');
    const examined = examine((values.key ?? []).flatMap(readKeys), contentOf(file));
    if (!examined.isGenuine) {
      print(`证书无效\t${examined.reason}`);
      return 1;
    }
    print('证书有效');
    for (const [name, value] of linesOf(examined.statement)) print(`${name}\t${value}`);
    print('以上是签发时的状态，目前状态以备案平台公布的为准。');
    return 0;
  },
};

function readKeys(path: string): CertificateJwk[] {
  try {
    return keySet.parse(JSON.parse(contentOf(path))).keys;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(
      `${path} 不是公钥文件。请从备案平台的 /.well-known/filing-certificate-keys.json 下载。`,
    );
  }
}

function contentOf(path: string): string {
  if (!existsSync(path)) throw new UsageError(`没有 ${path} 这个文件。`);
  return readFileSync(path, 'utf8');
}

function linesOf({ number, name, provider, status, since, filedOn, asOf, banner }: Statement) {
  return [
    ['应用名称', name],
    ['备案号', number ?? '无'],
    ['提供者', provider],
    ['状态', `${APP_STATUSES[status]}（${since} 起）`],
    ['备案日期', filedOn ?? '未载明'],
    ['截至', `${shanghaiTime(new Date(asOf))}（北京时间）`],
    ...(banner === undefined ? [] : [['说明', banner]]),
  ];
}
