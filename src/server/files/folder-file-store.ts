import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { access, type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { systemClock } from '../clock.ts';
import { errorCode } from '../db/error-code.ts';
import { Failure } from '../errors.ts';
import type { FileStore, StoredFile, WriteOptions } from './file-store.ts';
import { sweepTemporaryFiles, temporaryName } from './temporary-files.ts';

const TEMPORARY = 'uploading';
const FULL_DISK = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Contents in a folder, `ab/cdef…` by hash. An upload is written beside them and moved to its place once it is complete
 * and durable, so that what has a place is always whole.
 */
export function folderFileStore(folder: string): FileStore {
  const temporary = join(folder, TEMPORARY);
  mkdirSync(temporary, { recursive: true, mode: 0o700 });
  sweepTemporaryFiles(temporary, systemClock());
  return {
    write: (stream, options) => {
      const path = join(temporary, temporaryName());
      return writeVia(path, folder, stream, options).catch((error: unknown) => {
        throw FULL_DISK.has(errorCode(error) ?? '') ? fullDisk() : error;
      });
    },
    read: (sha256) => createReadStream(placeOf(folder, sha256)),
    has: (sha256) => exists(placeOf(folder, sha256)),
  };
}

async function writeVia<T>(
  path: string,
  folder: string,
  stream: Readable,
  { limitBytes, inspect }: WriteOptions<T>,
): Promise<{ stored: StoredFile; inspected: T }> {
  try {
    const stored = await receive(stream, path, limitBytes);
    const inspected = await inspectAt(path, stored.size, inspect);
    await keep(path, placeOf(folder, stored.sha256));
    return { stored, inspected };
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

async function inspectAt<T>(path: string, size: number, inspect: WriteOptions<T>['inspect']): Promise<T> {
  const file = await open(path, 'r');
  try {
    return await inspect({ size, read: (start, length) => readAt(file, start, length) });
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

async function keep(path: string, place: string): Promise<void> {
  const folder = dirname(place);
  if (!(await exists(place))) {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await rename(path, place);
  }
  await syncFolder(folder);
  await syncFolder(dirname(folder));
}

/** Without this a new name may be lost with the power although the contents are on the disk. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

function placeOf(folder: string, sha256: Buffer): string {
  const name = sha256.toString('hex');
  return join(folder, name.slice(0, 2), name.slice(2));
}

async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

function tooLarge(limitBytes: number): Failure {
  const limit = limitBytes >= MB ? `${Math.floor(limitBytes / MB)} MB` : `${limitBytes} 字节`;
  return new Failure('too-large', `文件超过了 ${limit} 的限制，没有保存。`, {
    remedy: '请压缩图片、降低扫描分辨率，或拆分成几个文件后再上传。',
  });
}

const MB = 2 ** 20;

const fullDisk = (): Failure =>
  new Failure('unavailable', '存储空间不足，文件没有保存；以前保存的内容不受影响。', {
    remedy: '请联系平台管理员清理或扩充存储空间，然后重新上传。',
  });
