import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartRefusal } from '../start-refusal.ts';

/** Passwords of the two roles of the embedded database; made once, readable by the operating user alone. */
export interface Credentials {
  readonly ownerPassword: string;
  readonly runtimePassword: string;
}

export function credentialsFile(dataDir: string): string {
  return join(dataDir, 'database', 'credentials.json');
}

/** @throws StartRefusal when a database exists whose passwords are lost */
export function readOrCreateCredentials(dataDir: string, databaseExists: boolean): Credentials {
  const path = credentialsFile(dataDir);
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Credentials;
  if (databaseExists) {
    throw new StartRefusal(
      `数据库 ${join(dataDir, 'pg')} 已存在，但缺少它的口令文件 ${path}。请从备份中恢复该文件。`,
    );
  }
  const credentials = { ownerPassword: password(), runtimePassword: password() };
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeFileSync(`${path}.new`, JSON.stringify(credentials), { mode: 0o600, flush: true });
  renameSync(`${path}.new`, path);
  return credentials;
}

function password(): string {
  return randomBytes(32).toString('base64url');
}
