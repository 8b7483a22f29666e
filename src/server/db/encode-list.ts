/**
 * A list as PostgreSQL's array literal; anything else as it is. `pg` does the same for whatever a list may hold, and for
 * sets of some thousands of rows that costs as much as everything else that the program does with them.
 */
export function encodeList(value: unknown): unknown {
  return Array.isArray(value) && value.every(isPlain) ? `{${value.map(element).join(',')}}` : value;
}

type Plain = string | number | boolean | Date | Buffer | null | undefined;

function isPlain(value: unknown): value is Plain {
  return value === null || typeof value !== 'object' || value instanceof Date || Buffer.isBuffer(value);
}

const SPECIAL = /["\\]/g;

function quoted(text: string): string {
  return text.includes('"') || text.includes('\\') ? `"${text.replace(SPECIAL, '\\$&')}"` : `"${text}"`;
}

function element(value: Plain): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object') return String(value);
  return value instanceof Date ? `"${value.toISOString()}"` : `"\\\\x${value.toString('hex')}"`;
}
