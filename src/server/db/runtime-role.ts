import { type Client, escapeLiteral } from 'pg';
import { StartRefusal } from '../start-refusal.ts';
import { errorCode } from './error-code.ts';

export const RUNTIME_ROLE = 'registry_runtime';

/** The role that serves requests, to which migrations grant what it may do. Created where that is permitted. */
export async function ensureRuntimeRole(client: Client, runtimeUrl: string): Promise<void> {
  const { rows } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [RUNTIME_ROLE]);
  if (rows.length > 0) return;
  const { username, password } = new URL(runtimeUrl);
  const login =
    username === RUNTIME_ROLE && password !== ''
      ? `LOGIN PASSWORD ${escapeLiteral(decodeURIComponent(password))}`
      : 'NOLOGIN';
  try {
    await client.query(`CREATE ROLE ${RUNTIME_ROLE} NOSUPERUSER NOCREATEDB NOCREATEROLE ${login}`);
  } catch (error) {
    const code = errorCode(error);
    // Another installation on the same server was faster.
    if (code === '42710' || code === '23505') return;
    if (code !== '42501') throw error;
    throw new StartRefusal(
      `DATABASE_OWNER_URL 的角色无权新建角色 ${RUNTIME_ROLE}。请由数据库管理员执行 CREATE ROLE ${RUNTIME_ROLE} LOGIN PASSWORD '…'。`,
    );
  }
}
