const MAX_LENGTH = 31;
// oxlint-disable-next-line no-control-regex -- refusing control characters is the purpose
const FORBIDDEN = /[[\]:*?/\\\0-\x1f]|^'|'$/g;

/** Names that spreadsheet programs accept: at most 31 characters, without some signs, each only once. */
export function sheetNames(wanted: readonly string[]): string[] {
  const taken = new Set<string>();
  return wanted.map((name, index) => {
    const base = name.replace(FORBIDDEN, ' ').trim().slice(0, MAX_LENGTH) || `Sheet${index + 1}`;
    const free = taken.has(base.toLowerCase()) ? `${base.slice(0, MAX_LENGTH - 4)}(${index + 1})` : base;
    taken.add(free.toLowerCase());
    return free;
  });
}

/** `_x000D_` in a text would be read back as a character: its underscore is written as one itself. */
export function escapeUnderscores(text: string): string {
  return text.includes('_x') ? text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_') : text;
}
