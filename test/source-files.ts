import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

export interface SourceFile {
  /** From the project's root. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
}

export interface Import {
  /** Path from the project's root, or the name of a package. */
  readonly target: string;
  readonly isPackage: boolean;
  /** `import type`: gone when the program runs. */
  readonly typeOnly: boolean;
}

const ROOT = join(import.meta.dirname, '..');

/** The project's own TypeScript below these folders, without what was generated. */
export function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`, { cwd: ROOT }))
    .filter((path) => !path.includes('node_modules') && !path.endsWith('.generated.ts'))
    .map((path) => {
      const text = readFileSync(join(ROOT, path), 'utf8');
      return { path, text, imports: importsOf(path, text) };
    });
}

const STATEMENT = /^(?:import|export)(\s+type)?\s+(?:[\w*\s{},$]+?\s+from\s+)?'([^']+)'/gm;
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g;

function importsOf(path: string, text: string): Import[] {
  const written = [...text.matchAll(STATEMENT)].map(([, type, from = '']) => ({
    from,
    typeOnly: type !== undefined,
  }));
  const dynamic = [...text.matchAll(DYNAMIC)].map(([, from = '']) => ({ from, typeOnly: false }));
  return [...written, ...dynamic].map(({ from, typeOnly }) => {
    const isPackage = !from.startsWith('.');
    const target = isPackage ? from : relative(ROOT, join(ROOT, dirname(path), from));
    return { target, isPackage, typeOnly };
  });
}

export function isTest({ path }: SourceFile): boolean {
  return path.startsWith('test/') || /(?:\.test\.ts|\/test-[\w-]+\.ts)$/.test(path);
}
