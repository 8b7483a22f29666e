import type { ByteSource } from '../../../files/file-store.ts';

const WINDOW = 2 ** 20;

/** The same bytes; many small reads one behind the other become few large ones. */
export function readAhead(bytes: ByteSource): ByteSource {
  let start = 0;
  let window: Buffer = Buffer.alloc(0);
  return {
    size: bytes.size,
    read: async (at, length) => {
      if (length >= WINDOW) return bytes.read(at, length);
      if (at < start || at + length > start + window.length) {
        window = await bytes.read(at, WINDOW);
        start = at;
      }
      return window.subarray(at - start, at - start + length);
    },
  };
}
