import { access, type FileHandle, open } from 'node:fs/promises';
import { errorCode } from '../db/error-code.ts';
import { Failure } from '../errors.ts';
import type { ByteSource } from './file-store.ts';

export async function exists(path: string): Promise<boolean> {
  try {
    await access(path);
    return true;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Without this a new name may be lost with the power although the contents are on the disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

export async function withBytes<T>(path: string, work: (bytes: ByteSource) => Promise<T>): Promise<T> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return await work({ size, read: (start, length) => readAt(file, start, length) });
  } finally {
    await file.close();
  }
}

async function readAt(file: FileHandle, start: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, start);
  return buffer.subarray(0, bytesRead);
}

const FULL_DISK = new Set(['ENOSPC', 'EDQUOT']);

/** What a full disk means to whoever uploads; any other error stays what it is. */
export function orFullDisk(error: unknown): unknown {
  if (!FULL_DISK.has(errorCode(error) ?? '')) return error;
  return new Failure('unavailable', '存储空间不足，文件没有保存；以前保存的内容不受影响。', {
    remedy: '请联系平台管理员清理或扩充存储空间，然后重新上传。',
  });
}
