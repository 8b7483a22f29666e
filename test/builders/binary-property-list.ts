/** A binary property list of texts, as Xcode writes an Info.plist: short, one level deep. */
export function binaryPropertyList(entries: Readonly<Record<string, string>>): Buffer {
  const texts = [...Object.keys(entries), ...Object.values(entries)];
  const count = Object.keys(entries).length;
  const dictionary = Buffer.concat([
    Buffer.from([0xd0 | count]),
    Buffer.from(texts.map((_, index) => index + 1)),
  ]);
  const objects = [dictionary, ...texts.map(text)];
  let at = 8;
  const offsets = objects.map((object) => {
    at += object.length;
    const offset = Buffer.alloc(2);
    offset.writeUInt16BE(at - object.length);
    return offset;
  });
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(2, 6);
  trailer.writeUInt8(1, 7);
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, ...offsets, trailer]);
}

function text(value: string): Buffer {
  const utf16 = Buffer.from(value, 'utf16le').swap16();
  const marker = [0x6f, 0x10, value.length];
  return Buffer.concat([Buffer.from(marker), utf16]);
}
