import { u32 } from './binary-chunks.ts';

/** A file of Dalvik classes that defines these, such as `com/tencent/mm/opensdk/Api`, without any code. */
export function dexOf(classes: readonly string[]): Buffer {
  const names = classes.map((name) => `L${name};`).toSorted();
  const header = 0x70;
  const stringIds = header;
  const typeIds = stringIds + names.length * 4;
  const classDefs = typeIds + names.length * 4;
  const data = classDefs + names.length * 32;
  let at = data;
  const strings = names.map((name) => Buffer.concat([Buffer.from([name.length]), Buffer.from(`${name}\0`)]));
  const offsets = strings.map((bytes) => {
    at += bytes.length;
    return u32(at - bytes.length);
  });
  const body = Buffer.concat([
    ...offsets,
    ...names.map((_, index) => u32(index)),
    ...names.map((_, index) => Buffer.concat([u32(index), Buffer.alloc(28)])),
    ...strings,
  ]);
  const head = Buffer.alloc(header);
  head.write('dex\n035\0', 'latin1');
  head.writeUInt32LE(header + body.length, 0x20);
  head.writeUInt32LE(header, 0x24);
  head.writeUInt32LE(0x12345678, 0x28);
  for (const [place, count, start] of [
    [0x38, names.length, stringIds],
    [0x40, names.length, typeIds],
    [0x60, names.length, classDefs],
  ] as const) {
    head.writeUInt32LE(count, place);
    head.writeUInt32LE(start, place + 4);
  }
  return Buffer.concat([head, body]);
}
