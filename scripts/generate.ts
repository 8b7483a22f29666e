// Writes the generated files; with --check compares instead and fails on any difference.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, extname, join } from 'node:path';
import { startEmbedded } from '../src/server/db/embedded.ts';
import { migrate } from '../src/server/db/migrate.ts';
import { fastFolder } from '../test/fast-folder.ts';
import { apiTypes } from './generators/api-types.ts';
import { databaseTypes } from './generators/database-types.ts';
import type { Generator, GeneratorContext } from './generators/generator.ts';
import { openapiDocument } from './generators/openapi-document.ts';
import { rulesDocument, statesDocument } from './generators/policy-documents.ts';

const generators: readonly Generator[] = [
  databaseTypes,
  rulesDocument,
  statesDocument,
  openapiDocument,
  apiTypes,
];

const root = join(import.meta.dirname, '..');
const checking = process.argv.includes('--check');

const stale: string[] = [];
await withTemporaryDatabase(async (context) => {
  for (const generator of generators) {
    const text = format(generator.path, await generator.generate(context));
    const path = join(root, generator.path);
    if (checking && readIfThere(path) !== text) stale.push(generator.path);
    if (!checking) write(path, text);
  }
});
if (stale.length > 0) {
  console.error(`Stale generated files: ${stale.join(', ')}. Run "npm run generate" and commit the result.`);
  process.exitCode = 1;
}

async function withTemporaryDatabase(work: (context: GeneratorContext) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(fastFolder(), 'registry-generate-'));
  const quiet = { info: () => undefined, warn: (message: string) => console.error(message) };
  try {
    const embedded = await startEmbedded({ dataDir, log: quiet });
    try {
      await migrate(embedded);
      await work(embedded);
    } finally {
      await embedded.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Biome leaves generated files alone; here it reads one from its standard input. */
function format(path: string, text: string): string {
  if (extname(path) !== '.ts') return text;
  const biome = join(root, 'node_modules', '.bin', 'biome');
  return execFileSync(biome, ['format', '--stdin-file-path=generated.ts'], {
    cwd: root,
    input: text,
    encoding: 'utf8',
  });
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}
