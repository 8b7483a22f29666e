import { createHash } from 'node:crypto';
import { createWriteStream, mkdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemClock } from '../clock.ts';
import { orFullDisk, withBytes } from './disk.ts';
import type { Contents, FileStore, StoredFile } from './file-store.ts';
import { partFiles } from './part-files.ts';
import { sweepTemporaryFiles, temporaryName } from './temporary-files.ts';
import { tooLarge } from './upload-limits.ts';

/** Below the folder; swept at each start. */
export const TEMPORARY = 'uploading';
const PARTS = 'parts';

/** Whatever arrives is first written to this machine's disk, and given to where it stays once it is complete and durable. */
export function spoolingFileStore(folder: string, contents: Contents): FileStore {
  const temporary = join(folder, TEMPORARY);
  mkdirSync(temporary, { recursive: true, mode: 0o700 });
  sweepTemporaryFiles(temporary, systemClock());
  const spool: FileStore['spool'] = (stream, limitBytes, work) =>
    spoolTo(join(temporary, temporaryName()), stream, limitBytes, work).catch((error: unknown) => {
      throw orFullDisk(error);
    });
  return {
    ...contents,
    spool,
    write: (stream, { limitBytes, inspect }) =>
      spool(stream, limitBytes, async (path, stored) => {
        const inspected = await withBytes(path, (bytes) => inspect(bytes, stored));
        await contents.keep(path, stored);
        return { stored, inspected };
      }),
    parts: partFiles(join(folder, PARTS), contents),
    withFile: (sha256, work) => {
      const path = contents.pathOf?.(sha256);
      return path === undefined ? spool(contents.read(sha256), Number.POSITIVE_INFINITY, work) : work(path);
    },
  };
}

async function spoolTo<T>(
  path: string,
  stream: Readable,
  limitBytes: number,
  work: (path: string, stored: StoredFile) => Promise<T>,
): Promise<T> {
  try {
    return await work(path, await receive(stream, path, limitBytes));
  } finally {
    await rm(path, { force: true });
  }
}

async function receive(stream: Readable, path: string, limitBytes: number): Promise<StoredFile> {
  const hash = createHash('sha256');
  const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  let size = 0;
  const meter = async function* (chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limitBytes) throw tooLarge(limitBytes);
      hash.update(chunk);
      yield chunk;
    }
  };
  await pipeline(stream, meter, file);
  return { sha256: hash.digest(), size };
}
