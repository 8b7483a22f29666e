import type { ByteSource } from './file-store.ts';

export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

const PNG_HEADER = 24;
const MAX_SEGMENTS = 500;
const START_OF_SCAN = 0xda;

/** From the first chunk, IHDR. */
export async function pngSize(bytes: ByteSource): Promise<ImageSize | undefined> {
  const head = await bytes.read(0, PNG_HEADER);
  if (head.length < PNG_HEADER || head.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { width: head.readUInt32BE(16), height: head.readUInt32BE(20) };
}

/** From the frame header (SOFn), found by stepping from segment to segment. */
export async function jpegSize(bytes: ByteSource): Promise<ImageSize | undefined> {
  let at = 2;
  for (let segments = 0; segments < MAX_SEGMENTS; segments += 1) {
    const head = await bytes.read(at, 9);
    const marker = head[1] ?? START_OF_SCAN;
    if (head.length < 9 || head[0] !== 0xff || marker === START_OF_SCAN) return undefined;
    if (isFrame(marker)) return { width: head.readUInt16BE(7), height: head.readUInt16BE(5) };
    // A marker may be preceded by fill bytes.
    at += marker === 0xff ? 1 : 2 + head.readUInt16BE(2);
  }
  return undefined;
}

/** C0 to CF, without the tables of Huffman (C4), arithmetic coding (CC) and the reserved C8. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
