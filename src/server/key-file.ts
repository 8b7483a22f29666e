import { chmodSync, linkSync, mkdirSync, readFileSync, statSync, unlinkSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeDurably } from './audit/durable-file.ts';
import { errorCode } from './db/error-code.ts';
import { StartRefusal } from './start-refusal.ts';

/**
 * What a key file outside the database holds; the file is made at the first start.
 * @throws StartRefusal when it cannot be read, or others may read it
 */
export function readKeyFile(path: string, title: string, make: () => string | Buffer): string {
  const found = readIfThere(path, title);
  if (found === undefined) {
    createKeyFile(path, make());
    return readFileSync(path, 'utf8');
  }
  if ((statSync(path).mode & 0o077) !== 0)
    throw new StartRefusal(`${title} ${path} 可被其他用户读取。请执行 chmod 600 ${path}，并考虑更换密钥。`);
  return found;
}

function readIfThere(path: string, title: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined;
    throw new StartRefusal(`无法读取${title} ${path}（${errorCode(error)}）。`);
  }
}

/** Written aside and linked, so that no start sees half a key and of two starts at once both use the same. */
function createKeyFile(path: string, content: string | Buffer): void {
  const draft = `${path}.${process.pid}`;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  writeDurably(draft, content, 0o600);
  chmodSync(draft, 0o600);
  try {
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
  } finally {
    unlinkSync(draft);
  }
}
