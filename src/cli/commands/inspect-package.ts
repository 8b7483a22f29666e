import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { knownSdks } from '../../policy/app-packages/known-sdks.ts';
import {
  PACKAGE_KINDS,
  type PackageReport,
  PROTECTIONS,
  SDK_CATEGORIES,
  SIGNING_VERDICTS,
} from '../../policy/app-packages/report.ts';
import { inspectInChild } from '../../server/features/app-packages/inspector.ts';
import { type Command, UsageError } from '../command.ts';

/** Needs no server and no database. */
export const inspectPackage: Command = {
  name: 'inspect-package',
  summary: '检查安装包：包名、版本、权限、签名、第三方组件，并指出问题',
  usage: '<文件> [--json]',
  async run(args, { print }) {
    const { values, positionals } = parseArgs({
      args,
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('请给出一个安装包文件');
    const path = resolve(file);
    const size = sizeOf(path);
    const report = await inspectInChild({ path, size }, knownSdks);
    if (values.json) print(JSON.stringify(report, null, 2));
    else for (const line of linesOf(report)) print(line);
  },
};

function sizeOf(path: string): number {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) throw new UsageError(`没有 ${path} 这个文件`);
  return stats.size;
}

function linesOf(report: PackageReport): string[] {
  const { signing, certificates, permissionDetails, sdks, findings } = report;
  return [
    `类型\t${PACKAGE_KINDS[report.kind]}`,
    `名称\t${report.label ?? ''}`,
    `包名\t${report.packageId ?? ''}`,
    `版本\t${report.versionName ?? ''}（${report.versionCode ?? ''}）`,
    `系统\t最低 ${report.minSdk ?? report.minimumSystem ?? ''}，目标 ${report.targetSdk ?? ''}`,
    `签名\t${SIGNING_VERDICTS[signing.verdict]}`,
    ...certificates.map(
      ({ scheme, sha256, verified }) => `证书\t${scheme} ${sha256} ${verified ? '已验证' : '未验证'}`,
    ),
    ...permissionDetails.map(({ name, protection }) => `权限\t${name}（${PROTECTIONS[protection]}）`),
    ...sdks.map(({ name, category }) => `组件\t${name}（${SDK_CATEGORIES[category]}）`),
    ...findings.map(({ code, message, detail }) => `发现\t${message}${detail ?? ''}（${code}）`),
  ];
}
