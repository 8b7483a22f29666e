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
