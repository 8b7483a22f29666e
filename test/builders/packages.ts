import { randomBytes } from 'node:crypto';
import { aZip, type ZipPart } from './documents.ts';

/** `megabytes` of what cannot be compressed, so that the archive is as large. */
function filling(megabytes: number): ZipPart[] {
  return megabytes === 0 ? [] : [{ name: 'assets/filling', content: randomBytes(megabytes * 2 ** 20) }];
}

export function anApk(more: readonly ZipPart[] = [], megabytes = 0): Buffer {
  return aZip([
    { name: 'AndroidManifest.xml', content: Buffer.from('0300080000000000', 'hex') },
    { name: 'classes.dex', content: `dex\n035\0${randomBytes(8).toString('hex')}` },
    ...filling(megabytes),
    ...more,
  ]);
}

export function anIpa(more: readonly ZipPart[] = []): Buffer {
  return aZip([
    { name: 'Payload/', content: '' },
    { name: 'Payload/Example.app/Info.plist', content: 'bplist00' },
    ...more,
  ]);
}

export function anAab(): Buffer {
  return aZip([
    { name: 'BundleConfig.pb', content: 'x' },
    { name: 'base/manifest/AndroidManifest.xml', content: 'x' },
  ]);
}

export function anXapk(): Buffer {
  return aZip([
    { name: 'manifest.json', content: '{}' },
    { name: 'com.example.apk', content: anApk() },
  ]);
}

export function anApks(): Buffer {
  return aZip([
    { name: 'toc.pb', content: 'x' },
    { name: 'splits/base-master.apk', content: anApk() },
  ]);
}

/** More entries than its closing record can count; all say that they are the one empty file at the beginning. */
export function anArchiveOf(entries: number): Buffer {
  const local = Buffer.alloc(31);
  local.write('PK\x03\x04', 'latin1');
  local.writeUInt16LE(1, 26);
  const directory = Buffer.concat(Array.from({ length: entries }, (_, n) => directoryEntry(`a/${n}`)));
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(entries % 0x10000, 8);
  end.writeUInt16LE(entries % 0x10000, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}

function directoryEntry(name: string): Buffer {
  const entry = Buffer.alloc(46 + name.length);
  entry.write('PK\x01\x02', 'latin1');
  entry.writeUInt16LE(name.length, 28);
  entry.write(name, 46);
  return entry;
}
