import type { ByteSource } from '../../src/server/files/file-store.ts';

/** A file that is in memory. */
export function bytesOf(buffer: Buffer): ByteSource {
  return {
    size: buffer.length,
    read: async (start, length) => buffer.subarray(start, Math.max(start, start + length)),
  };
}
