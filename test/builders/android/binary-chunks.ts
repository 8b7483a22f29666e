/** Little pieces of Android's binary resources, as `aapt` writes them. */
export function u8(value: number): Buffer {
  return Buffer.from([value & 0xff]);
}

export function u16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeUInt16LE(value & 0xffff);
  return buffer;
}

export function u32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32LE(value >>> 0);
  return buffer;
}

export function u64(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigUInt64LE(BigInt(value));
  return buffer;
}

/** With its length before it. */
export function prefixed(...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([u32(content.length), content]);
}

export function chunk(type: number, header: readonly Buffer[], body: readonly Buffer[] = []): Buffer {
  const head = Buffer.concat(header);
  const rest = Buffer.concat(body);
  const size = 8 + head.length + rest.length;
  return Buffer.concat([u16(type), u16(8 + head.length), u32(size), head, rest]);
}

const UTF8 = 0x100;

export function stringPool(strings: readonly string[]): Buffer {
  const encoded = strings.map((text) => {
    const bytes = Buffer.from(text);
    return Buffer.concat([length(text.length), length(bytes.length), bytes, u8(0)]);
  });
  let at = 0;
  const offsets = encoded.map((bytes) => {
    at += bytes.length;
    return u32(at - bytes.length);
  });
  const data = Buffer.concat(encoded);
  const padding = Buffer.alloc((4 - (data.length % 4)) % 4);
  const start = 28 + strings.length * 4;
  return chunk(
    0x0001,
    [u32(strings.length), u32(0), u32(UTF8), u32(start), u32(0)],
    [...offsets, data, padding],
  );
}

function length(count: number): Buffer {
  return count < 0x80 ? u8(count) : Buffer.from([0x80 | (count >> 8), count & 0xff]);
}
