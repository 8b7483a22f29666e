import { existsSync, statfsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Kysely, sql } from 'kysely';
import { credentialsFile } from '../../server/db/credentials.ts';
import { findServer } from '../../server/db/data-folder.ts';
import type { DB } from '../../server/db/types.generated.ts';
import type { Command, CommandContext } from '../command.ts';

type Line = readonly [name: string, value: string];

const GB = 1024 ** 3;

export const doctor: Command = {
  name: 'doctor',
  summary: '检查安装：版本、数据库是否可靠、数据量、密钥的位置',
  usage: '',
  async run(args, context) {
    parseArgs({ args, options: {} });
    const lines = [
      ...machineLines(context),
      // Joining the database makes every check that a start makes.
      ...(await context.withDatabase(async (db) => [
        ...(await databaseLines(db)),
        ...(await countLines(db)),
      ])),
      ...keyLines(context),
    ];
    for (const [name, value] of lines) context.print(`${name}\t${value}`);
    context.print('一切正常');
  },
};

function machineLines({ config }: CommandContext): Line[] {
  const server = findServer(config.dataDir);
  const running =
    server === undefined ? '没有运行' : `运行中（进程号 ${server.pid}，端口 ${server.port ?? ''}）`;
  return [
    ['Node', process.version],
    ['数据目录', config.dataDir],
    ['服务', running],
  ];
}

async function databaseLines(db: Kysely<DB>): Promise<Line[]> {
  const { rows } = await sql<Record<string, string>>`
    SELECT current_setting('server_version') AS version, current_setting('server_encoding') AS encoding,
           current_setting('fsync') AS fsync, current_setting('synchronous_commit') AS commit,
           current_setting('data_checksums') AS checksums, current_user AS role,
           pg_size_pretty(pg_database_size(current_database())) AS size,
           (SELECT max(name COLLATE "C") FROM schema_migrations) AS migration`.execute(db);
  const found = rows[0] ?? {};
  return [
    ['PostgreSQL', `${found['version']}，编码 ${found['encoding']}，角色 ${found['role']}`],
    [
      '落盘',
      `fsync=${found['fsync']} synchronous_commit=${found['commit']} data_checksums=${found['checksums']}`,
    ],
    ['最新的迁移', found['migration'] ?? '无'],
    ['数据库大小', found['size'] ?? ''],
  ];
}

async function countLines(db: Kysely<DB>): Promise<Line[]> {
  const { rows } = await sql<{ organisations: number; accounts: number; cases: number; entries: number }>`
    SELECT (SELECT count(*) FROM organisations) AS organisations, (SELECT count(*) FROM accounts) AS accounts,
           (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM entries) AS entries`.execute(db);
  return rows.flatMap((row): Line[] => [
    ['单位', String(row.organisations)],
    ['账号', String(row.accounts)],
    ['办件', String(row.cases)],
    ['时间线记录', String(row.entries)],
  ]);
}

function keyLines({ config }: CommandContext): Line[] {
  const place = (path: string, note: string) => `${path}${existsSync(path) ? '' : note}`;
  const passwords = credentialsFile(config.dataDir);
  return [
    ['审计密钥', place(config.auditKeyFile, '（首次封存时生成）')],
    ['身份密钥', place(config.identityKeyFile, '（首次启动时生成）')],
    ...(config.database.kind === 'embedded' ? [['数据库口令', passwords] as const] : []),
    ...(existsSync(config.dataDir) ? [['磁盘剩余', spaceLeft(config.dataDir)] as const] : []),
  ];
}

function spaceLeft(folder: string): string {
  const { bavail, bsize } = statfsSync(folder);
  return `${((bavail * bsize) / GB).toFixed(1)} GB`;
}
