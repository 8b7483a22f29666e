/** What somebody does to a package after it was signed; undefined where it has no such place. */
export const TAMPERINGS: Readonly<Record<string, (apk: Buffer) => Buffer | undefined>> = {
  'a byte of the manifest': (apk) => flipped(apk, contentAt(apk, 'AndroidManifest.xml')),
  'a byte of the classes': (apk) => flipped(apk, contentAt(apk, 'classes.dex')),
  'a byte of the signing block': (apk) => {
    const block = blockStart(apk);
    return block === undefined ? undefined : flipped(apk, block + 8 + 8 + 4 + 60);
  },
  'an added entry': addEntry,
  'the signing block removed': (apk) => {
    const block = blockStart(apk);
    return block === undefined ? undefined : joined(apk, apk.subarray(0, block), directoryOf(apk));
  },
  // Scheme v1 does not protect it.
  'a byte of the directory': (apk) =>
    blockStart(apk) === undefined ? undefined : flipped(apk, directoryStart(apk) + 12),
};

const MAGIC = 'APK Sig Block 42';
const END_LENGTH = 22;

function endOf(apk: Buffer): number {
  return apk.lastIndexOf('PK\x05\x06', apk.length - END_LENGTH, 'latin1');
}

function directoryStart(apk: Buffer): number {
  return apk.readUInt32LE(endOf(apk) + 16);
}

function directoryOf(apk: Buffer): Buffer {
  return apk.subarray(directoryStart(apk), endOf(apk));
}

function blockStart(apk: Buffer): number | undefined {
  const directory = directoryStart(apk);
  if (apk.toString('latin1', directory - MAGIC.length, directory) !== MAGIC) return undefined;
  return directory - Number(apk.readBigUInt64LE(directory - 24)) - 8;
}

/** In the middle of the packed contents of an entry. */
function contentAt(apk: Buffer, name: string): number | undefined {
  const end = endOf(apk);
  for (let at = directoryStart(apk); at + 46 <= end; ) {
    const length = apk.readUInt16LE(at + 28);
    if (apk.toString('latin1', at + 46, at + 46 + length) === name) {
      const local = apk.readUInt32LE(at + 42);
      const start = local + 30 + apk.readUInt16LE(local + 26) + apk.readUInt16LE(local + 28);
      return start + Math.floor(apk.readUInt32LE(at + 20) / 2);
    }
    at += 46 + length + apk.readUInt16LE(at + 30) + apk.readUInt16LE(at + 32);
  }
  return undefined;
}

function flipped(apk: Buffer, at: number | undefined): Buffer | undefined {
  if (at === undefined) return undefined;
  const copy = Buffer.from(apk);
  copy.writeUInt8((copy[at] ?? 0) ^ 0x01, at);
  return copy;
}

/** A small stored file before the signing block, listed in the directory. */
function addEntry(apk: Buffer): Buffer {
  const name = Buffer.from('assets/added');
  const common = Buffer.alloc(26);
  common.writeUInt16LE(10, 0);
  common.writeUInt16LE(name.length, 22);
  const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name]);
  const before = blockStart(apk) ?? directoryStart(apk);
  const entry = Buffer.alloc(46);
  entry.write('PK\x01\x02', 'latin1');
  entry.writeUInt16LE(10, 6);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(before, 42);
  const block = apk.subarray(before, directoryStart(apk));
  const directory = Buffer.concat([directoryOf(apk), entry, name]);
  return joined(apk, Buffer.concat([apk.subarray(0, before), local, block]), directory, 1);
}

function joined(apk: Buffer, front: Buffer, directory: Buffer, more = 0): Buffer {
  const end = Buffer.from(apk.subarray(endOf(apk)));
  for (const at of [8, 10]) end.writeUInt16LE(end.readUInt16LE(at) + more, at);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(front.length, 16);
  return Buffer.concat([front, directory, end]);
}
