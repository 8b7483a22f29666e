import type { Client } from 'pg';
import { StartRefusal } from '../start-refusal.ts';
import { RUNTIME_ROLE } from './runtime-role.ts';

const OLDEST_VERSION = 150_000;

/** Refuses a server on which an acknowledged write could be lost or Chinese text be mangled. */
export async function assertDurableServer(client: Client): Promise<void> {
  const { rows } = await client.query<Record<string, string>>(
    `SELECT current_setting('server_version_num') AS version, current_setting('server_encoding') AS encoding,
            current_setting('fsync') AS fsync, current_setting('full_page_writes') AS full_page_writes,
            current_setting('synchronous_commit') AS synchronous_commit`,
  );
  const { version, encoding, ...switches } = rows[0] ?? {};
  if (Number(version) < OLDEST_VERSION) {
    throw new StartRefusal(`数据库版本过低（${version}），需要 PostgreSQL 15 或以上。`);
  }
  if (encoding !== 'UTF8') {
    throw new StartRefusal(
      `数据库的编码是 ${encoding}，必须是 UTF8。请用 CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0 新建。`,
    );
  }
  for (const [name, value] of Object.entries(switches)) {
    if (value === 'on' || value === 'remote_apply') continue;
    throw new StartRefusal(
      `数据库设置 ${name}=${value} 会在断电时丢失已回执的数据，必须为 on（ALTER SYSTEM SET ${name} = on）。`,
    );
  }
}

/** The embedded cluster is all ours: every database in it must be UTF8, those that later ones are copied from too. */
export async function assertClusterEncoding(client: Client): Promise<void> {
  const { rows } = await client.query<{ datname: string; encoding: string }>(
    `SELECT datname, pg_encoding_to_char(encoding) AS encoding FROM pg_database
      WHERE pg_encoding_to_char(encoding) <> 'UTF8'`,
  );
  const [wrong] = rows;
  if (wrong !== undefined) {
    throw new StartRefusal(`数据库 ${wrong.datname} 的编码是 ${wrong.encoding}，必须是 UTF8。`);
  }
}

/** The connection that serves requests may not change the schema, or the audit's protection would be void. */
export async function assertRuntimeRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ name: string; super: boolean; owns: boolean; member: boolean }>(
    `SELECT current_user AS name, r.rolsuper AS super,
            EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace
                     AND pg_has_role(c.relowner, 'MEMBER')) AS owns,
            EXISTS (SELECT FROM pg_roles g WHERE g.rolname = '${RUNTIME_ROLE}'
                     AND pg_has_role(g.oid, 'MEMBER')) AS member
       FROM pg_roles r WHERE r.rolname = current_user`,
  );
  const role = rows[0];
  if (role === undefined) throw new StartRefusal('无法读取 DATABASE_URL 所用的数据库角色。');
  if (role.super || role.owns) {
    throw new StartRefusal(
      `DATABASE_URL 的角色 ${role.name} ${role.super ? '是超级用户' : '拥有数据表'}，不得用于运行。请改用 ${RUNTIME_ROLE}，例如 DATABASE_URL=postgres://${RUNTIME_ROLE}:口令@主机:5432/registry。`,
    );
  }
  if (!role.member) {
    throw new StartRefusal(
      `DATABASE_URL 的角色 ${role.name} 不属于 ${RUNTIME_ROLE}。请执行 GRANT ${RUNTIME_ROLE} TO ${role.name}。`,
    );
  }
}
