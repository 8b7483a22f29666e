import { readFileSync } from 'node:fs';

/** The rows of a table beside this file, by header. */
export function readTsv(name: string): Readonly<Record<string, string>>[] {
  const lines = readFileSync(new URL(name, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  const headers = (lines.shift() ?? '').split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? '']));
  });
}
