import { apkParts } from './android/apk.ts';
import { chunk, stringPool, u8, u16, u32 } from './android/binary-chunks.ts';
import { binaryXml } from './android/binary-manifest.ts';
import { aZip, type ZipPart } from './documents.ts';
import { anArchiveOf } from './packages.ts';

const MANIFEST = 'AndroidManifest.xml';
const END = 22;

const withManifest = (content: Buffer): Buffer => aZip([{ name: MANIFEST, content }]);
const withResources = (content: Buffer): Buffer => {
  const [manifest, , classes] = apkParts() as [ZipPart, ZipPart, ZipPart];
  return aZip([manifest, { name: 'resources.arsc', content }, classes]);
};

function changed(file: Buffer, change: (copy: Buffer, end: number) => void): Buffer {
  const copy = Buffer.from(file);
  change(copy, copy.length - END);
  return copy;
}

/** Files made to hang, fill or deceive whoever reads them, each with a finding that has to be named. */
export function hostilePackages(): readonly (readonly [what: string, file: Buffer, finding: string])[] {
  const apk = aZip(apkParts());
  const deep = Array.from({ length: 50_000 }).reduce<Buffer[]>(
    (parts) => {
      parts.push(chunk(0x0102, [u32(1), u32(0xffffffff)], [Buffer.alloc(20)]));
      return parts;
    },
    [stringPool(['a'])],
  );
  const circle = Array.from({ length: 300 }, () =>
    chunk(
      0x0201,
      [u8(1), u8(0), u16(0), u32(1), u32(8 + 12 + 16 + 4), u32(16), Buffer.alloc(12)],
      [u32(0), u16(8), u16(0), u32(0), u16(8), u16(1 << 8), u32(0x7f010000)],
    ),
  );
  const packageHeader = [u32(0x7f), Buffer.alloc(256), u32(0), u32(0), u32(0), u32(0), u32(0)];
  return [
    [
      'a chunk of no length',
      withManifest(Buffer.from('0300080008000000000000000000000000', 'hex')),
      'manifest-damaged',
    ],
    ['chunks of no length inside', withManifest(chunk(0x0003, [], [Buffer.alloc(4096)])), 'manifest-damaged'],
    ['a manifest without end', withManifest(chunk(0x0003, [], deep)), 'manifest-damaged'],
    ['a manifest of 1 GB of zeros', bomb(MANIFEST), 'archive-bomb'],
    ['resources of 1 GB of zeros', bomb('resources.arsc'), 'archive-bomb'],
    [
      'a pool of strings that claims four thousand million',
      withManifest(chunk(0x0003, [], [chunk(0x0001, [u32(0xffffffff), u32(0), u32(0), u32(28), u32(0)])])),
      'manifest-damaged',
    ],
    [
      'resources that refer to each other in a circle',
      withResources(chunk(0x0002, [u32(1)], [chunk(0x0200, packageHeader, circle)])),
      'signature-missing',
    ],
    ['resources that are none', withResources(Buffer.alloc(100_000, 0xff)), 'resources-damaged'],
    [
      'two manifests',
      aZip([...apkParts(), { name: MANIFEST, content: binaryXml({ name: 'manifest' }) }]),
      'archive-duplicate-entry',
    ],
    ['two of the same entries', aZip([...apkParts(), ...apkParts()]), 'archive-duplicate-entry'],
    ['60,000 entries that are one', withOverlaps(60_000), 'archive-overlap'],
    ['more entries than it counts', anArchiveOf(70_000), 'archive-directory-damaged'],
    [
      'a path that leads out',
      aZip([...apkParts(), { name: '../../etc/passwd', content: 'x' }]),
      'archive-path-leads-out',
    ],
    ['something before it', Buffer.concat([Buffer.from('#!/bin/sh\n'), apk]), 'archive-directory-misplaced'],
    [
      'a count that says zip64',
      changed(apk, (copy, end) => copy.writeUInt16LE(0xffff, end + 10)),
      'archive-zip64',
    ],
    [
      'an offset that says zip64',
      changed(apk, (copy, end) => copy.writeUInt32LE(0xffffffff, end + 16)),
      'archive-zip64',
    ],
    [
      'a wrong checksum',
      changed(apk, (copy) => copy.writeUInt32LE(1, directoryOf(copy) + 16)),
      'entry-crc-differs',
    ],
    [
      'a wrong size',
      changed(apk, (copy) => copy.writeUInt32LE(9, directoryOf(copy) + 24)),
      'entry-size-differs',
    ],
    [
      'a method that nobody has',
      changed(
        apk,
        both((copy, at) => copy.writeUInt16LE(99, at), 10, 8),
      ),
      'entry-unknown-method',
    ],
    [
      'a mark of encryption',
      changed(apk, (copy) => copy.writeUInt16LE(1, directoryOf(copy) + 8)),
      'entry-encrypted',
    ],
    ['another name of its own', changed(apk, (copy) => copy.write('B', 30)), 'entry-header-differs'],
    [
      'contents that are not deflated',
      changed(apk, (copy) => copy.fill(0xff, 30 + MANIFEST.length, 90)),
      'entry-not-deflate',
    ],
  ];
}

function directoryOf(file: Buffer): number {
  return file.readUInt32LE(file.length - END + 16);
}

/** The same in the directory and in the entry's own header. */
function both(change: (copy: Buffer, at: number) => void, inDirectory: number, inHeader: number) {
  return (copy: Buffer): void => {
    change(copy, directoryOf(copy) + inDirectory);
    change(copy, inHeader);
  };
}

/** It claims to unpack to a gigabyte. */
function bomb(name: string): Buffer {
  const honest = apkParts().filter((part) => part.name !== name);
  return aZip([...honest, { name, content: Buffer.alloc(2 ** 20), claimedSize: 2 ** 30 }]);
}

/** All of them say that they are the one manifest at the beginning. */
function withOverlaps(count: number): Buffer {
  const apk = aZip(apkParts());
  const start = directoryOf(apk);
  const entry = Buffer.from(apk.subarray(start, start + 46));
  const parts = Array.from({ length: count }, (_, index) => {
    const name = Buffer.from(`a/${index}`);
    const copy = Buffer.from(entry);
    copy.writeUInt16LE(name.length, 28);
    return Buffer.concat([copy, name]);
  });
  const directory = Buffer.concat([...parts, apk.subarray(start, apk.length - END)]);
  const end = Buffer.from(apk.subarray(apk.length - END));
  for (const at of [8, 10]) end.writeUInt16LE(count + apkParts().length, at);
  end.writeUInt32LE(directory.length, 12);
  return Buffer.concat([apk.subarray(0, start), directory, end]);
}
