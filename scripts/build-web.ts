// Builds the workbench into dist/web, unless it is there already. A server does this by itself.
import { globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { build } from 'vite';
import { BUILT_FOLDER, isBuilt, STAMP, sourceHash } from '../src/server/workbench/source-hash.ts';

/** The best that brotli has costs seconds, and saves two in a hundred. */
const BROTLI_QUALITY = 9;

// Tests set it to theirs, and would get the React of developers.
process.env['NODE_ENV'] = 'production';
if (!isBuilt()) await buildWorkbench();

/** Beside its place, so that what is served is never half of it. */
async function buildWorkbench(): Promise<void> {
  const madeFrom = sourceHash();
  const outDir = `${BUILT_FOLDER}-${process.pid}`;
  try {
    await build({ build: { outDir }, logLevel: 'warn' });
    compress(outDir);
    writeFileSync(join(outDir, STAMP), madeFrom);
    mkdirSync(join(BUILT_FOLDER, '..'), { recursive: true });
    rmSync(BUILT_FOLDER, { recursive: true, force: true });
    renameSync(outDir, BUILT_FOLDER);
  } finally {
    rmSync(outDir, { recursive: true, force: true });
  }
}

function compress(folder: string): void {
  for (const file of globSync('assets/*.{js,css,svg}', { cwd: folder })) {
    const path = join(folder, file);
    const content = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(content, { level: 9 }));
    const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
    writeFileSync(`${path}.br`, brotliCompressSync(content, { params }));
  }
}
