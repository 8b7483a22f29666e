import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SignedCheckpoint } from './checkpoint-form.ts';

const FILE = /^checkpoints-\d{4}-\d{2}\.jsonl$/;

/** The files of published checkpoints, oldest first. None where the folder is not there. */
export function publishedFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => FILE.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

/**
 * What was published: in a folder of such files or in one file.
 * @throws Error when a line is no JSON
 */
export function readPublished(path: string): SignedCheckpoint[] {
  const files = existsSync(path) && statSync(path).isFile() ? [path] : publishedFiles(path);
  return files.flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line, index) => parse(line, `${file} 第 ${index + 1} 行`)),
  );
}

function parse(line: string, place: string): SignedCheckpoint {
  try {
    return JSON.parse(line) as SignedCheckpoint;
  } catch {
    throw new Error(`${place} 不是检查点`);
  }
}
