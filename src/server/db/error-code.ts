/**
 * The code of a system error (`ENOENT`) or of one that PostgreSQL reports (`42501`). A server whose Unix socket is gone
 * refuses to connect like one whose port is closed.
 */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  if (error.code === 'ENOENT' && 'syscall' in error && error.syscall === 'connect') return 'ECONNREFUSED';
  return typeof error.code === 'string' ? error.code : undefined;
}
