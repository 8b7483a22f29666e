import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PROJECT_ROOT = join(import.meta.dirname, '..', '..', '..');
export const BUILT_FOLDER = join(PROJECT_ROOT, 'dist', 'web');
/** Inside the folder: the hash of the sources that it was made from. */
export const STAMP = 'made-from';

const SOURCES = [
  'src/web/**/*.{ts,tsx,css,html}',
  'src/policy/**/*.ts',
  'scripts/build-web.ts',
  'vite.config.ts',
  'package-lock.json',
];

/** Of everything that the workbench is built from: by content, as times say little after a checkout. */
export function sourceHash(): string {
  const hash = createHash('sha256');
  const files = globSync(SOURCES, { cwd: PROJECT_ROOT, exclude: ['**/*.test.ts'] });
  for (const file of files.toSorted())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(PROJECT_ROOT, file)))
      .update('\0');
  return hash.digest('hex');
}

/** Whether the workbench is there as the sources have it now. */
export function isBuilt(): boolean {
  try {
    return readFileSync(join(BUILT_FOLDER, STAMP), 'utf8') === sourceHash();
  } catch {
    return false;
  }
}
