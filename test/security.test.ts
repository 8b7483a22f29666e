import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const [, ...sections] = readFileSync(join(ROOT, 'docs/security.md'), 'utf8').split(/^#{2,3} /m);

/** The cells of every row of a table, without its head. */
function rowsOf(section: string): string[][] {
  return section
    .split('\n')
    .filter((text) => text.startsWith('|'))
    .slice(2)
    .map((text) =>
      text
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const pathsIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path);
const isOpen = (section: string): boolean => section.startsWith('Not answered yet');
const answered = sections.filter((section) => !isOpen(section)).flatMap(rowsOf);

describe('docs/security.md', () => {
  test('answers rows of both catalogues, and lists after each what is open', () => {
    expect(answered.length).toBeGreaterThan(50);
    const open = sections.filter(isOpen).map(rowsOf);
    expect(open).toHaveLength(2);
    for (const rows of open) for (const cells of rows) expect(cells.every((cell) => cell !== '')).toBe(true);
  });

  test.each(
    answered.map(
      ([row = '', requirement = '', where = '', tests = '']) =>
        [`${row} ${requirement}`, { where, tests }] as const,
    ),
  )('%s', (_row, { where, tests }) => {
    expect(pathsIn(where)).not.toEqual([]);
    expect(pathsIn(tests)).not.toEqual([]);
    for (const path of pathsIn(tests)) expect(path).toMatch(/\.test\.ts$/);
    const missing = [where, tests].flatMap(pathsIn).filter((path) => !existsSync(join(ROOT, path)));
    expect(missing).toEqual([]);
  });
});
