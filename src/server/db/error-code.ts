/** The code of a system error (`ENOENT`) or of one that PostgreSQL reports (`42501`). */
export function errorCode(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
